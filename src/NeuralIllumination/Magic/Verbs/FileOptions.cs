using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary>What is said of a CSV file in a magic's line.</summary>
internal static class FileOptions
{
    /// <summary>The options.</summary>
    public static IReadOnlyList<MagicOption> All { get; } =
    [
        new(
            "--label",
            "COLUMN",
            "The file's column of classes: its name, its number from 1, first or last [default: found]"
        )
        {
            Completions = ["first", "last"],
        },
        new("--target", "COLUMNS", "The file's column of numbers to be predicted; several with commas between"),
        new("--without", "COLUMNS", "The file's columns that are not learned from, with commas between"),
        new("--header", "WORD", "Whether the file's first line names its columns: yes, no [default: found]")
        {
            Completions = ["yes", "no"],
        },
        new(
            "--scale",
            "WORD",
            $"How the file's values are made small: {string.Join(", ", Terms.Names<Scaling>())} [default: as they are]"
        )
        {
            Completions = Terms.Names<Scaling>(),
        },
        new("--test-share", "SHARE", $"The share of the file to be tested on, {Ranges.TestShare.Help}"),
        new("--width", "N", "Pixels across, 1 or more [default: a square picture where unnamed values make one]"),
    ];

    /// <summary>The file that a line names, and what it says of it.</summary>
    /// <exception cref="OptionException">A word or a number that is none.</exception>
    public static CsvFile Of(MagicCall call, string path) =>
        new()
        {
            Path = path,
            TestShare = call.Number("--test-share", Ranges.TestShare),
            Width = (int?)call.Whole("--width", 1, int.MaxValue),
            Scale = call.Has("--scale") ? call.Term("--scale", Scaling.Standard) : null,
            Columns = new()
            {
                Label = call.Text("--label"),
                Targets = CsvChoice.Listed(call.Text("--target")),
                Without = CsvChoice.Listed(call.Text("--without")),
                HasHeader = call.Text("--header") switch
                {
                    null => null,
                    "yes" => true,
                    "no" => false,
                    var other => throw new OptionException($"--header must be yes or no; got \"{other}\"."),
                },
            },
        };

    /// <summary>Refuses them where there is no file.</summary>
    /// <param name="call">The line.</param>
    /// <param name="belongsTo">The option that names a file.</param>
    /// <param name="otherwise">What there is instead.</param>
    /// <exception cref="OptionException">One of them was given.</exception>
    public static void CheckAbsent(MagicCall call, string belongsTo, string otherwise)
    {
        foreach (MagicOption option in All)
        {
            if (call.Has(option.Name))
                throw new OptionException($"{option.Name} belongs to {belongsTo}; {otherwise}.");
        }
    }
}
