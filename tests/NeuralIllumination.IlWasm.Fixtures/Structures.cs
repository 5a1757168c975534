namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>Objects, arrays, calls and control flow together.</summary>
public static class Structures
{
    public static int NewArrayLength(int length) => length > 1000 ? 0 : new int[length].Length;

    public static double DoubleElement(int at, double value)
    {
        double[] values = new double[5];
        values[at] = value;
        values[at] += 1;
        values[at] *= values[at];
        return values[at] + values[4];
    }

    public static int IntElement(int at, int value)
    {
        int[] values = new int[5];
        values[at]++;
        values[at] -= value;
        values[at] <<= 3;
        return values[at] ^ values[0];
    }

    public static long LongElement(int at, long value)
    {
        long[] values = new long[5];
        values[at] = value;
        values[at] |= 5;
        return values[at] + values[1];
    }

    public static int EnumElement(int at)
    {
        Sign[] signs = new Sign[4];
        signs[at] = Sign.Other;
        return (int)signs[at] + (int)signs[0];
    }

    public static double Jagged(int row, int column)
    {
        double[][] rows = new double[4][];
        for (int i = 0; i < 3; i++)
        {
            rows[i] = new double[i + 1];
            for (int k = 0; k <= i; k++)
                rows[i][k] = i * 10 + k;
        }

        return rows[row][column];
    }

    public static double Objects(int count, double value)
    {
        Cell first = new Cell(count & 7, null);
        Cell second = new Cell(3, first);
        first.Value = value;
        second.Value += 2;
        second.IsOn = value > 0;
        first.Sign = second.IsOn ? Sign.Minus : Sign.Other;
        first.Add(count);
        second.Next!.Add(-1);
        double sum = first.Total + second.Total + first.Count * 100 + (int)first.Sign;
        for (int i = 0; i < first.Sizes.Length; i++)
            sum += first.Sizes[i].Length * first.Number(i);
        return second.IsOn ? sum + second.Next.Value : sum - second.Value;
    }

    public static int Chain(int length, int steps)
    {
        Cell? chain = null;
        for (int i = 0; i < (length & 15); i++)
            chain = new Cell(i, chain);
        for (int i = 0; i < (steps & 15); i++)
            chain = chain!.Next;
        return chain!.Count;
    }

    public static int ReadonlyInConstructor(int turns)
    {
        Counter counter = new Counter(turns & 15);
        return counter.Count * 1000 + counter.Sum * 7 + counter.Seen.Length;
    }

    public static int NullNeverUsed(int turns)
    {
        int[]? numbers = turns > 0 ? new int[64] : null;
        Counter? counter = turns > 0 ? new Counter(3) : null;
        int sum = 0;
        for (int i = 0; i < (turns & 63); i++)
            sum += numbers![i] + counter!.Count + counter.Seen[0] + i;
        return sum;
    }

    public static int NullUsedLate(int turns)
    {
        Counter? counter = null;
        int sum = 0;
        for (int i = 0; i < (turns & 15); i++)
        {
            if (i > 3)
                sum += counter!.Count;
            sum += i;
        }

        return sum;
    }

    public static int ForEach(int length)
    {
        int sum = 0;
        foreach (int number in new Cell(length & 15, null) is { } cell ? cell.Numbers : new int[2])
            sum = sum * 3 + number;
        return sum;
    }

    public static int NullField(int which)
    {
        Cell? cell = which == 0 ? null : new Cell(2, null);
        return cell!.Next == null ? 5 : 6;
    }

    public static long NullTotal(int which)
    {
        Cell? cell = which > 0 ? new Cell(2, null) : null;
        cell!.Add(3);
        return cell.Total;
    }

    public static int NullLength(int which)
    {
        int[]? numbers = which == 0 ? null : new int[3];
        return numbers!.Length;
    }

    public static int NullInLoop(int which)
    {
        int[]? numbers = which == 0 ? null : new int[3];
        int sum = 0;
        for (int i = 0; i < numbers!.Length; i++)
            sum += numbers[i] + 1;
        return sum;
    }

    public static double NullElement(int which, int at)
    {
        double[]? numbers = which == 0 ? null : new double[3];
        return numbers![at];
    }

    public static int Ternaries(int a, int b, bool c) =>
        (c ? a : b) * (a > b ? (c ? 1 : 2) : a) + Sum(a, c ? b : a, c ? 1 : 2);

    public static int Order(int a, int b)
    {
        int[] log = new int[8];
        int result = Note(log, a) * 3 - (Note(log, b) + (a > b ? Note(log, 5) : log[0])) / (Note(log, 1) | 1);
        log[Note(log, 7) & 7] = Note(log, 9) + log[1];
        return result ^ log[1] * 31 ^ log[2] * 17 ^ log[7];
    }

    public static int Swap(int a, int b, int times)
    {
        for (int i = 0; i < (times & 7); i++)
        {
            (a, b) = (b, a + b);
            a = a++ + ++b;
        }

        return a - b;
    }

    public static long Factorial(int n) =>
        n <= 1 ? 1
        : n > 20 ? -1
        : n * Factorial(n - 1);

    public static bool IsEven(int n) => n == 0 || (n > 0 && n < 50 && IsOdd(n - 1));

    public static int Collatz(int n)
    {
        int steps = 0;
        while (n > 1 && steps < 200)
        {
            if ((n & 1) == 0)
                n >>= 1;
            else
                n = unchecked(n * 3 + 1);
            steps++;
        }

        return steps;
    }

    public static int Primes(int below)
    {
        below &= 127;
        int[] composite = new int[below + 1];
        int count = 0;
        for (int i = 2; i < below; i++)
        {
            if (composite[i] != 0)
                continue;
            count++;
            for (int k = i * i; k < below; k += i)
                composite[k] = 1;
        }

        return count;
    }

    public static int Breaks(int a, int b)
    {
        int found = -1;
        for (int i = 0; i < 10; i++)
        {
            for (int k = 0; ; k++)
            {
                if (i * k == (a & 31))
                {
                    found = i * 100 + k;
                    goto done;
                }

                if (k > 6)
                    break;
                if (((i ^ k) & 3) == (b & 3))
                    continue;
                found += k;
            }
        }

        done:
        return found;
    }

    public static int States(int seed, int steps)
    {
        int state = 0;
        int sum = 0;
        for (int i = 0; i < (steps & 63); i++)
        {
            switch (state)
            {
                case 0:
                    state = (seed + i) % 3 == 0 ? 1 : 2;
                    break;
                case 1:
                    sum += i;
                    state = 3;
                    continue;
                case 2:
                    sum ^= i << 2;
                    state = (i & 1) == 0 ? 0 : 3;
                    break;
                case 3:
                    if (sum > 1000)
                        return sum;
                    state = 0;
                    break;
            }

            sum++;
        }

        return sum - state;
    }

    public static double Dot(int n, double a)
    {
        n &= 31;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = a * i;
            y[i] = a - i;
        }

        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static bool IsOdd(int n) => n != 0 && IsEven(n - 1);

    private static int Sum(int a, int b, int c) => a + b * c;

    private static int Note(int[] log, int value)
    {
        log[0]++;
        log[log[0] & 7] = value;
        return value;
    }
}
