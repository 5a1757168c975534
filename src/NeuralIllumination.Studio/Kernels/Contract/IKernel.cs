using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Executes cells one after the other and keeps what they declared. Where it does so, in this process or another, is its own affair.</summary>
internal interface IKernel : IAsyncDisposable
{
    /// <summary>What ended the kernel, one sentence for the reader; null while it lives. A kernel that ended runs nothing any more.</summary>
    string? Ended { get; }

    /// <summary>What the kernel's process takes, in bytes; 0 where it has none of its own, or has ended.</summary>
    long Memory => 0;

    /// <summary>Executes one cell. A cell that fails, an interruption and the kernel's own end are results: an <see cref="ErrorOutput"/> stands last.</summary>
    /// <param name="number">The cell's number in its notebook, from 1, by which messages name it.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="changes">Hears of every output as it comes; null for nobody.</param>
    /// <param name="cancellation">Interrupts the cell: politely first (its state is kept where it can be); after one second the kernel is killed.</param>
    /// <returns>What the cell showed, in order.</returns>
    Task<IReadOnlyList<Output>> RunAsync(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    );

    /// <summary>Completions at a position in a cell's text: members and names by Roslyn, verbs and options of <c>#!neural</c> from its registry.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start.</param>
    /// <param name="cancellation">The answer is not wanted any more.</param>
    /// <returns>At most a hundred, in order.</returns>
    Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation);

    /// <summary>What is said of the word at a position in a cell's text; null where there is nothing to say. Nothing is executed for it.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start.</param>
    /// <param name="cancellation">The answer is not wanted any more.</param>
    Task<Hover?> HoverAsync(string source, int position, CancellationToken cancellation);
}
