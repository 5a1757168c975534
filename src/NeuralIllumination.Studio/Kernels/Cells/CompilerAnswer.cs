using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What the compiler says of a cell that is being typed, within the limits of depth, length and time that hold for any text.</summary>
internal static class CompilerAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether a text is short and shallow enough to be read.</summary>
    public static bool MayBeAsked(string source) =>
        source.Length <= CodeLimits.MostLength && CodeLimits.Beyond(source) is null;

    /// <summary>The answer; null where it takes longer than anybody waits, or goes deeper than the compiler's stack.</summary>
    /// <param name="ask">Asks; it heeds the token.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<T?> OrNoneAsync<T>(Func<CancellationToken, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        try
        {
            // Not on the caller's thread: what the compiler does before it first waits can be all of it.
            return await Task.Run(() => ask(end.Token), end.Token).WaitAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }
}
