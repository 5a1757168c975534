namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>check</c>: backpropagation against nudged parameters.</summary>
internal static class CheckVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "check",
            "Compares every derivative of backpropagation with the one that nudging the parameter gives.",
            [
                CommonOptions.Name,
                new("--samples", "N", "The first so many training samples, 1 or more [default: one batch]"),
            ],
            call => call.Training.CheckGradients((int?)call.Whole("--samples", 1, int.MaxValue))
        );
}
