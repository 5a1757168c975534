using System.Diagnostics;

namespace NeuralIllumination.Bench;

/// <summary>TorchSharp's contender is a program of its own: its native library is large, and not every system can load it.</summary>
internal static class Torch
{
    /// <summary>Builds it and tries it.</summary>
    /// <returns>The program; null where it cannot be had, and then <paramref name="trouble"/> says why.</returns>
    public static string? Build(out string? trouble)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuralIllumination.sln")))
            folder = folder.Parent;
        if (folder is null)
        {
            trouble = "its project is not beside this program.";
            return null;
        }

        string project = Path.Combine(folder.FullName, "bench", "NeuralIllumination.Bench.Torch");
        (int code, string said) = Run("dotnet", ["build", "-c", "Release", "-v", "q", project]);
        if (code != 0)
        {
            trouble = $"cannot be built: {First(said, "error")}";
            return null;
        }

        string program = Path.Combine(project, "bin", "Release", "net10.0", "NeuralIllumination.Bench.Torch");
        (code, said) = Run(program, []);
        trouble = code == 0 ? null : $"cannot be loaded: {First(said, "GLIBC")}";
        return code == 0 ? program : null;
    }

    private static string First(string text, string mark) =>
        text.Split('\n').FirstOrDefault(line => line.Contains(mark, StringComparison.Ordinal))?.Trim()
        ?? text.Split('\n').FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal))?.Trim()
        ?? text.Trim();

    private static (int Code, string Said) Run(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
