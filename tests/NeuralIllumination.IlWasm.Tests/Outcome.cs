using System.Globalization;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>What a call came to: a value's bits, every NaN being the same one, or a trap, which every exception is.</summary>
internal readonly record struct Outcome(bool IsTrap, long Bits)
{
    public static Outcome Trap { get; } = new(true, 0);

    public static Outcome Of(object? value) =>
        value switch
        {
            null => new(false, 0),
            double.NaN => new(false, 0x7FF8000000000000),
            double number => new(false, BitConverter.DoubleToInt64Bits(number)),
            long number => new(false, number),
            ulong number => new(false, unchecked((long)number)),
            uint number => new(false, unchecked((int)number)),
            bool flag => new(false, flag ? 1 : 0),
            Enum number => new(false, Convert.ToInt32(number, CultureInfo.InvariantCulture)),
            _ => new(false, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        };

    public override string ToString() => IsTrap ? "trap" : $"{Bits:x16}";
}
