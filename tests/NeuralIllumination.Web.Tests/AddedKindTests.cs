using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Web.Tests;

/// <summary>CONTRIBUTING.md's table of what a new kind takes, followed in a copy of the sources: it shows rightly in C# and on the page.</summary>
public sealed partial class AddedKindTests(BrowserFixture fixture) : IDisposable
{
    private const string Program = """
        using NeuralIllumination;
        using NeuralIllumination.Learning;
        using NeuralIllumination.Views;

        TrainingOptions options = new() { Optimizer = Terms.Parse<Optimizer>("signed"), LearningRate = 0.001 };
        Architecture architecture = new([36, 8, 2], Terms.Parse<Activation>("softsign"));
        Trainer trainer = new(DatasetRecord.Generate(Terms.Parse<Generator>("bars")), architecture, options);
        trainer.Run(5);
        StepRecord step = trainer.Step();
        IlluminationView view = new(trainer.Run(), trainer.Examine(trainer.Data.Test[0]));
        File.WriteAllText("page.html", new IlluminationPage(view) { PlaysAtOnce = false }.ToHtml());
        File.WriteAllText("step.txt", new StepView(step).ToString());
        File.WriteAllText("diagnostics.txt", new DiagnosticsView(trainer.Diagnose()).ToString());
        // f′ alone, f′ in the gate, and the quotient of small differences.
        double worst = 0;
        foreach (double z in new[] { -2, -0.5, 0.5, 2 })
        {
            double[] a = new double[3];
            double[] gated = [1];
            NeuralIllumination.Engine.Activations.Apply(architecture.Activation, [z, z - 1e-6, z + 1e-6], a, 3);
            NeuralIllumination.Engine.Activations.Gate(architecture.Activation, [z], a, gated, 1);
            double slope = NeuralIllumination.Engine.Activations.Slope(architecture.Activation, z, a[0]);
            worst = Math.Max(worst, Math.Abs(slope - gated[0]) + Math.Abs((a[2] - a[1]) / 2e-6 - slope));
        }

        Console.WriteLine(worst.ToString("R"));
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../src/NeuralIllumination.Views/NeuralIllumination.Views.csproj" />
          </ItemGroup>
        </Project>
        """;

    private readonly string copy = Directory.CreateTempSubdirectory("neural-illumination-added-").FullName;

    [Fact]
    public void The_table_in_CONTRIBUTING_names_the_files()
    {
        string contributing = File.ReadAllText(Repository.Path("CONTRIBUTING.md"));
        foreach (
            (AddedKind kind, int most) in new[] { (AddedKind.Softsign, 4), (AddedKind.Signed, 6), (AddedKind.Bars, 5) }
        )
        {
            string row = Assert.Single(
                contributing.Split('\n'),
                line => line.StartsWith($"| {kind.What} |", StringComparison.Ordinal)
            );
            string[] named = [.. FileName().Matches(row).Select(match => match.Groups["name"].Value)];
            Assert.Equal(kind.Files.Select(file => file == "Bars.cs" ? "NAME.cs" : file), named);
            Assert.InRange(named.Length, 1, most);
        }
    }

    [Fact]
    public async Task A_kind_that_is_added_shows_rightly_in_C_sharp_and_on_the_page()
    {
        Copy();
        string output = await RunAsync();

        string step = await File.ReadAllTextAsync(Path.Combine(copy, "Proof", "step.txt"));
        Assert.Contains("3. Hidden activations, softsign\n  a = z / (1 + |z|)", step, StringComparison.Ordinal);
        Assert.Contains("f′(z) = (1 − |a|)²: the blame", step, StringComparison.Ordinal);
        Assert.Contains("10. Update rule, signs\n  w ← w − η sign(∂L/∂w)", step, StringComparison.Ordinal);
        Assert.True(
            double.Parse(output.Trim().Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture) < 1e-8,
            output
        );

        string html = await File.ReadAllTextAsync(Path.Combine(copy, "Proof", "page.html"));
        await using ViewerPage page = await ViewerPage.OpenAsync(fixture.Browser, html);
        // The page drew the same data, learned by the same rule through the same function: to the bit.
        Assert.Equal("true", await page.Element.GetAttributeAsync("data-verified"));
        Assert.Contains("8 hidden units, softsign", await page.TextAsync(".labels"), StringComparison.Ordinal);
        await page.GoToAsync(2, 3, 3);
        Microsoft.Playwright.ILocator tabs = page.Control(
                Microsoft.Playwright.AriaRole.Group,
                "Steps of the mathematics"
            )
            .GetByRole(Microsoft.Playwright.AriaRole.Button);
        await tabs.Nth(2).ClickAsync();
        string activation = await page.TextAsync(".written");
        Assert.StartsWith("3 Hidden activations, softsign", activation, StringComparison.Ordinal);
        Assert.Matches(@"a = z / \(1 \+ \|z\|\)[\s\S]* = −?[\d.]+ / \(1 \+ \|−?[\d.]+\|\) = ", activation);
        await tabs.Nth(9).ClickAsync();
        string update = await page.TextAsync(".written");
        Assert.StartsWith("10 Update rule, signs", update, StringComparison.Ordinal);
        Assert.Contains("− 0.001 · sign(", update, StringComparison.Ordinal);
        await page.JsAsync("return element.goTo(run.recipe.epochs, run.recipe.batches);");
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(copy, "Proof", "diagnostics.txt")),
            await page.JsAsync<string>("return viewer.diagnostics();")
        );
        Assert.Empty(page.Opened.Complaints);
    }

    private void Copy()
    {
        foreach (
            string file in new[]
            {
                "Directory.Build.props",
                "Directory.Packages.props",
                ".editorconfig",
                "global.json",
                "MATH_EXPLAINED.md",
            }
        )
            File.Copy(Repository.Path(file), Path.Combine(copy, file));
        string[] projects =
        [
            "src/NeuralIllumination.Engine",
            "src/NeuralIllumination.Learning",
            "src/NeuralIllumination.Views",
            "tools/IlWasm",
        ];
        foreach (string project in projects)
        {
            string from = Repository.Path(project.Split('/'));
            foreach (string path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            {
                string inside = Path.GetRelativePath(from, path);
                if (inside.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                    continue;
                string to = Path.Combine(copy, Path.Combine(project.Split('/')), inside);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(path, to);
            }
        }

        foreach (AddedKind kind in new[] { AddedKind.Softsign, AddedKind.Signed, AddedKind.Bars })
            kind.Add(copy, Path.Combine(copy, "src", "NeuralIllumination.Engine"));
        string proof = Directory.CreateDirectory(Path.Combine(copy, "Proof")).FullName;
        File.WriteAllText(Path.Combine(proof, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(proof, "Proof.csproj"), Project);
    }

    // The rules of style and of comments are the repository's own affair, and take most of the time.
    private async Task<string> RunAsync()
    {
        using Process dotnet = new()
        {
            StartInfo = new("dotnet")
            {
                WorkingDirectory = Path.Combine(copy, "Proof"),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (
            string argument in new[]
            {
                "run",
                "-c",
                "Release",
                "-p:RunAnalyzers=false",
                "-p:EnforceCodeStyleInBuild=false",
                "-p:GenerateDocumentationFile=false",
                "-p:RestoreLockedMode=false",
            }
        )
            dotnet.StartInfo.ArgumentList.Add(argument);
        dotnet.Start();
        Task<string> said = dotnet.StandardOutput.ReadToEndAsync();
        Task<string> complained = dotnet.StandardError.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        Assert.True(dotnet.ExitCode == 0, await said + await complained);
        return await said;
    }

    public void Dispose() => Directory.Delete(copy, recursive: true);

    [GeneratedRegex(@"`(?<name>[\w.]+\.(cs|md))`")]
    private static partial Regex FileName();
}
