using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Executes cells one after the other and keeps what they declared. Where it does so, in this process or another, is its own affair.</summary>
internal interface IKernel : IDisposable
{
    /// <summary>Executes one cell. A cell that fails is a result, not an exception.</summary>
    /// <param name="number">The cell's number in its notebook, from 1, by which messages name it.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="cancellation">Gives the cell up; the kernel cannot be used afterwards.</param>
    /// <returns>What the cell showed, in order; an <see cref="ErrorOutput"/> stands last if it failed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<Output>> RunAsync(int number, string source, CancellationToken cancellation);
}
