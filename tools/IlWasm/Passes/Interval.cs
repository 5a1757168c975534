namespace IlWasm;

/// <summary>Between which doubles a value lies, both included, and whether it may be NaN.</summary>
/// <remarks>Rounding keeps order, so an operation's extremes are those of its rounded results at the ends.</remarks>
internal readonly record struct Interval(double Low, double High, bool MayBeNaN)
{
    /// <summary>Any double at all.</summary>
    public static Interval Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity, MayBeNaN: true);

    /// <summary>One value.</summary>
    public static Interval Of(double value) => double.IsNaN(value) ? Any : new(value, value, MayBeNaN: false);

    /// <summary>Whether no value at all is left.</summary>
    public bool IsEmpty => Low > High && !MayBeNaN;

    /// <summary>Whether the conversion to an int is exact about its range: −2³¹ − 1 &lt; x &lt; 2³¹.</summary>
    public bool FitsInt32 => !MayBeNaN && Low > -2147483649.0 && High < 2147483648.0;

    /// <summary>Whether the conversion to a long is in range: −2⁶³ ≤ x &lt; 2⁶³.</summary>
    public bool FitsInt64 => !MayBeNaN && Low >= -9223372036854775808.0 && High < 9223372036854775808.0;

    /// <summary>The values of either.</summary>
    public Interval Or(Interval other) =>
        new(Math.Min(Low, other.Low), Math.Max(High, other.High), MayBeNaN || other.MayBeNaN);

    /// <summary>As <see cref="Or"/>, but what grows grows without end, so that loops settle.</summary>
    public Interval Widen(Interval other) =>
        new(
            other.Low < Low ? double.NegativeInfinity : Low,
            other.High > High ? double.PositiveInfinity : High,
            MayBeNaN || other.MayBeNaN
        );

    /// <summary>The interval of <paramref name="operation"/>, increasing or decreasing in each operand alone, over two intervals.</summary>
    public static Interval Combine(Interval a, Interval b, Func<double, double, double> operation)
    {
        if (a.MayBeNaN || b.MayBeNaN)
            return Any;
        double[] ends =
        [
            operation(a.Low, b.Low),
            operation(a.Low, b.High),
            operation(a.High, b.Low),
            operation(a.High, b.High),
        ];

        // ∞ − ∞ or 0 · ∞ among the ends: NaN may be among the values too, and infinity stands for "any".
        bool isOpen = double.IsInfinity(a.Low + b.Low) || double.IsInfinity(a.High + b.High) || ends.Any(double.IsNaN);
        return isOpen ? Any : new Interval(ends.Min(), ends.Max(), MayBeNaN: false);
    }
}
