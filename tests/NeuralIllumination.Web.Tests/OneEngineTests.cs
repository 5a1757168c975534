using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Web.Tests;

/// <summary>C#, .NET 8 and the browser come to the same bits.</summary>
public sealed class OneEngineTests(BrowserFixture fixture)
{
    private const int Recipes = 300;

    private static readonly Lazy<IReadOnlyList<GeneratedRecipe>> Generated = new(() => GeneratedRecipe.Make(Recipes));

    // For each recipe: its fingerprints by epoch, and the training losses that were measured on the way.
    private const string RunAll = """
        async (documents) => {
          const all = [];
          for (const recipe of documents.map((text) => JSON.parse(text))) {
            const run = await ni.open({ module: niModule, recipe });
            const fingerprints = [run.fingerprint];
            while (run.epoch < recipe.epochs) { run.runEpoch(); fingerprints.push(run.fingerprint); }
            all.push({ fingerprints, losses: run.history.map((measured) => measured.trainLoss) });
          }
          return all;
        }
        """;

    [Theory]
    [InlineData("file")]
    [InlineData("policy")]
    [InlineData("sandbox")]
    public async Task Three_hundred_recipes_have_the_same_fingerprint_at_every_epoch_in_the_browser(string place)
    {
        await using EnginePage page = new();
        var (opened, frame) = await page.OpenAsync(fixture.Browser, place);
        JsonElement all = await frame.EvaluateAsync<JsonElement>(
            RunAll,
            Generated.Value.Select(made => made.Recipe.ToJson())
        );
        Assert.Equal(Recipes, all.GetArrayLength());
        for (int i = 0; i < Recipes; i++)
        {
            GeneratedRecipe made = Generated.Value[i];
            string[] fingerprints =
            [
                .. all[i].GetProperty("fingerprints").EnumerateArray().Select(text => text.GetString()!),
            ];
            Assert.True(made.Fingerprints.SequenceEqual(fingerprints), $"recipe {i}: {made.Recipe.ToJson()}");
            double[] losses = [.. all[i].GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
            Assert.Equal(made.Losses, losses);
        }

        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
    }

    [Fact]
    public void The_recipes_are_of_every_kind()
    {
        IReadOnlyList<Recipe> recipes = [.. Generated.Value.Select(made => made.Recipe)];
        foreach (Activation activation in Enum.GetValues<Activation>())
            Assert.Contains(
                recipes,
                recipe => recipe.Architecture.Activation == activation && recipe.Architecture.Layers.Count > 2
            );
        foreach (LossFunction loss in Enum.GetValues<LossFunction>())
            Assert.Contains(recipes, recipe => recipe.Architecture.Loss == loss);
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
            Assert.Contains(recipes, recipe => recipe.Options.Optimizer == optimizer && recipe.Options.L2 > 0);
        foreach (Phase phase in Enum.GetValues<Phase>())
            Assert.Contains(
                recipes,
                recipe => recipe.Changes.Any(change => change.Phase == phase && change.Parameter is not null)
            );
        Assert.Contains(recipes, recipe => recipe.Data.TrainCount % recipe.Options.BatchSize != 0);
        Assert.Contains(recipes, recipe => recipe.Data.Packed?.Encoding == "bits");
        Assert.Contains(recipes, recipe => recipe.Data.Packed?.Encoding == "float64");
        Assert.Contains(recipes, recipe => recipe.Architecture.Outputs == 1);
    }

    /// <summary>Vectors wider than asked for are switched off; a machine that has none so wide shows it with what it has.</summary>
    [Theory]
    [InlineData(null, 512)]
    [InlineData("DOTNET_EnableAVX512F", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 64)]
    public async Task Dotnet_8_comes_to_the_same_fingerprints_with_vectors_of_every_width(string? off, int most)
    {
        string program = typeof(OneEngineTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Net8Program")
            .Value!;
        string executable = Path.ChangeExtension(program, OperatingSystem.IsWindows() ? ".exe" : null)!;
        ProcessStartInfo start = new(executable) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (off is not null)
            start.Environment[off] = "0";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        foreach (GeneratedRecipe made in Generated.Value)
            await process.StandardInput.WriteLineAsync(made.Recipe.ToJson().ReplaceLineEndings(" "));
        process.StandardInput.Close();
        string[] lines = (await output).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        string[] first = lines[0].Split(' ');
        Assert.StartsWith("8.", first[0], StringComparison.Ordinal);
        // This process is of the same machine, with a newer runtime; on one that is not x64 the switches mean nothing.
        int widest = Widest();
        bool isSwitched = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64;
        Assert.Equal(isSwitched ? Math.Min(most, widest) : widest, int.Parse(first[1], null));
        Assert.Equal(Recipes, lines.Length - 1);
        for (int i = 0; i < Recipes; i++)
            Assert.Equal(Generated.Value[i].Fingerprints, JsonSerializer.Deserialize<string[]>(lines[i + 1])!);
    }

    private static int Widest() =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 64;
}
