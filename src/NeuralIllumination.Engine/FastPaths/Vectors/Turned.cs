using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>Matrices turned in registers.</summary>
internal static class Turned
{
    /// <summary>Copies a matrix as its transpose, in squares of four rows by four columns, as far as they are whole.</summary>
    /// <param name="from">The matrix.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="to">Receives the transpose, from its beginning.</param>
    /// <param name="rows">The matrix' rows.</param>
    /// <param name="columns">Its columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fours(double[] from, int at, double[] to, int rows, int columns)
    {
        for (int i = 0; i + 4 <= rows; i += 4)
        {
            ref double source = ref Unchecked.Of(from, at + i * columns);
            ref double target = ref Unchecked.Of(to, i);
            for (int o = 0; o + 4 <= columns; o += 4)
            {
                Vector256<double> r0 = Vector256.LoadUnsafe(ref source);
                Vector256<double> r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, columns));
                Vector256<double> r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * columns));
                Vector256<double> r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * columns));
                Vector256<double> low01 = Even(r0, r1);
                Vector256<double> high01 = Odd(r0, r1);
                Vector256<double> low23 = Even(r2, r3);
                Vector256<double> high23 = Odd(r2, r3);
                Vector256.Create(low01.GetLower(), low23.GetLower()).StoreUnsafe(ref target);
                target = ref Unsafe.Add(ref target, rows);
                Vector256.Create(high01.GetLower(), high23.GetLower()).StoreUnsafe(ref target);
                target = ref Unsafe.Add(ref target, rows);
                Vector256.Create(low01.GetUpper(), low23.GetUpper()).StoreUnsafe(ref target);
                target = ref Unsafe.Add(ref target, rows);
                Vector256.Create(high01.GetUpper(), high23.GetUpper()).StoreUnsafe(ref target);
                target = ref Unsafe.Add(ref target, rows);
                source = ref Unsafe.Add(ref source, 4);
            }
        }
    }

    /// <summary>Turns a matrix of two columns into two rows, four of its rows at a time.</summary>
    /// <returns>The first row not turned.</returns>
    public static int Pairs(double[] from, int at, double[] to, int rows)
    {
        Vector512<long> apart = Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7);
        int i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            Vector512<double> four = Vector512.Shuffle(Unchecked.Load512(from, at + 2 * i), apart);
            Unchecked.Store(to, i, four.GetLower());
            Unchecked.Store(to, rows + i, four.GetUpper());
        }

        return i;
    }

    /// <summary>a0 b0 a2 b2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Even(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> first = Vector256.Create(-1L, 0, -1, 0).AsDouble();
        return Vector256.ConditionalSelect(first, a, Vector256.Shuffle(b, Vector256.Create(0L, 0, 2, 2)));
    }

    /// <summary>a1 b1 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Odd(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> first = Vector256.Create(-1L, 0, -1, 0).AsDouble();
        return Vector256.ConditionalSelect(first, Vector256.Shuffle(a, Vector256.Create(1L, 1, 3, 3)), b);
    }
}
