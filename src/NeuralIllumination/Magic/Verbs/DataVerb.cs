using System.Collections.Concurrent;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>data</c>: what the next <c>build</c> learns from.</summary>
internal static class DataVerb
{
    private static readonly ConcurrentDictionary<string, Dataset> Chosen = new(StringComparer.Ordinal);

    private static MagicOption Features { get; } =
        new(
            "--features",
            "WORDS",
            $"What is added to the coordinates of points of the plane: {string.Join(", ", Terms.Names<PlaneFeature>())}, with commas between"
        )
        {
            Completions = Terms.Names<PlaneFeature>(),
        };

    /// <summary>What is drawn: the generator, then its noise and counts.</summary>
    public static IReadOnlyList<MagicOption> Drawn { get; } =
    [
        new(
            "--generator",
            "WORD",
            $"What is drawn: {string.Join(", ", Terms.Names<Generator>())} [default: {Terms.Name(Generator.CirclesAndSquares)}]"
        )
        {
            Completions = Terms.Names<Generator>(),
        },
        new("--noise", "NUMBER", "How far from what is meant, 0 to 0.5 [default: the generator's own]"),
        Features,
        new(
            "--train",
            "N",
            $"Samples to draw to learn from, 1 to {GeneratorKind.MostOfEither} [default: the generator's own, {GeneratorKind.UsualTrain} circles and squares]"
        ),
        new(
            "--test",
            "N",
            $"Samples to draw to be tested on, 0 to {GeneratorKind.MostOfEither} [default: the generator's own, {GeneratorKind.UsualTest} circles and squares]"
        ),
    ];

    public static MagicVerb Verb { get; } =
        new(
            "data",
            "Chooses what the next build learns from, and shows it: a generated data set by seed, or a CSV file.",
            [
                CommonOptions.Name,
                .. Drawn.Take(1),
                new("--file", "PATH", "A CSV file, one sample a line; a path with a space stands in quotes"),
                .. FileOptions.All,
                new("--seed", "N", "The data's seed, 0 to 2^53 - 1 [default: 42]") { Completions = ["42"] },
                .. Drawn.Skip(1),
            ],
            Run
        )
        {
            Examples =
            [
                "#!neural data --seed 7 --train 480",
                "#!neural data --generator two-spirals --noise 0.05",
                "#!neural data --generator circle-in-ring --features x0-squared,x1-squared",
                "#!neural data --file digits.csv --test-share 0.25",
                "#!neural data --file flats.csv --target rent --without id,street --scale standard",
            ],
        };

    /// <summary>What was chosen for a training; else what it learns from already; else circles and squares.</summary>
    public static Dataset Of(string name) =>
        Chosen.TryGetValue(name, out Dataset? data) ? data
        : Neural.Has(name) ? Neural.Get(name).Data
        : Datasets.CirclesAndSquares();

    private static Dataset Run(MagicCall call)
    {
        string name = call.TrainingName;
        long seed = call.Whole("--seed", 0, Seeds.Largest) ?? 42;
        Dataset data = call.Text("--file") is { } path ? With(call, Read(call, path, seed)) : Draw(call, seed);
        Chosen[name] = data;
        return data;
    }

    private static Dataset Read(MagicCall call, string path, long seed)
    {
        foreach (string drawn in new[] { "--generator", "--noise", "--train", "--test" })
        {
            if (call.Has(drawn))
                throw new OptionException(
                    drawn is "--generator" or "--noise"
                        ? $"{drawn} belongs to samples that are drawn; with --file they are read."
                        : $"{drawn} counts samples that are drawn; with --file the share is --test-share."
                );
        }

        return Datasets.FromCsv(FileOptions.Of(call, path) with { Seed = seed }, call.Cancellation);
    }

    /// <summary>A generated data set.</summary>
    public static Dataset Draw(MagicCall call, long seed)
    {
        FileOptions.CheckAbsent(call, "--file", "samples that are drawn have --train and --test");

        Generator generator = call.Term("--generator", Generator.CirclesAndSquares);
        if (call.Has("--noise") && GeneratorKind.Of(generator).Noise is null)
            throw new OptionException($"--noise: {Terms.Name(generator)} has none; leave it out.");
        return With(
            call,
            Datasets.Generate(
                generator,
                seed,
                (int?)call.Whole("--train", 1, GeneratorKind.MostOfEither),
                (int?)call.Whole("--test", 0, GeneratorKind.MostOfEither),
                call.Number("--noise", Ranges.Noise(0))
            )
        );
    }

    private static Dataset With(MagicCall call, Dataset data) =>
        call.Text(Features.Name) is { } words ? data.With(MagicText.Terms<PlaneFeature>(Features.Name, words)) : data;
}
