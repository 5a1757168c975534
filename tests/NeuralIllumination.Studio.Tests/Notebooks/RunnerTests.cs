using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Notebooks are executed from the top until a cell fails.</summary>
public sealed class RunnerTests
{
    [Fact]
    public async Task The_first_failure_ends_the_run()
    {
        Notebook notebook = new([
            new Cell("markdown", "# M"),
            new Cell("csharp", "1"),
            new Cell("csharp", "throw new Exception(\"stop\");"),
            new Cell("csharp", "2"),
        ]);

        Notebook executed = await new NotebookRunner(() => new CSharpKernel()).RunAsync(notebook);

        Assert.Equal(
            [CellState.Succeeded, CellState.Succeeded, CellState.Failed, CellState.NotRun],
            executed.Cells.Select(cell => cell.State)
        );
        Assert.Equal([null, 1, 2, null], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("n.dib: cell 3, line 1: Exception: stop", Failure.Describe("n.dib", executed));
    }

    [Fact]
    public async Task Outputs_of_an_earlier_run_are_dropped_but_those_of_another_kernel_are_kept()
    {
        DisplayOutput old = new([new MimeText("text/plain", "old")]);
        Notebook notebook = new([
            new Cell("csharp", "var x = 1;") { Outputs = [old], ExecutionCount = 9 },
            new Cell("python", "1") { Outputs = [old], ExecutionCount = 9 },
        ]);

        Notebook executed = await new NotebookRunner(() => new CSharpKernel()).RunAsync(notebook);

        Assert.Empty(executed.Cells[0].Outputs);
        Assert.Equal([old], executed.Cells[1].Outputs);
        Assert.Equal(CellState.NotRun, executed.Cells[1].State);
    }

    [Fact]
    public async Task Progress_tells_of_every_cell_and_of_the_end()
    {
        List<int> seen = [];
        await new NotebookRunner(() => new CSharpKernel()).RunAsync(
            new Notebook([new Cell("markdown", "a"), new Cell("csharp", "1")]),
            new Told(seen)
        );
        Assert.Equal([1, 2, 3], seen);
    }

    private sealed class Told(List<int> seen) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => seen.Add(value.Cell);
    }
}
