namespace NeuralIllumination.Hosts.Tests;

/// <summary>What the editor asks .NET Interactive for while one writes, and what other languages and its Variables view get of our values.</summary>
[Collection<SharedTool>]
public sealed class LanguageTests(HostFixture host, ToolFixture session)
{
    [Fact]
    public void Loaded_the_package_greets_once_with_its_own_version_and_shows_nothing_else()
    {
        IReadOnlyDictionary<string, string> greeting = Assert.Single(session.Loading.Shown);
        Assert.Equal(["text/html", "text/plain"], greeting.Keys);
        Assert.StartsWith(
            $"Neural Illumination {host.Home.Version}: #!neural with 17 verbs",
            greeting["text/plain"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("#!neural ", "build", "--layers")]
    [InlineData("#!neural tr", "train", "--verb")]
    [InlineData("#!neural train ", "--epochs", "--layers")]
    [InlineData("#!neural train --", "--epochs", "--layers")]
    [InlineData("var before = 1;\n#!neural build --la", "--layers", "--epochs")]
    [InlineData("#!sha", "#!share", "build")]
    [InlineData("#!neural show ", "network", "--epochs")]
    [InlineData("#!neural build --activation ", "tanh", "--epochs")]
    public async Task A_magic_line_is_completed_with_what_may_stand_there(string code, string offered, string absent)
    {
        IReadOnlyList<string> found = await session.Tool.CompleteAsync(code);
        Assert.Contains(offered, found);
        Assert.DoesNotContain(absent, found);
    }

    [Fact]
    public async Task After_name_stand_the_trainings_that_exist()
    {
        await session.Tool.ShowAsync("#!neural build --name lesson");
        await session.Tool.ShowAsync("Neural.Register(\"mine\", training);");
        IReadOnlyList<string> found = await session.Tool.CompleteAsync("#!neural train --name ");
        Assert.Contains("lesson", found);
        Assert.Contains("mine", found);
    }

    [Fact]
    public async Task CSharp_is_completed_as_it_was()
    {
        Assert.Contains(
            await session.Tool.CompleteAsync("training.Ru"),
            offered => offered.StartsWith("Run", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Completes more epochs",
            await session.Tool.HoverAsync("training.Run"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("#!neural train", "Completes more epochs")]
    [InlineData("#!neural train --epochs", "How many")]
    public async Task A_verb_and_an_option_are_told_under_the_pointer(string code, string told) =>
        Assert.Contains(told, await session.Tool.HoverAsync(code), StringComparison.Ordinal);

    [Fact]
    public async Task A_training_is_shared_with_FSharp_by_reference_and_as_JSON()
    {
        await session.Tool.ShowAsync(host.Home.Load, "fsharp");
        await session.Tool.ShowAsync("var before = training.History.Count;");
        await session.Tool.ShowAsync("#!share --from csharp training\ntraining.Run(epochs = 2) |> ignore", "fsharp");
        Assert.Equal("2", (await session.Tool.ShowAsync("(training.History.Count - before).ToString()")).LastText);

        await session.Tool.ShowAsync("#!set --name told --value @csharp:training", "fsharp");
        string fingerprint = (await session.Tool.ShowAsync("training.Fingerprint")).LastText;
        Assert.Contains(
            fingerprint,
            (await session.Tool.ShowAsync("told.RootElement.GetRawText()", "fsharp")).LastText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_training_is_shared_with_PowerShell_by_reference_and_as_JSON()
    {
        await session.Tool.ShowAsync("#!share --from csharp training --as shared", "pwsh");
        await session.Tool.ShowAsync("var epochs = training.History.Count;");
        await session.Tool.ShowAsync("$null = $shared.Run(2)", "pwsh");
        Assert.Equal("2", (await session.Tool.ShowAsync("(training.History.Count - epochs).ToString()")).LastText);

        await session.Tool.ShowAsync("#!set --name told --value @csharp:training", "pwsh");
        string fingerprint = (await session.Tool.ShowAsync("training.Fingerprint")).LastText;
        ToolAnswer told = await session.Tool.ShowAsync("$told.RootElement.GetRawText()", "pwsh");
        Assert.Contains(
            fingerprint,
            string.Concat(told.Shown.SelectMany(forms => forms.Values)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Each_value_is_one_line_in_the_Variables_view()
    {
        await session.Tool.ShowAsync("var step = new Training(network, data).Step();");
        IReadOnlyDictionary<string, string> lines = await session.Tool.VariablesAsync();
        Assert.All(
            new[] { "data", "network", "training", "step" },
            name =>
            {
                Assert.True(
                    lines.TryGetValue(name, out string? line),
                    $"{name} is not there: {string.Join(", ", lines.Keys)}"
                );
                Assert.DoesNotContain("\n", line, StringComparison.Ordinal);
                // The host writes a line's end as these two letters, and cuts at a limit.
                Assert.DoesNotContain("\\n", line, StringComparison.Ordinal);
                Assert.False(line.EndsWith("...", StringComparison.Ordinal), line);
            }
        );
    }
}
