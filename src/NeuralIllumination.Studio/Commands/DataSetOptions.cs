using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>The options by which a command is told which generated data set it is about.</summary>
internal sealed class DataSetOptions
{
    private readonly Option<string?> name = Values.Word(
        "--data-set",
        $"What is drawn to learn from: {string.Join(", ", Terms.Names<Generator>())} [default: {Terms.Name(Generator.CirclesAndSquares)}]",
        "NAME",
        Terms.Names<Generator>()
    );

    private readonly Option<double?> noise = Values.Within(
        "--noise",
        "How far the data set is from what is meant",
        "N",
        Ranges.Noise(0),
        "its own"
    );

    private readonly Option<string[]?> features = Values.Words(
        "--features",
        $"What is added to the coordinates of points of the plane: {string.Join(", ", Terms.Names<PlaneFeature>())}, with commas between",
        "NAMES",
        Terms.Names<PlaneFeature>()
    );

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(name);
        command.Add(noise);
        command.Add(features);
    }

    /// <summary>What was asked for; the default where nothing was.</summary>
    /// <exception cref="UsageException">Noise for a data set that has none.</exception>
    public DataSetChoice Of(ParseResult parsed)
    {
        Generator generator = parsed.GetValue(name) is { } term
            ? Terms.Parse<Generator>(term)
            : Generator.CirclesAndSquares;
        double? asked = parsed.GetValue(noise);
        return asked is null || GeneratorKind.Of(generator).Noise is not null
            ? new(generator, asked, [.. (parsed.GetValue(features) ?? []).Select(Terms.Parse<PlaneFeature>)])
            : throw new UsageException($"{Terms.Name(generator)} has no noise; leave out --noise.");
    }

    /// <summary>Refuses them beside an option that brings data of its own.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="other">That option, for example <c>--recipe</c>; null where it was not given.</param>
    /// <param name="isWhole">Whether it also says what is added to a point's coordinates.</param>
    /// <exception cref="UsageException">One of them was given too.</exception>
    public void CheckAlone(ParseResult parsed, string? other, bool isWhole = true)
    {
        Option[] own = isWhole ? [name, noise, features] : [name, noise];
        foreach (Option option in own)
        {
            if (other is not null && parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"{other} brings its own data; leave out {option.Name} or {other}.");
        }
    }
}
