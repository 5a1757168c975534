using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A kernel out of the stock, for a notebook that is served: it goes back when the test is over, and is ended when its notebook ends it.</summary>
/// <param name="isOver">Whether the test is over.</param>
internal sealed class LentKernel(Func<bool> isOver) : IKernel
{
    private readonly KernelProcess kernel = KernelStock.Take();
    private int running;

    public string? Ended => kernel.Ended;

    public long Memory => kernel.Memory;

    public async Task<IReadOnlyList<Output>> RunAsync(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    )
    {
        Interlocked.Increment(ref running);
        try
        {
            return await kernel.RunAsync(number, source, changes, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation) =>
        kernel.CompleteAsync(source, position, cancellation);

    public Task<Hover?> HoverAsync(string source, int position, CancellationToken cancellation) =>
        kernel.HoverAsync(source, position, cancellation);

    public ValueTask DisposeAsync() =>
        isOver() && Volatile.Read(ref running) == 0 ? KernelStock.GiveBackAsync(kernel) : kernel.DisposeAsync();
}
