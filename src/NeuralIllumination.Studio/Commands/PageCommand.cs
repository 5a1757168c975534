using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate page</c>: the illumination as one file that needs nothing else.</summary>
internal static class PageCommand
{
    private const string DefaultName = "neural_illumination.html";

    public static Command Create(Terminal terminal)
    {
        Option<string?> output = Values.PathTo("--out", $"Where [default: {DefaultName}]", "PATH");
        Option<string?> recipe = Values.PathTo(
            "--recipe",
            "The run to go on with from where it stands [default: circles and squares, seed 42, from the start]",
            "FILE"
        );
        Command command = new("page", "Writes the standalone page: one file, offline, that trains by itself.")
        {
            output,
            recipe,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                string path = parsed.GetValue(output) ?? DefaultName;
                OutputFile.Check(path);
                Recipe run = parsed.GetValue(recipe) is { } file ? Recipe.Load(file) : Replayed.Default;
                return Task.Run(
                    async () =>
                    {
                        Place end = new(run.Epochs, run.Batches);
                        IlluminationView view = Replayed.To(end, run, terminal, cancellation).Illuminate();
                        await OutputFile
                            .WriteAsync(path, new IlluminationPage(view).ToHtml(), terminal)
                            .ConfigureAwait(false);
                        return ExitCode.Success;
                    },
                    cancellation
                );
            }
        );
        return command;
    }
}
