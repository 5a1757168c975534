using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>workbench</c>: a fresh one, to build and train by hand.</summary>
internal static class WorkbenchVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "workbench",
            "Shows a fresh workbench, alive: a network that has learned nothing yet, to be built, trained and compared by hand. No training of yours is touched.",
            [
                .. DataVerb.Drawn,
                .. BuildVerb.Recipe.Select(option =>
                    option.Name == "--seed"
                        ? option with
                        {
                            Description = "The seed of data, start and shuffling, 0 to 2^53 - 1 [default: 42]",
                        }
                        : option
                ),
            ],
            Run
        )
        {
            Examples = ["#!neural workbench", "#!neural workbench --generator two-spirals --layers 2,8,8,2"],
        };

    private static IlluminationView Run(MagicCall call) =>
        Neural.Workbench(BuildVerb.Make(call, DataVerb.Draw(call, call.Whole("--seed", 0, Seeds.Largest) ?? 42)));
}
