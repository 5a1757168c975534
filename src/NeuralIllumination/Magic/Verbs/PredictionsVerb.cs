namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>predictions</c>: what the network says of test samples.</summary>
internal static class PredictionsVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "predictions",
            "Shows what the network says of the first test samples.",
            [CommonOptions.Name, new("--count", "N", "How many, 1 or more [default: 20]")],
            call => call.Training.Predictions(call.Whole("--count", 1, int.MaxValue, 20))
        );
}
