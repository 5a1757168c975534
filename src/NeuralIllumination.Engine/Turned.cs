using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>A square of a matrix, turned in registers.</summary>
internal static class Turned
{
    /// <summary>Copies four rows of four numbers as four columns.</summary>
    /// <param name="from">The matrix.</param>
    /// <param name="at">Where the square begins in it.</param>
    /// <param name="row">How far its rows are apart.</param>
    /// <param name="to">The transposed matrix.</param>
    /// <param name="toAt">Where the square begins in it.</param>
    /// <param name="toRow">How far its rows are apart.</param>
    public static void Four(double[] from, int at, int row, double[] to, int toAt, int toRow)
    {
        Vector256<double> r0 = Unchecked.Load256(from, at);
        Vector256<double> r1 = Unchecked.Load256(from, at + row);
        Vector256<double> r2 = Unchecked.Load256(from, at + 2 * row);
        Vector256<double> r3 = Unchecked.Load256(from, at + 3 * row);
        Vector256<double> low01 = Even(r0, r1);
        Vector256<double> high01 = Odd(r0, r1);
        Vector256<double> low23 = Even(r2, r3);
        Vector256<double> high23 = Odd(r2, r3);
        Unchecked.Store(to, toAt, Vector256.Create(low01.GetLower(), low23.GetLower()));
        Unchecked.Store(to, toAt + toRow, Vector256.Create(high01.GetLower(), high23.GetLower()));
        Unchecked.Store(to, toAt + 2 * toRow, Vector256.Create(low01.GetUpper(), low23.GetUpper()));
        Unchecked.Store(to, toAt + 3 * toRow, Vector256.Create(high01.GetUpper(), high23.GetUpper()));
    }

    /// <summary>a0 b0 a2 b2.</summary>
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
