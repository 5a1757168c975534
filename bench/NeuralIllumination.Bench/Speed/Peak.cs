using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Bench;

/// <summary>What one core can do at most with doubles when no product is fused with its sum: products and sums in registers, nothing else.</summary>
internal static class Peak
{
    private const int Turns = 2_000_000;

    /// <summary>Operations a second, the best of some attempts.</summary>
    public static double Measure()
    {
        int lanes =
            Vector512.IsHardwareAccelerated ? 8
            : Vector256.IsHardwareAccelerated ? 4
            : 2;
        double best = 0;
        double sink = 0;
        for (int attempt = 0; attempt < 12; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            sink +=
                lanes == 8 ? Spin512(Turns)
                : lanes == 4 ? Spin256(Turns)
                : Spin128(Turns);
            best = Math.Max(best, Turns * 16.0 * lanes / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        // Used, or the compiler would leave the work out.
        return double.IsNaN(sink) ? double.NaN : best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Spin512(int turns)
    {
        Vector512<double> m = Vector512.Create(0.9999999);
        Vector512<double> c = Vector512.Create(1e-9);
        Vector512<double> p0 = c;
        Vector512<double> p1 = c;
        Vector512<double> p2 = c;
        Vector512<double> p3 = c;
        Vector512<double> p4 = c;
        Vector512<double> p5 = c;
        Vector512<double> p6 = c;
        Vector512<double> p7 = c;
        Vector512<double> q0 = c;
        Vector512<double> q1 = c;
        Vector512<double> q2 = c;
        Vector512<double> q3 = c;
        Vector512<double> q4 = c;
        Vector512<double> q5 = c;
        Vector512<double> q6 = c;
        Vector512<double> q7 = c;
        for (int i = 0; i < turns; i++)
        {
            p0 *= m;
            q0 += c;
            p1 *= m;
            q1 += c;
            p2 *= m;
            q2 += c;
            p3 *= m;
            q3 += c;
            p4 *= m;
            q4 += c;
            p5 *= m;
            q5 += c;
            p6 *= m;
            q6 += c;
            p7 *= m;
            q7 += c;
        }

        return Vector512.Sum(p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 + q0 + q1 + q2 + q3 + q4 + q5 + q6 + q7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Spin256(int turns)
    {
        Vector256<double> m = Vector256.Create(0.9999999);
        Vector256<double> c = Vector256.Create(1e-9);
        Vector256<double> p0 = c;
        Vector256<double> p1 = c;
        Vector256<double> p2 = c;
        Vector256<double> p3 = c;
        Vector256<double> p4 = c;
        Vector256<double> p5 = c;
        Vector256<double> p6 = c;
        Vector256<double> p7 = c;
        Vector256<double> q0 = c;
        Vector256<double> q1 = c;
        Vector256<double> q2 = c;
        Vector256<double> q3 = c;
        Vector256<double> q4 = c;
        Vector256<double> q5 = c;
        Vector256<double> q6 = c;
        Vector256<double> q7 = c;
        for (int i = 0; i < turns; i++)
        {
            p0 *= m;
            q0 += c;
            p1 *= m;
            q1 += c;
            p2 *= m;
            q2 += c;
            p3 *= m;
            q3 += c;
            p4 *= m;
            q4 += c;
            p5 *= m;
            q5 += c;
            p6 *= m;
            q6 += c;
            p7 *= m;
            q7 += c;
        }

        return Vector256.Sum(p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 + q0 + q1 + q2 + q3 + q4 + q5 + q6 + q7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Spin128(int turns)
    {
        Vector128<double> m = Vector128.Create(0.9999999);
        Vector128<double> c = Vector128.Create(1e-9);
        Vector128<double> p0 = c;
        Vector128<double> p1 = c;
        Vector128<double> p2 = c;
        Vector128<double> p3 = c;
        Vector128<double> p4 = c;
        Vector128<double> p5 = c;
        Vector128<double> p6 = c;
        Vector128<double> p7 = c;
        Vector128<double> q0 = c;
        Vector128<double> q1 = c;
        Vector128<double> q2 = c;
        Vector128<double> q3 = c;
        Vector128<double> q4 = c;
        Vector128<double> q5 = c;
        Vector128<double> q6 = c;
        Vector128<double> q7 = c;
        for (int i = 0; i < turns; i++)
        {
            p0 *= m;
            q0 += c;
            p1 *= m;
            q1 += c;
            p2 *= m;
            q2 += c;
            p3 *= m;
            q3 += c;
            p4 *= m;
            q4 += c;
            p5 *= m;
            q5 += c;
            p6 *= m;
            q6 += c;
            p7 *= m;
            q7 += c;
        }

        return Vector128.Sum(p0 + p1 + p2 + p3 + p4 + p5 + p6 + p7 + q0 + q1 + q2 + q3 + q4 + q5 + q6 + q7);
    }
}
