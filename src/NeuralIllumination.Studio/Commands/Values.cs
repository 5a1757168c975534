using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Commands;

/// <summary>Options whose values are checked as they are read, with a message that says what was expected and what came.</summary>
internal static class Values
{
    /// <summary>A whole number in a range.</summary>
    public static Option<long?> Whole(string name, string help, string valueName, long least, long most) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
                long.TryParse(Only(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                && value >= least
                && value <= most
                    ? value
                    : Refuse<long?>(
                        result,
                        most == long.MaxValue
                            ? $"{name} must be a whole number, {least} or more"
                            : $"{name} must be a whole number from {least} to {most}"
                    ),
        };

    /// <summary>A number in its range, which the help names after <paramref name="what"/>.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="what">What it does.</param>
    /// <param name="valueName">What the help calls the number.</param>
    /// <param name="range">The range.</param>
    /// <param name="otherwise">What it is unless it is given; null for the range's own default.</param>
    public static Option<double?> Within(
        string name,
        string what,
        string valueName,
        NumberRange range,
        string? otherwise = null
    ) =>
        new(name)
        {
            Description = otherwise is null ? $"{what}, {range.Help}" : $"{what}, in {range} [default: {otherwise}]",
            HelpName = valueName,
            CustomParser = result =>
                double.TryParse(Only(result), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && range.Contains(value)
                    ? value
                    : Refuse<double?>(result, $"{name} must lie in {range}"),
        };

    /// <summary>Whole numbers of at least 1, with commas between.</summary>
    public static Option<int[]?> Sizes(string name, string help, string valueName) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
            {
                string[] parts = Only(result).Split(',');
                int[] sizes = new int[parts.Length];
                for (int i = 0; i < parts.Length; i++)
                {
                    if (
                        !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i])
                        || sizes[i] < 1
                    )
                        return Refuse<int[]?>(
                            result,
                            $"{name} must be whole numbers of at least 1 with commas between"
                        );
                }

                return sizes.Length < 2
                    ? Refuse<int[]?>(result, $"{name} must have at least 2 sizes, inputs and outputs")
                    : sizes;
            },
        };

    /// <summary>A place in a run: EPOCH, or EPOCH.BATCH.</summary>
    public static Option<Place?> PlaceIn(string name, string help, string valueName) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
                Place.Parse(Only(result))
                ?? Refuse<Place?>(
                    result,
                    $"{name} must be EPOCH or EPOCH.BATCH, whole numbers from 0 to {Trainer.MostEpochs}"
                ),
        };

    /// <summary>One of a few words.</summary>
    public static Option<string?> Word(string name, string help, string valueName, IReadOnlyList<string> words) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
                words.FirstOrDefault(word => string.Equals(word, Only(result), StringComparison.OrdinalIgnoreCase))
                ?? Refuse<string?>(result, $"{name} must be one of {string.Join(", ", words)}"),
        };

    /// <summary>Some of a few words, with commas between.</summary>
    public static Option<string[]?> Words(string name, string help, string valueName, IReadOnlyList<string> words) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
            {
                string[] given = [.. Only(result).Split(',').Select(word => word.Trim())];
                return given.All(word => words.Contains(word, StringComparer.OrdinalIgnoreCase))
                    ? given
                    : Refuse<string[]?>(
                        result,
                        $"{name} must be some of {string.Join(", ", words)}, with commas between"
                    );
            },
        };

    /// <summary>A path.</summary>
    public static Option<string?> PathTo(string name, string help, string valueName) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
                Only(result) is { } path && !string.IsNullOrWhiteSpace(path)
                    ? path
                    : Refuse<string?>(result, $"{name} must be a path"),
        };

    /// <summary>Any text but blanks.</summary>
    public static Option<string?> Text(string name, string help, string valueName) =>
        new(name)
        {
            Description = help,
            HelpName = valueName,
            CustomParser = result =>
                Only(result) is { } text && !string.IsNullOrWhiteSpace(text)
                    ? text
                    : Refuse<string?>(result, $"{name} must be a text"),
        };

    private static string Only(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string expected)
    {
        result.AddError($"{expected}; got \"{Only(result)}\".");
        return default;
    }
}
