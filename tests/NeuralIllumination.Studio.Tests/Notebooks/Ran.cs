using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a run of the program said, and its exit code.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error, without the lines that tell on a slow machine how far a training is.</param>
internal sealed partial record Ran(int Exit, string Out, string Error)
{
    /// <summary>Runs the command line in this process.</summary>
    public static async Task<Ran> InProcess(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = await IlluminateCommand.RunAsync(arguments, new Terminal(output, error));
        return Of(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs the built program.</summary>
    public static async Task<Ran> Program(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Of(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the built program, which the tests' build puts beside them.</summary>
    public static Process Start(string folder, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "illuminate.dll"), .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static Ran Of(int exit, string output, string error) =>
        new(exit, output.ReplaceLineEndings("\n"), Progress().Replace(error.ReplaceLineEndings("\n"), ""));

    [GeneratedRegex(@"^epoch \d+ of \d+, loss [\d.]+\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}
