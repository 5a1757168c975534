using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary>Options that several verbs take.</summary>
internal static class CommonOptions
{
    public static MagicOption Name { get; } =
        new("--name", "NAME", "Which training [default: default]")
        {
            Completions = [Neural.DefaultName],
            IsTraining = true,
        };

    public static MagicOption Sample { get; } =
        new("--sample", "N", "Which test sample, from 0 [default: 0]") { Completions = ["0", "1", "2"] };

    public static MagicOption LearningRate { get; } =
        new("--learning-rate", "RATE", $"η, {Ranges.LearningRate.Help}") { Completions = ["0.01", "0.1", "0.3"] };

    public static MagicOption BatchSize { get; } =
        new("--batch-size", "N", "Samples per batch, 1 to the size of the training set [default: 16]")
        {
            Completions = ["4", "16", "32"],
        };

    public static MagicOption PhaseName { get; } =
        new("--phase", "PHASE", "forward, loss, backward or update") { Completions = [.. Terms.Names<Phase>()] };
}
