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

    /// <summary>The optimiser's own numbers and the penalty's.</summary>
    public static IReadOnlyList<MagicOption> Numbers { get; } =
    [
        new("--momentum", "MU", $"μ of momentum, {Ranges.Momentum.Help}"),
        new("--beta1", "BETA", $"β₁ of adam, {Ranges.Beta1.Help}"),
        new("--beta2", "BETA", $"β₂ of adam, {Ranges.Beta2.Help}"),
        new("--l2", "LAMBDA", $"λ of the L2 penalty, {Ranges.L2.Help}"),
    ];

    /// <summary>Reads those that were given, and comes back with what sets them.</summary>
    public static Action<Training> ReadNumbers(MagicCall call)
    {
        double? momentum = call.Number("--momentum", Ranges.Momentum);
        double? l2 = call.Number("--l2", Ranges.L2);
        double? beta1 = call.Number("--beta1", Ranges.Beta1);
        double? beta2 = call.Number("--beta2", Ranges.Beta2);
        return training =>
        {
            if (momentum is { } mu)
                training.Momentum = mu;
            if (l2 is { } lambda)
                training.L2 = lambda;
            if (beta1 is { } first)
                training.Beta1 = first;
            if (beta2 is { } second)
                training.Beta2 = second;
        };
    }

    public static MagicOption PhaseName { get; } =
        new("--phase", "PHASE", "forward, loss, backward or update") { Completions = [.. Terms.Names<Phase>()] };
}
