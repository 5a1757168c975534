using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        // 256 bits are accelerated on x86 alone, where both of these are.
        Vector256<double> even01 = Avx.UnpackLow(r0, r1);
        Vector256<double> odd01 = Avx.UnpackHigh(r0, r1);
        Vector256<double> even23 = Avx.UnpackLow(r2, r3);
        Vector256<double> odd23 = Avx.UnpackHigh(r2, r3);
        Unchecked.Store(to, toAt, Avx.Permute2x128(even01, even23, 0x20));
        Unchecked.Store(to, toAt + toRow, Avx.Permute2x128(odd01, odd23, 0x20));
        Unchecked.Store(to, toAt + 2 * toRow, Avx.Permute2x128(even01, even23, 0x31));
        Unchecked.Store(to, toAt + 3 * toRow, Avx.Permute2x128(odd01, odd23, 0x31));
    }
}
