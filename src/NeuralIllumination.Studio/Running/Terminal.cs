namespace NeuralIllumination.Studio.Running;

/// <summary>Where a command speaks: results on one stream, progress and trouble on the other.</summary>
/// <param name="Out">For results.</param>
/// <param name="Error">For progress and for what went wrong.</param>
/// <param name="IsInteractive">Whether somebody watches the error stream as it comes.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive)
{
    /// <summary>The environment variable that says a machine without a watcher runs this.</summary>
    public static bool InContinuousIntegration => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
}
