using System.CommandLine;
using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary><c>illuminate run</c>: executes notebooks without a screen and writes what they show.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "Notebooks, .dib or .ipynb",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> to = Values.Word(
            "--to",
            "What to write [default: html, or what --out ends in]",
            "html|ipynb",
            ["html", "ipynb"]
        );
        Option<string?> output = Values.PathTo(
            "--out",
            "Where: a file for one notebook, or an existing folder [default: the current folder]",
            "PATH"
        );
        Command command = new(
            "run",
            "Executes notebooks and writes each, with what it shows, into one file.\nRelative paths in cells start in the notebook's own folder, --out in the one that illuminate was started in."
        )
        {
            files,
            to,
            output,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    RunPlan.Of(parsed.GetValue(files) ?? [], parsed.GetValue(to), parsed.GetValue(output)),
                    terminal,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(RunPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        // Every file is read before any cell runs: a mistyped name should not cost a training.
        (RunItem Item, Notebook Notebook)[] all = [.. plan.Items.Select(item => (item, NotebookFile.Read(item.Input)))];
        await using KernelPool kernels = new(all.Length, completes: false);
        int exit = ExitCode.Success;
        foreach ((RunItem item, Notebook notebook) in all)
        {
            NotebookProgress progress = new(terminal, item.Input);
            NotebookRunner runner = new(() => kernels.Take(item.Folder));
            Notebook executed = await runner.RunAsync(notebook, progress, cancellation).ConfigureAwait(false);
            if (Skipped.Describe(item.Input, executed) is { } skipped)
                terminal.Say(skipped);
            if (executed.Failed)
            {
                terminal.Say($"{Failure.Describe(item.Input, executed)} ({item.Output} was not written)");
                exit = ExitCode.Failed;
                continue;
            }

            string? Beside(string name) => plan.Beside(item, name);
            WholeFile.Write(
                item.Output,
                plan.Html
                    ? NotebookPage.Render(executed, item.Input, Beside)
                    : IpynbWriter.Write(Redirected(executed, Beside))
            );
            terminal.PrintPath(item.Output);
        }

        return exit;
    }

    private static Notebook Redirected(Notebook notebook, Func<string, string?> beside) =>
        notebook with
        {
            Cells =
            [
                .. notebook.Cells.Select(cell =>
                    cell.Kind == CellKind.Markdown
                        ? cell.Rewritten(cell.Kernel, MarkdownText.Redirected(cell.Source, beside))
                        : cell
                ),
            ],
        };
}
