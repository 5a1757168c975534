using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate view</c>: one view of a run, as a file.</summary>
internal static class ViewCommand
{
    private const int DefaultEpochs = 200;

    private static readonly (string Name, string What, Func<Training, View> Of)[] Views =
    [
        ("network", "the network with a test sample's light in it", training => training.Show()),
        ("step", "the mini-batch that comes next, in twelve steps", training => training.Step()),
        ("math", "the same of one test sample, without learning from it", training => training.Math()),
        ("illumination", "the run, alive", training => training.Illuminate()),
        ("predictions", "what the network says of 20 test samples", training => training.Predictions()),
        ("curves", "loss, accuracy and gradient norms", training => training.Curves()),
        ("boundary", "what the network says of each place of a plane", training => training.Boundary()),
        ("data", "the samples to learn from and to be tested on", training => training.Data.View),
    ];

    private static readonly string[] Formats = ["html", "svg", "png", "text"];

    public static Command Create(Terminal terminal)
    {
        Argument<string?> name = new("VIEW")
        {
            Description = string.Join("\n", Views.Select(view => $"{view.Name}: {view.What}")),
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> recipe = Values.PathTo(
            "--recipe",
            "The run to look at [default: the data set of seed 42]",
            "FILE"
        );
        Option<Place?> at = Values.PlaceIn(
            "--at",
            $"After so many epochs, and batches [default: where the recipe ends; {DefaultEpochs} without one]",
            "EPOCH[.BATCH]"
        );
        Option<string?> format = Values.Word(
            "--format",
            "What to write [default: html, or what --out ends in]",
            string.Join('|', Formats),
            Formats
        );
        Option<string?> output = Values.PathTo("--out", "Where [default: standard output]", "PATH");
        DataSetOptions dataSet = new();
        FileOptions files = new();
        Command command = new("view", "Writes one view of a run: a page, a picture or text.")
        {
            name,
            recipe,
            at,
            format,
            output,
        };
        dataSet.AddTo(command);
        files.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                (string view, _, Func<Training, View> of) = Named(parsed.GetValue(name));
                string? path = parsed.GetValue(output);
                string wanted = parsed.GetValue(format) ?? Ending(path);
                if (wanted == "png" && path is null)
                    throw new UsageException("--format png needs --out FILE: a picture is not text.");
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
                        if (given is null)
                            run = run with { Epochs = DefaultEpochs };
                        Place place = parsed.GetValue(at) ?? new Place(run.Epochs, run.Batches);
                        View shown = of(Replayed.To(place, run, own, terminal, cancellation));
                        if (wanted == "png")
                            OutputFile.Write(path!, shown.ToPng(), terminal);
                        else
                            OutputFile.Write(path, Write(view, shown, wanted), terminal);
                        return ExitCode.Success;
                    },
                    cancellation
                );
            }
        );
        return command;
    }

    private static (string Name, string What, Func<Training, View> Of) Named(string? name)
    {
        string known = string.Join(", ", Views.Select(view => view.Name));
        if (name is null)
            throw new UsageException($"expected a view: {known}; got none.");
        int index = Array.FindIndex(Views, view => string.Equals(view.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return Views[index];
        throw new UsageException(
            Spelling.Nearest(name, Views.Select(view => view.Name)) is { } nearest
                ? $"unknown view {name}; did you mean {nearest}?"
                : $"expected a view: {known}; got \"{name}\"."
        );
    }

    private static string Ending(string? path) =>
        Path.GetExtension(path)?.ToUpperInvariant() switch
        {
            ".SVG" => "svg",
            ".PNG" => "png",
            ".TXT" => "text",
            _ => "html",
        };

    private static string Write(string name, View view, string format) =>
        format switch
        {
            "html" => view is IlluminationView illumination
                ? new IlluminationPage(illumination) { PlaysAtOnce = false }.ToHtml()
                : PageShell.Render(
                    $"Neural Illumination: {name}",
                    $"<main>\n<div class=\"output\">\n{view.ToHtml()}</div>\n</main>"
                ),
            "svg" => view.ToSvg() ?? throw new UsageException($"{name} has no format svg; expected one of html, text."),
            _ => view.ToString(),
        };
}
