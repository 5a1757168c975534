using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>save</c>: the recipe, or the weights, to a file.</summary>
internal static class SaveVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "save",
            "Writes the recipe, which makes the run again bit for bit, or the weights alone, to a file.",
            [CommonOptions.Name, new("--weights", "", "The weights instead of the recipe")],
            Run
        )
        {
            Words = [new("PATH", "", "The file; a path with a space stands in quotes")],
            Examples = ["#!neural save run.json", "#!neural save weights.json --weights"],
        };

    private static NoteView Run(MagicCall call)
    {
        Training training = call.Training;
        string path =
            call.Words.Count > 0
                ? call.Words[0]
                : throw new OptionException("save needs a path, as in #!neural save run.json.");
        if (call.Has("--weights"))
            training.Network.Save(path);
        else
            training.Recipe.Save(path);
        return new NoteView(
            $"Training \"{call.TrainingName}\" after {Numbers.Count(training.Epoch, "epoch")}: {(call.Has("--weights") ? "weights" : "recipe")} saved to {path}; fingerprint {training.Fingerprint}."
        );
    }
}
