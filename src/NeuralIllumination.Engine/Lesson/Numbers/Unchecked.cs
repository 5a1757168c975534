using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuralIllumination.Engine;

/// <summary>
/// Elements of arrays without a look at their bounds, for the innermost loops: there the check costs as much as the arithmetic. The loops'
/// limits are the layers' own shapes, which the arrays were made for.
/// </summary>
internal static class Unchecked
{
    /// <summary>The place of <c>values[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref double Of(double[] values, int i)
    {
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i);
    }

    /// <summary><c>values[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double At(double[] values, int i)
    {
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i);
    }

    /// <summary>Two elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128(double[] values, int i)
    {
        return Vector128.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Four elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256(double[] values, int i)
    {
        return Vector256.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Eight elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load512(double[] values, int i)
    {
        return Vector512.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Writes two elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double[] values, int i, Vector128<double> vector)
    {
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Writes four elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double[] values, int i, Vector256<double> vector)
    {
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Writes eight elements, from i on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double[] values, int i, Vector512<double> vector)
    {
        vector.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), i));
    }

    /// <summary>Takes a step down a gradient: <c>θ ← θ − η g</c>, as <see cref="Updates.Sgd"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Learn(double[] target, int i, double gradient, double rate)
    {
        ref double place = ref Of(target, i);
        place -= rate * gradient;
    }

    /// <summary>Two steps at once, all of them at one rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Learn(ref double place, Vector128<double> gradient, Vector128<double> rates)
    {
        (Vector128.LoadUnsafe(ref place) - rates * gradient).StoreUnsafe(ref place);
    }

    /// <summary>Four steps at once, all of them at one rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Learn(ref double place, Vector256<double> gradient, Vector256<double> rates)
    {
        (Vector256.LoadUnsafe(ref place) - rates * gradient).StoreUnsafe(ref place);
    }

    /// <summary>Eight steps at once, all of them at one rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Learn(ref double place, Vector512<double> gradient, Vector512<double> rates)
    {
        (Vector512.LoadUnsafe(ref place) - rates * gradient).StoreUnsafe(ref place);
    }

    /// <summary>Writes one number to <paramref name="count"/> places.</summary>
    public static void Fill(double[] values, int at, int count, double value)
    {
        for (int i = at; i < at + count; i++)
            values[i] = value;
    }

    /// <summary>Copies <paramref name="count"/> numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(double[] from, int fromAt, double[] to, int toAt, int count)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
                Store(to, toAt + i, Load512(from, fromAt + i));
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
                Store(to, toAt + i, Load256(from, fromAt + i));
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 2 <= count; i += 2)
                Store(to, toAt + i, Load128(from, fromAt + i));
        }

        for (; i < count; i++)
            to[toAt + i] = from[fromAt + i];
    }

    /// <summary>Copies whole numbers, with a look at the bounds: these are seldom.</summary>
    public static void CopyInts(int[] from, int[] to, int count)
    {
        for (int i = 0; i < count; i++)
            to[i] = from[i];
    }
}
