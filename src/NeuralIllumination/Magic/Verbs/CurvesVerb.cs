namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>curves</c>: loss, accuracy and gradient norms.</summary>
internal static class CurvesVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "curves",
            "Shows loss, accuracy and gradient norms over the epochs.",
            [CommonOptions.Name],
            call => call.Training.Curves()
        );
}
