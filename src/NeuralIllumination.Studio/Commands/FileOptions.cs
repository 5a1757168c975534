using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>The options by which a command is given samples of one's own.</summary>
internal sealed class FileOptions
{
    private readonly Option<string?> data = Values.PathTo(
        "--data",
        "Your own samples: a CSV, one sample a line",
        "FILE"
    );

    private readonly Option<string?> label = Values.Text(
        "--label",
        "The column of classes in --data: its name, its number from 1, first or last [default: found where it can be seen]",
        "COLUMN"
    );

    private readonly Option<string?> target = Values.Text(
        "--target",
        "The column of numbers in --data that is to be predicted, instead of classes; several with commas between",
        "COLUMNS"
    );

    private readonly Option<string?> without = Values.Text(
        "--without",
        "The columns of --data that are not learned from, with commas between",
        "COLUMNS"
    );

    private readonly Option<string?> header = Values.Word(
        "--header",
        "Whether the first line of --data names its columns: yes or no [default: found where it can be seen]",
        "yes|no",
        ["yes", "no"]
    );

    private readonly Option<string?> scale = Values.Word(
        "--scale",
        $"How the values of --data are made small: {string.Join(", ", Terms.Names<Scaling>())} [default: taken as they are]",
        "NAME",
        Terms.Names<Scaling>()
    );

    private readonly Option<double?> testShare = Values.Within(
        "--test-share",
        "Share of --data kept for testing, of each class",
        "S",
        Ranges.TestShare
    );

    private readonly Option<long?> width = Values.Whole(
        "--width",
        "Pixels across a sample of --data [default: a square where unnamed values make one]",
        "N",
        1,
        int.MaxValue
    );

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(data);
        foreach (Option option in Saying)
            command.Add(option);
    }

    /// <summary>Whether a file was named.</summary>
    /// <exception cref="UsageException">None was, and something is said of it.</exception>
    public bool IsNamed(ParseResult parsed)
    {
        bool isNamed = parsed.GetValue(data) is not null;
        foreach (Option option in Saying)
        {
            if (!isNamed && parsed.GetResult(option) is { Implicit: false })
                throw new UsageException(
                    $"{option.Name} says something of the samples in --data; give --data too, or leave out {option.Name}."
                );
        }

        return isNamed;
    }

    /// <summary>The file that was named, and what is said of it; null where there is none.</summary>
    /// <exception cref="UsageException">Something is said of a file that is not named, or of a recipe's data what the recipe knows.</exception>
    public CsvFile? Of(ParseResult parsed, Recipe? recipe)
    {
        string? path = IsNamed(parsed) ? parsed.GetValue(data) : null;
        if (recipe is not null && parsed.GetValue(scale) is not null)
            throw new UsageException("a recipe holds its own scale; leave out --scale or --recipe.");
        if (recipe?.Data is { Generator: { } generator } && path is not null)
            throw new UsageException($"the recipe draws its own data, {generator}; leave out --data or --recipe.");
        return path is null
            ? null
            : new CsvFile
            {
                Path = path,
                TestShare = parsed.GetValue(testShare),
                Width = (int?)parsed.GetValue(width),
                Scale = parsed.GetValue(scale) is { } term ? Terms.Parse<Scaling>(term) : null,
                Columns = new()
                {
                    Label = parsed.GetValue(label),
                    Targets = CsvChoice.Listed(parsed.GetValue(target)),
                    Without = CsvChoice.Listed(parsed.GetValue(without)),
                    HasHeader = parsed.GetValue(header) is { } word ? word == "yes" : null,
                },
            };
    }

    /// <summary>Reads the file, and says on standard error what was understood of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="recipe">The recipe that it is read for again; null where it is read for the first time.</param>
    /// <param name="seed">By which it is divided, where there is no recipe.</param>
    /// <param name="terminal">Where to say it.</param>
    /// <param name="cancellation">Heeded between lines.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or does not say what is to be learned.</exception>
    public static DatasetRecord Read(
        CsvFile file,
        Recipe? recipe,
        long seed,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        DatasetRecord read = recipe is null
            ? (file with { Seed = seed }).Read(null, cancellation)
            : file.ReadFor(recipe, null, cancellation);
        foreach (string line in read.Understood)
            terminal.Say(line);
        return read;
    }

    private Option[] Saying => [label, target, without, header, scale, testShare, width];
}
