using Microsoft.DotNet.Interactive.Commands;

// A stand-in for the notebook host: the members that extension.dib uses, under the host's names, with the host's behaviour where it matters.
namespace Microsoft.DotNet.Interactive;

public sealed class KernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<KernelInvocationContext?> Ambient = new();
    private readonly CancellationTokenSource stop = new();

    public KernelInvocationContext(Kernel kernel, KernelCommand command) =>
        (HandlingKernel, Command, Ambient.Value) = (kernel, command, this);

    public static KernelInvocationContext Current => Ambient.Value!;

    public Kernel HandlingKernel { get; }

    public KernelCommand Command { get; }

    public CancellationToken CancellationToken => stop.Token;

    /// <summary>What was shown, in order; each holds its latest value.</summary>
    internal List<DisplayedValue> Shown { get; } = [];

    /// <summary>What the command failed with; null if it did not.</summary>
    internal string? Failure { get; private set; }

    public void Fail(KernelCommand command, Exception? exception = null, string? message = null)
    {
        if (!ReferenceEquals(command, Command))
            throw new InvalidOperationException("The command that fails is the one that runs.");
        Failure ??= message ?? exception?.ToString() ?? "";
    }

    /// <summary>The stop button: the command has failed from then on, and nothing of it is shown any more.</summary>
    internal void Cancel()
    {
        Fail(Command, message: "Command cancelled.");
        stop.Cancel();
    }

    public void Dispose() => stop.Dispose();
}
