using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Running;

/// <summary>Tells on the error stream which cell of a notebook is being executed: one line, kept up to date where somebody watches.</summary>
internal sealed class NotebookProgress(Terminal terminal, string name) : IProgress<RunProgress>
{
    private readonly long start = System.Diagnostics.Stopwatch.GetTimestamp();
    private readonly StatusLine line = new(terminal);

    public void Report(RunProgress value)
    {
        int count = value.Notebook.Cells.Count;
        bool ended = value.Cell > count || value.Notebook.Failed;
        if (ended)
        {
            double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
            string state = value.Notebook.Failed ? "failed" : "done";
            line.Show(FormattableString.Invariant($"{name}: {state} in {seconds:0.0} s"), last: true);
        }
        else if (terminal.IsInteractive && value.Notebook.Cells[value.Cell - 1].Kind == CellKind.Code)
            line.Show($"{name}: cell {value.Cell} of {count}");
    }
}
