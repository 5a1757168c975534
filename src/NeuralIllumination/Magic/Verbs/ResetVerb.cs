namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>reset</c>: epoch 0 again.</summary>
internal static class ResetVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "reset",
            "Goes back to epoch 0 with the options as they are now.",
            [CommonOptions.Name],
            call =>
            {
                Training training = call.Training;
                training.Reset();
                return training;
            }
        );
}
