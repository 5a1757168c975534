namespace NeuralIllumination.Studio.Commands;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A cell failed, or a training diverged.</summary>
    public const int Failed = 1;

    /// <summary>What was asked cannot be done: bad arguments, bad input.</summary>
    public const int BadInput = 2;

    /// <summary>Interrupted: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
