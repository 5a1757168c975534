namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>step</c>: one mini-batch, or a part of it, with its numbers.</summary>
internal static class StepVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "step",
            "Runs one mini-batch, or up to a phase of it, and shows the twelve steps with their numbers.",
            [CommonOptions.Name, CommonOptions.PhaseName],
            call => call.Has("--phase") ? call.Training.Step(call.Term("--phase", Phase.Update)) : call.Training.Step()
        )
        {
            Examples = ["#!neural step --phase backward"],
        };
}
