using System.Diagnostics;
using System.Globalization;

namespace NeuralIllumination.Hosts;

/// <summary>A program that was run to its end, and what it said.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record Command(int Exit, string Output, string Error)
{
    /// <summary>Runs a program and tells how it ended.</summary>
    /// <param name="start">The program.</param>
    /// <returns>What it said.</returns>
    public static async Task<Command> RunAsync(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new Command(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <param name="start">The program.</param>
    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static async Task<string> SucceedAsync(ProcessStartInfo start)
    {
        Command ran = await RunAsync(start).ConfigureAwait(false);
        return ran.Exit == 0
            ? ran.Output
            : throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {ran.Exit}:\n{ran.Output}\n{ran.Error}"
                )
            );
    }
}
