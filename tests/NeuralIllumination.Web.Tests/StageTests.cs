using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page lays out what it shows by the engine's own code, networks that C# never saw included.</summary>
public sealed class StageTests(BrowserFixture fixture)
{
    // As the viewer does it; the numbers of each unit in C#'s order.
    private const string LayOut = """
        async (cases) => {
          const run = await ni.open({ module: niModule, recipe: given.recipe });
          const { engine } = run.network;
          const mark = engine.call("mark");
          const laid = cases.map(({ layers, shape, chosen, stacked }) => {
            const geometry = new module.Geometry(engine, { layers, shape, chosen }, stacked);
            const { width, height, input, plane, under } = geometry;
            return {
              width, height, input, plane, under,
              layers: geometry.layers.map(({ units, ...layer }) => ({
                shown: units.map(({ unit }) => unit),
                head: [layer.head.x, layer.head.y, layer.head.room],
                units: units.flatMap((u) => [u.x, u.y, u.width, u.height, u.in.x, u.in.y, u.out.x, u.out.y, u.box.x, u.box.y, u.box.width, u.box.height]),
              })),
            };
          });
          return { laid, leaked: engine.call("mark") - mark };
        }
        """;

    [Fact]
    public async Task Two_hundred_architectures_stand_in_the_page_where_they_stand_in_C_sharp()
    {
        await using PanelPage page = await PanelPage.OpenAsync(fixture.Browser, "stage/geometry.js");
        StageCase[] cases = [.. StageCase.Make(600).Where(one => one is { IsLive: true, NameLength: 3 }).Take(200)];
        Assert.Equal(200, cases.Length);
        Training training = new(NeuralIllumination.Network.Create([64, 2]), Datasets.CirclesAndSquares());
        string recipe = training.Illuminate().Record.Recipe.ToJson();
        JsonElement answer = await page.Page.EvaluateAsync<JsonElement>(
            LayOut.Replace("given.recipe", recipe, StringComparison.Ordinal),
            cases.Select(one => new
            {
                layers = one.Sizes,
                shape = new { width = one.Columns, height = one.Rows },
                chosen = one.Chosen.Select((units, layer) => new { layer, units }),
                stacked = one.IsStacked,
            })
        );
        Assert.Equal(0, answer.GetProperty("leaked").GetInt32());
        foreach ((StageCase one, JsonElement laid) in cases.Zip(answer.GetProperty("laid").EnumerateArray()))
        {
            StageLayout expected = one.Layout();
            Assert.Equal(expected.Width, laid.GetProperty("width").GetDouble());
            Assert.Equal(expected.Height, laid.GetProperty("height").GetDouble());
            Assert.Equal(expected.Contents.Input.ToString(), laid.GetProperty("input").GetString(), ignoreCase: true);
            Assert.Equal(
                expected.PlaneSide > 0 ? [expected.PlaneX, expected.PlaneY, expected.PlaneSide] : null,
                Place(laid.GetProperty("plane"), "side")
            );
            Assert.Equal(
                expected.UnderWidth > 0 ? [expected.UnderX, expected.UnderY, expected.UnderWidth] : null,
                Place(laid.GetProperty("under"), "width")
            );
            JsonElement[] layers = [.. laid.GetProperty("layers").EnumerateArray()];
            for (int layer = 0; layer < layers.Length; layer++)
            {
                Assert.Equal(
                    expected.Contents.Shown[layer],
                    layers[layer].GetProperty("shown").EnumerateArray().Select(unit => unit.GetInt32())
                );
                Assert.Equal(
                    expected.Layers.AsSpan(StageLayout.LayerNumbers * layer + 2, 3).ToArray(),
                    Numbers(layers[layer], "head")
                );
            }

            Assert.Equal(expected.Units, layers.SelectMany(layer => Numbers(layer, "units")));
        }
    }

    [Theory]
    [InlineData("64,12,7,2", 1280)]
    [InlineData("64,24,5,4,3,2", 420)]
    [InlineData("64,2", 1280)]
    public async Task A_page_shows_a_network_that_C_sharp_never_laid_out(string layers, int width)
    {
        Training own = new(NeuralIllumination.Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        int[] sizes = [.. layers.Split(',').Select(int.Parse)];
        Training other = new(NeuralIllumination.Network.Create(sizes), Datasets.CirclesAndSquares());
        other.Run(2);
        string hash =
            "#recipe=" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(other.Illuminate().Record.Recipe.ToJson()));
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationPage(own.Illuminate()).ToHtml(),
            width: width,
            hash: hash
        );
        Assert.Equal(sizes, await page.JsAsync<int[]>("return scene.geometry.layers.map(({ count }) => count);"));
        Assert.Equal(other.Fingerprint, await page.AttributeAsync("data-fingerprint"));
        Assert.Equal(
            sizes.Length > 2 && sizes[1] > 20 ? 1 : 0,
            await page.JsAsync<int>("return viewer.parts.words.querySelectorAll('.folded').length;")
        );
        page.IsQuiet();
    }

    [Fact]
    public async Task Of_a_layer_too_wide_it_shows_the_units_that_count_most_there_too()
    {
        // Given a network that the page alone knows, in which the last units of a layer count most
        Training own = new(NeuralIllumination.Network.Create([64, 16, 2]), Datasets.CirclesAndSquares());
        Trainer other = new(DatasetRecord.CirclesAndSquares(), new Architecture([64, 40, 2]));
        foreach (int unit in Enumerable.Range(25, 15))
            other.Set(new ParameterChange(2, 0, unit, 3 + unit));
        string hash = "#recipe=" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(other.Recipe.ToJson()));
        await using ViewerPage page = await ViewerPage.OpenAsync(
            fixture.Browser,
            new IlluminationPage(own.Illuminate()).ToHtml(),
            hash: hash
        );

        // Then it shows those that C# shows of it
        StepRecord step = other.Examine(other.Data.Test[0]);
        NetworkLayout still = new NetworkView(step).Layout;
        int[] shown = await page.JsAsync<int[]>("return scene.geometry.layers[1].units.map(({ unit }) => unit);");
        Assert.Equal(still.Layers[1].Units.Select(unit => unit.Unit), shown);
        int[] lit = [.. Enumerable.Range(25, 15).Where(unit => step.Layers[0].A[0, unit] > 0)];
        Assert.True(lit.Length > 3 && lit.All(shown.Contains));
    }

    private static double[]? Place(JsonElement place, string size) =>
        place.ValueKind == JsonValueKind.Null
            ? null
            : [.. new[] { "x", "y", size }.Select(name => place.GetProperty(name).GetDouble())];

    private static double[] Numbers(JsonElement layer, string name) =>
        [.. layer.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
