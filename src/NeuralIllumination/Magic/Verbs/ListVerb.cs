using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>list</c>: the trainings of the session.</summary>
internal static class ListVerb
{
    public static MagicVerb Verb { get; } =
        new("list", "Lists the trainings by name.", [], _ => Listed("Trainings", Neural.Names));

    internal static ListView Listed(string caption, IReadOnlyList<string> names)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (string name in names)
        {
            Training training = Neural.Get(name);
            EpochRecord last = training.History[^1];
            rows.Add([
                name,
                training.Recipe.Architecture.ToString(),
                Numbers.Count(training.Epoch),
                Numbers.Brief(last.TrainLoss),
                last.TestScore is { } score ? Score.Write(last, score) : "",
                training.Fingerprint,
            ]);
        }

        return new ListView(
            caption,
            ["name", "network", "epochs", "training loss", "test accuracy or R²", "fingerprint"],
            rows,
            rows.Count == 0 ? ["There is none yet: #!neural build makes one."] : []
        );
    }
}
