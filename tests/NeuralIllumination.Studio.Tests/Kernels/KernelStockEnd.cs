[assembly: AssemblyFixture(typeof(NeuralIllumination.Studio.Tests.KernelStockEnd))]

namespace NeuralIllumination.Studio.Tests;

/// <summary>Ends the stock's kernels behind the last test.</summary>
public sealed class KernelStockEnd : IAsyncDisposable
{
    public ValueTask DisposeAsync() => KernelStock.ClearAsync();
}
