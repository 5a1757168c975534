using System.Diagnostics;
using NeuralIllumination.Tests;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Builds the engine afresh, away from the repository's own outputs.</summary>
internal static class EngineBuild
{
    /// <summary>The assembly's bytes.</summary>
    public static byte[] Build(string configuration)
    {
        string project = Repository.Path("src", "NeuralIllumination.Engine", "NeuralIllumination.Engine.csproj");
        DirectoryInfo output = Directory.CreateTempSubdirectory("ilwasm-engine-");
        try
        {
            ProcessStartInfo start = new("dotnet")
            {
                RedirectStandardOutput = true,
                ArgumentList =
                {
                    "build",
                    project,
                    "-c",
                    configuration,
                    "--artifacts-path",
                    output.FullName,
                    "-v",
                    "q",
                    "-nodeReuse:false",
                },
            };
            using Process build = Process.Start(start)!;
            string said = build.StandardOutput.ReadToEnd();
            build.WaitForExit();
            Assert.True(build.ExitCode == 0, said);
            string assembly = output
                .GetFiles("NeuralIllumination.Engine.dll", SearchOption.AllDirectories)
                .First(IsOutput)
                .FullName;
            return File.ReadAllBytes(assembly);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static bool IsOutput(FileInfo file) =>
        file.FullName.Contains(
            $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        );
}
