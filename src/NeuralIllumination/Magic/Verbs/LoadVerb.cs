using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>load</c>: a saved recipe, run again.</summary>
internal static class LoadVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "load",
            "Reads a recipe and runs it again, up to where it stood; with --weights, weights to go on from.",
            [
                CommonOptions.Name,
                new("--weights", "", "The file holds weights; training begins from them, at epoch 0"),
                new("--data", "PATH", "The CSV file that the recipe was made with, where it does not carry its data"),
                .. FileOptions.All.Where(option => option.Name != "--scale"),
            ],
            Run
        )
        {
            Words = [new("PATH", "", "The file; a path with a space stands in quotes")],
            Examples = ["#!neural load run.json"],
        };

    private static Training Run(MagicCall call)
    {
        string name = call.TrainingName;
        string path =
            call.Words.Count > 0
                ? call.Words[0]
                : throw new OptionException("load needs a path, as in #!neural load run.json.");
        if (call.Has("--weights"))
        {
            if (call.Has("--data"))
                throw new OptionException("--data belongs to a recipe; #!neural data chooses what weights go on with.");
            return Neural.Register(name, new Training(Network.Load(path), DataVerb.Of(name)));
        }

        Recipe recipe = Recipe.Load(path);
        Dataset? data = call.Text("--data") is { } own
            ? Datasets.FromCsv(FileOptions.Of(call, own), recipe, call.Cancellation)
            : null;
        if (data is null)
            FileOptions.CheckAbsent(call, "--data", "a recipe that carries its data knows how they were read");
        return Neural.Register(name, Training.Replay(recipe, data, null, call.Cancellation));
    }
}
