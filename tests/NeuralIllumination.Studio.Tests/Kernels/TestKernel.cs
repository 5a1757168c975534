using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A kernel in a process of its own, as a test uses it.</summary>
internal sealed class TestKernel : IAsyncDisposable
{
    private readonly bool isLent;
    private int cells;

    /// <summary>One that has executed nothing, and is ended behind its test.</summary>
    public TestKernel()
        : this(new KernelProcess(), isLent: false) { }

    private TestKernel(KernelProcess process, bool isLent)
    {
        Process = process;
        this.isLent = isLent;
    }

    public KernelProcess Process { get; }

    /// <summary>One that may have served other tests, and goes on to serve others.</summary>
    public static TestKernel Lent() => new(KernelStock.Take(), isLent: true);

    public ValueTask DisposeAsync() => isLent ? KernelStock.GiveBackAsync(Process) : Process.DisposeAsync();

    public Task<IReadOnlyList<Output>> Run(string source, IProgress<OutputChange>? changes = null) =>
        Process.RunAsync(++cells, source, changes, CancellationToken.None);

    /// <summary>Runs a cell to its last value's text.</summary>
    public async Task<string?> Value(string source) =>
        Assert.IsType<DisplayOutput>(Assert.Single(await Run(source)))[MimeText.Plain];

    /// <summary>Runs a cell that fails, to what it says.</summary>
    public async Task<ErrorOutput> Error(string source) => Assert.IsType<ErrorOutput>((await Run(source))[^1]);

    /// <summary>Runs a cell that prints a line and then goes on, and interrupts it there.</summary>
    public async Task<ErrorOutput> Interrupt(string source)
    {
        using CancellationTokenSource stop = new();
        Seen seen = new(change => change is OutputAdded { Output: StreamOutput }, stop.Cancel);
        IReadOnlyList<Output> outputs = await Process.RunAsync(
            ++cells,
            "Console.WriteLine(\"on its way\");" + source,
            seen,
            stop.Token
        );
        return Assert.IsType<ErrorOutput>(outputs[^1]);
    }

    /// <summary>Does something at the first change of a kind.</summary>
    private sealed class Seen(Predicate<OutputChange> kind, Action act) : IProgress<OutputChange>
    {
        public void Report(OutputChange value)
        {
            if (kind(value))
                act();
        }
    }
}
