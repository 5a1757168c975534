using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>How an open notebook's kernel is.</summary>
/// <param name="Name">none, idle, tight, busy or ended.</param>
/// <param name="Text">One sentence for the reader.</param>
internal sealed record KernelState(string Name, string Text)
{
    public static readonly KernelState None = new("none", "Starts with the first cell.");
    public static readonly KernelState Idle = new("idle", "Ready.");
    public static readonly KernelState Busy = new("busy", "Running.");

    /// <summary>The kernel that is ready, and whose memory runs short.</summary>
    /// <param name="memory">What its process takes, in bytes.</param>
    public static KernelState Tight(long memory) =>
        new(
            "tight",
            $"The kernel's memory runs short: it takes {KernelLimits.InWords(memory)}, and ends at {KernelLimits.HeapInWords} of objects. What cells declared would be lost then. Restart it in time: that gives back what cells before left behind."
        );

    /// <summary>The kernel that ended, and why.</summary>
    public static KernelState Ended(string why) => new("ended", why);
}
