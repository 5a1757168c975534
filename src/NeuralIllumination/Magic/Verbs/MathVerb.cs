namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>math</c>: the whole mathematics of one sample.</summary>
internal static class MathVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "math",
            "Shows the whole mathematics of one test sample, forward and backward, without learning from it.",
            [CommonOptions.Name, CommonOptions.Sample],
            call => call.Training.Math(call.Sample ?? 0)
        )
        {
            Examples = ["#!neural math --sample 3"],
        };
}
