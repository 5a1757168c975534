namespace NeuralIllumination.Studio.Sessions;

/// <summary>How an open notebook's kernel is.</summary>
/// <param name="Name">none, idle, busy or ended.</param>
/// <param name="Text">One sentence for the reader.</param>
internal sealed record KernelState(string Name, string Text)
{
    public static readonly KernelState None = new("none", "Starts with the first cell.");
    public static readonly KernelState Idle = new("idle", "Ready.");
    public static readonly KernelState Busy = new("busy", "Running.");

    /// <summary>The kernel that ended, and why.</summary>
    public static KernelState Ended(string why) => new("ended", why);
}
