using System.Collections.Concurrent;
using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// Kernels that serve one test after the other: a start takes two seconds of a processor, a cell a tenth of that. What earlier tests declared
/// is still there, so a test starts a kernel of its own where it looks for what is not there, where it asks for completions or explanations
/// (whose compiler reads all that was declared), where it leaves code of great depth behind, and where it ends its kernel.
/// </summary>
internal static class KernelStock
{
    private static readonly ConcurrentBag<KernelProcess> Idle = [];

    /// <summary>A kernel that lives and executes nothing.</summary>
    public static KernelProcess Take()
    {
        while (Idle.TryTake(out KernelProcess? kernel))
        {
            if (kernel.Ended is null)
                return kernel;
            _ = kernel.DisposeAsync().AsTask();
        }

        return new KernelProcess();
    }

    /// <summary>Takes back a kernel that executes nothing; one that ended is of no use any more.</summary>
    public static async ValueTask GiveBackAsync(KernelProcess kernel)
    {
        if (kernel.Ended is null)
            Idle.Add(kernel);
        else
            await kernel.DisposeAsync();
    }

    /// <summary>Ends those that are idle.</summary>
    public static async ValueTask ClearAsync()
    {
        while (Idle.TryTake(out KernelProcess? kernel))
            await kernel.DisposeAsync();
    }
}
