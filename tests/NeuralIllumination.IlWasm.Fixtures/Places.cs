using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>Elements reached by their place. Indices are cut to the array's length: outside it nothing is promised.</summary>
public static class Places
{
    public static double Read(int i, double x) => Unsafe.Add(ref Start(Filled(x)), i & 7);

    public static double ReadBackwards(int i, double x)
    {
        ref double last = ref Unsafe.Add(ref Start(Filled(x)), 7);
        return Unsafe.Add(ref last, -(i & 7));
    }

    public static double Write(int i, double x)
    {
        double[] a = Filled(x);
        Unsafe.Add(ref Start(a), i & 7) = x + 0.25;
        return Total(a);
    }

    public static double Increase(int i, double x)
    {
        double[] a = Filled(1);
        ref double place = ref Unsafe.Add(ref Start(a), i & 7);
        place += x;
        place *= 3;
        return Total(a);
    }

    public static double Along(int step, double x)
    {
        double[] a = Filled(x);
        int stride = step & 1;
        ref double place = ref Start(a);
        double total = 0;
        for (int n = 0; n < 7; n++)
        {
            total = total * 0.5 + place;
            place = ref Unsafe.Add(ref place, stride);
        }

        return total;
    }

    public static double ThroughBoth(double x, double y)
    {
        double[] a = Filled(1);
        ref double place = ref Unsafe.Add(ref Start(a), 2);
        a[2] = x;
        double first = place;
        place = y;
        return first * 31 + a[2];
    }

    public static double ByConstants(int i, double x)
    {
        double[] a = new double[1100];
        ref double start = ref Start(a);
        ref double middle = ref Unsafe.Add(ref start, 600 + (i & 7));
        Unsafe.Add(ref middle, 3) = x;
        Unsafe.Add(ref middle, -5) = x + 1;
        Unsafe.Add(ref Unsafe.Add(ref start, 400), 120) = x + 2;
        Unsafe.Add(ref start, 1090) = x + 3;
        Vector128<double> pair = Vector128.LoadUnsafe(ref Unsafe.Add(ref middle, 2));
        (pair + Vector128.Create(Unsafe.Add(ref start, 520))).StoreUnsafe(ref Unsafe.Add(ref start, 1));
        return a[2] * 7 + a[595 + (i & 7)] * 31 + a[520] * 127 + a[1090] * 511 + a[603 + (i & 7)];
    }

    public static double PerhapsTheSame(int i, int j, double x)
    {
        double[] a = Filled(2);
        ref double one = ref Unsafe.Add(ref Start(a), i & 7);
        ref double other = ref Unsafe.Add(ref Start(a), j & 7);
        double before = one;
        other = x;
        double after = one;
        return before * 1000 + after;
    }

    public static double Overlapping(int i, int j, double x)
    {
        double[] a = Filled(x);
        ref double start = ref Start(a);
        Vector128<double> pair = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, i & 3));
        (pair * pair).StoreUnsafe(ref Unsafe.Add(ref start, j & 3));
        Vector128<double> again = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, i & 3));
        (pair + again).StoreUnsafe(ref Unsafe.Add(ref start, 6));
        return Total(a);
    }

    public static double Spread(int i, double x)
    {
        double[] a = Filled(x);
        ref double start = ref Start(a);
        Vector128<double> sum = Vector128<double>.Zero;
        for (int n = 0; n < 4; n++)
            sum += Vector128.LoadUnsafe(ref Unsafe.Add(ref start, n)) * Vector128.Create(Unsafe.Add(ref start, i & 7));
        return sum.ToScalar() * 7 + sum.GetElement(1);
    }

    public static double AcrossACall(int i, double x)
    {
        double[] a = Filled(1);
        ref double place = ref Unsafe.Add(ref Start(a), i & 7);
        double before = place;
        Set(a, i & 7, x);
        return before + 3 * place;
    }

    public static double GivenAway(int i, double x)
    {
        double[] a = Filled(x);
        Raise(ref Unsafe.Add(ref Start(a), i & 7), x);
        return Twice(ref a[3]) + Total(a);
    }

    public static double OfNoArray(int some)
    {
        double[]? a = some > 0 ? Filled(some) : null;
        return MemoryMarshal.GetArrayDataReference(a!);
    }

    private static ref double Start(double[] a) => ref MemoryMarshal.GetArrayDataReference(a);

    private static void Raise(ref double place, double x)
    {
        for (int n = 0; n < 3; n++)
            place = place * 0.5 + x;
    }

    private static double Twice(ref double place) => place + place;

    private static void Set(double[] a, int i, double x)
    {
        for (int n = 0; n < 2; n++)
            a[i] = x - n;
    }

    private static double[] Filled(double x)
    {
        double[] a = new double[8];
        for (int i = 0; i < a.Length; i++)
            a[i] = x * i + 1;
        return a;
    }

    private static double Total(double[] a)
    {
        double total = 0;
        for (int i = 0; i < a.Length; i++)
            total = total * 0.75 + a[i];
        return total;
    }
}
