using IlWasm;
using NeuralIllumination.IlWasm.Fixtures;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The command line: exit codes, whole files, one line a refusal.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly string Fixtures = typeof(Operations).Assembly.Location;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ilwasm-");

    [Fact]
    public void A_module_is_written_whole()
    {
        Assert.Equal(0, CommandLine.Main([Fixtures, typeof(Operations).FullName!, Output]));
        Assert.Equal(
            Compiled.Bytes(File.ReadAllBytes(Fixtures), typeof(Operations).FullName!),
            File.ReadAllBytes(Output)
        );
        // And nothing half done beside it.
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_refused_type_leaves_the_old_file_as_it_was()
    {
        string assembly = Path.Combine(folder.FullName, "refused.dll");
        File.WriteAllBytes(assembly, CSharp.Compile("public static class P { public static float F() => 1; }"));
        File.WriteAllText(Output, "old");
        Assert.Equal(1, CommandLine.Main([assembly, "P", Output]));
        Assert.Equal("old", File.ReadAllText(Output));
    }

    [Fact]
    public void Bad_arguments_exit_2()
    {
        Assert.Equal(2, CommandLine.Main([]));
        Assert.Equal(2, CommandLine.Main([Fixtures, "No.Such.Type", Output]));
        Assert.Equal(2, CommandLine.Main([Path.Combine(folder.FullName, "none.dll"), "P", Output]));
        Assert.Equal(
            2,
            CommandLine.Main([
                Fixtures,
                typeof(Operations).FullName!,
                Path.Combine(folder.FullName, "no", "such", "folder.wasm"),
            ])
        );
        Assert.Equal(2, CommandLine.Main([Fixtures, typeof(Operations).FullName!, Output, "--limit", "0"]));
        Assert.Equal(2, CommandLine.Main([Fixtures, typeof(Operations).FullName!, Output, "--limits", "5"]));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void The_limit_is_an_option()
    {
        Assert.Equal(0, CommandLine.Main([Fixtures, typeof(Allocations).FullName!, Output, "--limit", "1"]));
        using WasmModule module = new(File.ReadAllBytes(Output));
        Assert.Equal(16, module.Memory.Maximum);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Output => Path.Combine(folder.FullName, "out.wasm");
}
