using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>step</c>: one mini-batch, or a part of it, with its numbers.</summary>
internal static class StepVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "step",
            "Runs one mini-batch, or up to a phase of it, and shows the twelve steps with their numbers.",
            [
                CommonOptions.Name,
                CommonOptions.PhaseName,
                new("--average", "", "Shows the batch's averages instead of one of its samples"),
            ],
            Run
        )
        {
            Examples = ["#!neural step --phase backward", "#!neural step --average"],
        };

    private static View Run(MagicCall call)
    {
        StepView step = call.Has("--phase")
            ? call.Training.Step(call.Term("--phase", Phase.Update))
            : call.Training.Step();
        return call.Has("--average") ? step.Average() : step;
    }
}
