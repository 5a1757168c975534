using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>One axis: values from <see cref="From"/> to <see cref="To"/>, places from <see cref="Start"/> to <see cref="End"/>.</summary>
internal sealed record Axis(double From, double To, double Start, double End)
{
    /// <summary>Whether equal steps are equal factors.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The place of a value; values outside stand at the edge.</summary>
    public double Place(double value)
    {
        double share = IsLogarithmic
            ? (Math.Log10(Math.Max(value, double.Epsilon)) - Math.Log10(From)) / (Math.Log10(To) - Math.Log10(From))
            : (value - From) / (To - From);
        return Start + (End - Start) * Math.Clamp(share, 0, 1);
    }

    /// <summary>Round numbers along the axis, about <paramref name="wanted"/> of them.</summary>
    public IEnumerable<double> Ticks(int wanted)
    {
        if (IsLogarithmic)
            return Powers(wanted);
        double raw = (To - From) / wanted;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double size = new[] { 1.0, 2, 5, 10 }.First(step => step * power >= raw * 0.999) * power;
        int count = (int)Math.Floor((To - From) / size + 1e-9);
        return Enumerable.Range(0, count + 1).Select(i => From + i * size);
    }

    /// <summary>Its ticks, all written with as many decimals as their step has.</summary>
    public IEnumerable<(double Value, string Name)> NamedTicks(int wanted)
    {
        double[] ticks = [.. Ticks(wanted)];
        double step = ticks.Length > 1 ? ticks[1] - ticks[0] : To - From;
        int decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        string format = To >= 10_000 ? "0.#e0" : "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return ticks.Select(tick => (tick, tick == 0 ? "0" : tick.ToString(format, CultureInfo.InvariantCulture)));
    }

    /// <summary>The next round number at or above a value larger than 0.</summary>
    public static double RoundAbove(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double factor = new[] { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 }.First(step => step * power >= value * (1 - 1e-9));
        // Through its text: 3 · 0.1 is not the number that is written 0.3.
        return double.Parse(
            (factor * power).ToString("G3", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
    }

    /// <summary>A whole-number axis of epochs, 0 to the last.</summary>
    public static IEnumerable<int> EpochTicks(int last, int wanted) =>
        last == 0
            ? [0]
            : new Axis(0, last, 0, 1).Ticks(wanted).Where(tick => tick == Math.Round(tick)).Select(tick => (int)tick);

    /// <summary>10ⁿ as it is written.</summary>
    public static string PowerName(double value)
    {
        int power = (int)Math.Round(Math.Log10(value));
        const string digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string written = Math.Abs(power).ToString(CultureInfo.InvariantCulture);
        return "10" + (power < 0 ? "⁻" : "") + string.Concat(written.Select(c => digits[c - '0']));
    }

    private IEnumerable<double> Powers(int wanted)
    {
        int low = (int)Math.Ceiling(Math.Log10(From) - 1e-9);
        int high = (int)Math.Floor(Math.Log10(To) + 1e-9);
        int step = Math.Max(1, (high - low + wanted) / wanted);
        for (int power = low; power <= high; power += step)
            yield return Math.Pow(10, power);
    }
}
