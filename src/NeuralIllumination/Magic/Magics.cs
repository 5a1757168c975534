using NeuralIllumination.Learning;
using NeuralIllumination.Magic.Verbs;

namespace NeuralIllumination.Magic;

/// <summary>
/// The magic command <c>#!neural</c>: one registry of verbs, which help, hosts, completion and the documents read. A host hands over the line as
/// it was typed, and a way to show values.
/// </summary>
public static class Magics
{
    /// <summary>The command.</summary>
    public const string Name = "#!neural";

    /// <summary>What it does, in one line.</summary>
    public const string Description = "Builds, trains and shows small neural networks; #!neural help lists the verbs.";

    /// <summary>Every verb, in the order of help.</summary>
    public static IReadOnlyList<MagicVerb> Verbs { get; } =
    [
        BuildVerb.Verb,
        DataVerb.Verb,
        StepVerb.Verb,
        TrainVerb.Verb,
        ShowVerb.Verb,
        WorkbenchVerb.Verb,
        MathVerb.Verb,
        CurvesVerb.Verb,
        PredictionsVerb.Verb,
        CheckVerb.Verb,
        CompareVerb.Verb,
        SetVerb.Verb,
        SaveVerb.Verb,
        LoadVerb.Verb,
        ListVerb.Verb,
        ResetVerb.Verb,
        HelpVerb.Verb,
    ];

    /// <summary>Every option of every verb, each name once: what a host declares so that it can be completed.</summary>
    public static IReadOnlyList<MagicOption> Options { get; } =
    [
        .. Verbs
            .SelectMany(verb => verb.Options)
            .GroupBy(option => option.Name)
            .Select(group => group.First() with { Completions = [.. group.SelectMany(o => o.Completions).Distinct()] }),
    ];

    /// <summary>What may be written without an option: the verbs, and the words that may follow one.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        .. Verbs.Select(verb => verb.Name),
        .. Verbs
            .SelectMany(verb => verb.Words)
            .SelectMany(word => word.Completions)
            .Except(Verbs.Select(verb => verb.Name)),
    ];

    /// <summary>Runs a line.</summary>
    /// <param name="line">The line as it was typed, quotes and comment included; a host's own prefix before it is dropped.</param>
    /// <param name="display">Shows a value; the action that comes back puts another in its place.</param>
    /// <param name="cancellation">The host's stop button.</param>
    /// <exception cref="InvalidInputException">What was typed cannot be done; the message is one line for whoever typed it.</exception>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public static void Run(string line, Func<object, Action<object>> display, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(display);
        // An option that nobody knows takes no value with it: it is refused by its own name.
        MagicLine parsed = MagicLine.Parse(line, name => !Options.Any(option => option.Name == name && !option.IsFlag));
        MagicVerb verb = Find(parsed.Words.Count > 0 ? parsed.Words[0] : "help");
        Check(verb, parsed);
        MagicWork work = new(display, cancellation);
        try
        {
            using (LongWork.ReportingTo(work))
                work.Answer(verb.Run(new MagicCall(parsed, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The work has said where it stands.
        }
    }

    internal static MagicVerb Find(string name) =>
        Verbs.FirstOrDefault(verb => verb.Name == name)
        ?? throw new OptionException(
            $"{Name} has no verb {Quoted.Of(name)}."
                + (
                    Spelling.Nearest(name, Verbs.Select(verb => verb.Name)) is { } nearest
                        ? $" Did you mean {nearest}?"
                        : $" It has {string.Join(", ", Verbs.Select(verb => verb.Name))}."
                )
        );

    private static void Check(MagicVerb verb, MagicLine line)
    {
        foreach (string name in line.Options.Keys)
        {
            if (verb.Options.Any(option => option.Name == name))
                continue;
            string hint =
                name is "--help" or "-h" ? $" {Name} help{(line.Words.Count > 0 ? $" {verb.Name}" : "")} tells of it."
                : Spelling.Nearest(name, verb.Options.Select(option => option.Name)) is { } nearest
                    ? $" Did you mean {nearest}?"
                : verb.Options.Count > 0 ? $" It has {string.Join(", ", verb.Options.Select(option => option.Name))}."
                : " It has none.";
            throw new OptionException($"{Name} {verb.Name} has no option {OneLine.Cut(name, 60)}.{hint}");
        }

        int most = verb.TakesManyWords ? int.MaxValue : verb.Words.Count;
        if (line.Words.Count - 1 > most)
            throw new OptionException(
                $"{Name} {verb.Name} does not know what {Quoted.Of(line.Words[most + 1])} is; a value with a space in it stands in quotes."
            );
    }
}
