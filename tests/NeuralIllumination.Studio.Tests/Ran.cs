using System.Diagnostics;
using NeuralIllumination.Studio.Commands;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a run of the program said, and its exit code.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Ran(int Exit, string Out, string Error)
{
    /// <summary>Runs the command line in this process.</summary>
    public static async Task<Ran> InProcess(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = await IlluminateCommand.RunAsync(arguments, output, error);
        return new Ran(exit, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Runs the built program.</summary>
    public static async Task<Ran> Program(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(
            process.ExitCode,
            (await output).ReplaceLineEndings("\n"),
            (await error).ReplaceLineEndings("\n")
        );
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
}
