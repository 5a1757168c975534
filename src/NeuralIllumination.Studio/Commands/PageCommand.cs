using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate page</c>: the illumination as one file that needs nothing else.</summary>
internal static class PageCommand
{
    // As long as the page runs before it rests.
    private const int RunLength = 200;
    private const string DefaultName = "neural_illumination.html";

    public static Command Create(Terminal terminal)
    {
        Option<string?> output = Values.PathTo("--out", $"Where [default: {DefaultName}]", "PATH");
        Option<string?> recipe = Values.PathTo(
            "--recipe",
            "The run to go on with from where it stands [default: the data set of seed 42, from the start]",
            "FILE"
        );
        DataSetOptions dataSet = new();
        FileOptions files = new();
        Command command = new("page", "Writes the standalone page: one file, offline, that trains by itself.")
        {
            output,
            recipe,
        };
        dataSet.AddTo(command);
        files.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                string path = parsed.GetValue(output) ?? DefaultName;
                OutputFile.Check(path);
                string? file = parsed.GetValue(recipe);
                dataSet.CheckAlone(parsed, file is null ? null : "--recipe");
                dataSet.CheckAlone(parsed, files.IsNamed(parsed) ? "--data" : null, isWhole: false);
                Recipe? given = file is null ? null : Recipe.Load(file);
                CsvFile? csv = files.Of(parsed, given);
                DataSetChoice drawn = dataSet.Of(parsed);
                return Task.Run(
                    () =>
                    {
                        (Recipe run, DatasetRecord? own) = Replayed.Asked(given, csv, drawn, terminal, cancellation);
                        Place end = new(run.Epochs, run.Batches);
                        Training training = Replayed.To(end, run, own, terminal, cancellation);
                        IlluminationView view = training.Illuminate(ahead: Ahead(run, own, terminal, cancellation));
                        OutputFile.Write(path, new IlluminationPage(view).ToHtml(), terminal);
                        return ExitCode.Success;
                    },
                    cancellation
                );
            }
        );
        return command;
    }

    // Where the page will come to by itself, so that it can compare its weights with C#'s there; a run that runs away has no such place.
    private static Training? Ahead(Recipe run, DatasetRecord? own, Terminal terminal, CancellationToken cancellation)
    {
        if (run.Epochs >= RunLength)
            return null;
        try
        {
            return Replayed.To(new Place(RunLength, 0), run, own, terminal, cancellation);
        }
        catch (DivergenceException)
        {
            return null;
        }
    }
}
