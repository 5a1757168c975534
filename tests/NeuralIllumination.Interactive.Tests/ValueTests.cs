using System.Text.Json;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>Values that travel: as JSON to other languages, in one line to the list of variables, a chart of Plotly.NET's to the page.</summary>
public sealed class ValueTests(StartedHost started) : IClassFixture<StartedHost>
{
    private readonly Host host = started.Host;

    public static TheoryData<string> Types => [.. Everything.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_ours_is_JSON_and_one_line_for_those_who_ask(string type)
    {
        object value = Everything.Of(type);
        JsonElement json = JsonDocument.Parse(value.ToDisplayString("application/json")).RootElement;
        // A note has words alone; everything else has its records, and not their text.
        Assert.Equal(type == "NoteView", json.ValueKind == JsonValueKind.String);
        string line = value.ToDisplayString("text/plain+summary");
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith(line, value.ToString()!.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_is_its_recipe_its_history_and_its_fingerprint()
    {
        await host.RunAsync(
            "var training = new Training(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares()); training.Run(2); var step = training.Step(); var data = training.Data;"
        );
        JsonElement training = await Value("training");
        Assert.Equal(3, training.GetProperty("epochs").GetArrayLength());
        Assert.Equal(16, training.GetProperty("fingerprint").GetString()!.Length);
        Recipe recipe = Recipe.FromJson(training.GetProperty("recipe").GetRawText());
        Assert.Equal(3 - 1, recipe.Epochs);

        JsonElement step = await Value("step");
        JsonElement layer = step.GetProperty("layers")[0];
        Assert.Equal(
            (4, 64),
            (
                layer.GetProperty("weightGradient").GetArrayLength(),
                layer.GetProperty("weightGradient")[0].GetArrayLength()
            )
        );
        Assert.Equal("relu", layer.GetProperty("activation").GetString());

        JsonElement data = await Value("data");
        Assert.Equal(240, data.GetProperty("train").GetArrayLength());
        Assert.Equal(64, data.GetProperty("train")[0].GetProperty("pixels").GetArrayLength());
    }

    [Fact]
    public async Task The_list_of_variables_has_a_line_for_each()
    {
        await host.RunAsync(
            "var listed = new Training(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares()); var network = listed.Network;"
        );
        ValueInfosProduced infos = (await host.Kernel.SendAsync(new RequestValueInfos("csharp", "text/plain+summary")))
            .Events.OfType<ValueInfosProduced>()
            .Single();
        string Line(string name) => infos.ValueInfos.Single(info => info.Name == name).FormattedValue.Value;
        Assert.StartsWith("Network 64-4-2", Line("listed"), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Line("listed"));
        Assert.DoesNotContain('\n', Line("network"));
    }

    [Fact]
    public async Task A_chart_of_Plotly_NETs_is_shown_with_our_script_and_in_words()
    {
        await host.RunAsync(
            "var run = new Training(Network.Create([64, 4, 2]), Datasets.CirclesAndSquares()); run.Run(2);"
        );
        Cell cell = await host.RunAsync("run.Plot().Chart");
        Assert.Null(cell.Failure);
        DisplayEvent shown = Assert.Single(cell.Seen);
        Assert.Equal(["text/html", "text/plain"], shown.FormattedValues.Select(value => value.MimeType));
        string html = Cell.Text(shown, "text/html");
        Assert.Contains("data-ni-plot", html, StringComparison.Ordinal);
        Assert.Contains("isOwn", html, StringComparison.Ordinal);
        Assert.Contains("training loss", Cell.Text(shown), StringComparison.Ordinal);

        await host.RunAsync("var curve = run.Plot().Chart;");
        Assert.Equal(JsonValueKind.Object, (await Value("curve")).ValueKind);
    }

    private async Task<JsonElement> Value(string name)
    {
        ValueProduced value = (await host.Kernel.SendAsync(new RequestValue(name, "application/json", "csharp")))
            .Events.OfType<ValueProduced>()
            .Single();
        return JsonDocument.Parse(value.FormattedValue.Value).RootElement.Clone();
    }
}
