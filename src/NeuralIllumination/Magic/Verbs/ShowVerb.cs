using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>show</c>: a picture of the training as it is.</summary>
internal static class ShowVerb
{
    private static readonly string[] Things = ["network", "illumination", "boundary", "sample", "step", "weights"];

    public static MagicVerb Verb { get; } =
        new(
            "show",
            "Shows the network with a sample's light in it (the default), the run alive, the boundary on a plane, a sample, the mathematics of a sample, or the weights.",
            [CommonOptions.Name, CommonOptions.Sample, CommonOptions.PhaseName],
            Run
        )
        {
            Words = [new("thing", "", string.Join(", ", Things)) { Completions = Things }],
            Examples =
            [
                "#!neural show network --sample 3 --phase backward",
                "#!neural show illumination",
                "#!neural show boundary",
            ],
        };

    private static View Run(MagicCall call)
    {
        Training training = call.Training;
        string thing = call.Words.Count > 0 ? MagicText.Word("what to show", call.Words[0], Things) : "network";
        if (call.Has("--phase") && thing is not ("network" or "step"))
            throw new OptionException(
                $"--phase belongs to show network and show step, not to show {thing}; leave it out."
            );
        if (call.Has("--sample") && (thing is "weights" or "boundary"))
            throw new OptionException($"--sample does not belong to show {thing}; leave it out.");
        return thing switch
        {
            "illumination" => training.Illuminate(call.Sample),
            "sample" => new SampleView(training.Samples[call.Sample ?? 0]),
            "step" => new StepView(
                training.Math(call.Sample ?? 0).Record,
                phase: call.Has("--phase") ? call.Term("--phase", Phase.Update) : null
            ),
            "boundary" => training.Boundary(),
            "weights" => training.Network.View,
            _ => training.Show(call.Sample ?? 0, call.Term("--phase", Phase.Forward)),
        };
    }
}
