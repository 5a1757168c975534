using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic;

/// <summary>One call of a verb: its options' texts, read on demand, and the host's stop button.</summary>
public sealed class MagicCall
{
    private readonly MagicLine line;

    internal MagicCall(MagicLine line, CancellationToken cancellation)
    {
        this.line = line;
        Cancellation = cancellation;
    }

    /// <summary>The host's stop button.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The words after the verb.</summary>
    internal IReadOnlyList<string> Words => [.. line.Words.Skip(1)];

    /// <summary>The name of the training that is meant.</summary>
    internal string TrainingName => Neural.CheckName(Text("--name") ?? Neural.DefaultName);

    /// <summary>The training that is meant.</summary>
    internal Training Training => Neural.Get(TrainingName);

    /// <summary>An option's text; null where it was not given.</summary>
    internal string? Text(string name) => line.Options.GetValueOrDefault(name);

    internal bool Has(string name) => line.Options.ContainsKey(name);

    internal long? Whole(string name, long least, long most) =>
        Text(name) is { } text ? MagicText.Whole(name, text, least, most) : null;

    internal int Whole(string name, int least, int most, int otherwise) =>
        (int)(Whole(name, (long)least, most) ?? otherwise);

    internal double? LearningRate => Number("--learning-rate", Ranges.LearningRate);

    internal double? Number(string name, NumberRange range) =>
        Text(name) is { } text ? MagicText.Number(name, text, range) : null;

    internal int? BatchSize => (int?)Whole("--batch-size", 1, int.MaxValue);

    /// <summary>A test sample's index; null where none was asked for.</summary>
    internal int? Sample => (int?)Whole("--sample", 0, int.MaxValue);

    internal T Term<T>(string name, T otherwise)
        where T : struct, Enum =>
        Text(name) is { } text ? Terms.Parse<T>(MagicText.Word(name, text, Terms.Names<T>())) : otherwise;
}
