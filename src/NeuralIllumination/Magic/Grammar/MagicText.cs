using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic;

/// <summary>Turns an option's text into its value; what does not fit is refused with one line: what was expected, what came.</summary>
internal static class MagicText
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static long Whole(string name, string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        && value >= least
        && value <= most
            ? value
            : throw Refuse(
                most == long.MaxValue
                    ? $"{name} must be a whole number, {least} or more"
                    : $"{name} must be a whole number from {least} to {most}",
                text
            );

    /// <summary>A number in its range.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static double Number(string name, string text, NumberRange range) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && range.Contains(value)
            ? value
            : throw Refuse($"{name} must lie in {range}", text);

    /// <summary>A finite number.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static double Finite(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : throw Refuse($"{name} must be a finite number", text);

    /// <summary>At least 2 whole numbers of at least 1, with commas between.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static int[] Sizes(string name, string text)
    {
        string[] parts = text.Split(',');
        int[] sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (
                !int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i])
                || sizes[i] < 1
            )
                throw Refuse($"{name} must be whole numbers of at least 1 with commas between", text);
        }

        return sizes.Length >= 2 ? sizes : throw Refuse($"{name} must have at least 2 sizes, inputs and outputs", text);
    }

    /// <summary>Some of a kind's words, with commas between.</summary>
    /// <exception cref="OptionException">Another word; the nearest is suggested.</exception>
    public static T[] Terms<T>(string name, string text)
        where T : struct, Enum =>
        [
            .. text.Split(',')
                .Select(word => Learning.Terms.Parse<T>(Word(name, word.Trim(), Learning.Terms.Names<T>()))),
        ];

    /// <summary>One of a few words, in any case.</summary>
    /// <exception cref="OptionException">Another word; the nearest is suggested.</exception>
    public static string Word(string name, string text, IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return word;
        }

        string hint = Spelling.Nearest(text, words) is { } nearest ? $" Did you mean {nearest}?" : "";
        throw new OptionException($"{name} must be one of {string.Join(", ", words)}; got {Quoted.Of(text)}.{hint}");
    }

    /// <summary>Finite numbers with commas between.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static double[] Values(string name, string text) =>
        [.. text.Split(',').Select(part => Finite(name, part.Trim()))];

    /// <summary>A hidden layer's unit, LAYER.UNIT.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static (int Layer, int Unit) Unit(string name, string text) =>
        Places(text) is [int layer, int unit]
            ? (layer, unit)
            : throw Refuse($"{name} must be LAYER.UNIT, layers from 1 and units from 0", text);

    /// <summary>A weight, LAYER.UNIT.INPUT, or a bias, LAYER.UNIT.</summary>
    /// <exception cref="OptionException">Another text.</exception>
    public static (int Layer, int Unit, int? Input) Parameter(string name, string text)
    {
        int[] numbers = Places(text);
        return numbers.Length is 2 or 3
            ? (numbers[0], numbers[1], numbers.Length == 3 ? numbers[2] : null)
            : throw Refuse(
                $"{name} must be LAYER.UNIT.INPUT for a weight or LAYER.UNIT for a bias, layers from 1, units and inputs from 0",
                text
            );
    }

    /// <summary>Whole numbers with dots between; none where one is something else.</summary>
    private static int[] Places(string text)
    {
        string[] parts = text.Split('.');
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return [];
        }

        return numbers;
    }

    private static OptionException Refuse(string expected, string text) => new($"{expected}; got {Quoted.Of(text)}.");
}
