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
