using System.Diagnostics;

namespace NeuralIllumination.Package.Tests;

/// <summary>Runs <c>dotnet</c> and tells what it said.</summary>
internal static class DotnetCommand
{
    /// <summary>The tests' own configuration: what they built is then built already.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    /// <summary>Standard output, once the command has succeeded.</summary>
    public static Task<string> RunAsync(string folder, params string[] arguments) =>
        RunProgramAsync("dotnet", folder, arguments);

    /// <summary>Standard output of another program, once it has succeeded.</summary>
    public static async Task<string> RunProgramAsync(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test's own runner tells its children is not meant for this one.
        foreach (
            string name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
                )
                .ToArray()
        )
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}"
        );
        return await output;
    }
}
