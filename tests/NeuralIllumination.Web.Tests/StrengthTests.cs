using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page turns sizes into the light that C# makes of them.</summary>
public sealed class StrengthTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_size_shines_on_the_page_as_it_does_in_C_sharp()
    {
        double[] sizes = [0, 1e-300, 1e-6, 0.1003, 0.5, 1, -1, 1.8481, -3, 17.5, 1e6];
        double[] most = [1e-6, 0.1, 1, 1.8481, 1e9];
        double[] expected =
        [
            .. most.SelectMany(m => sizes.SelectMany(s => new[] { Strength.Linear(s, m), Strength.Logarithmic(s, m) })),
            Strength.Most(sizes),
        ];
        using EnginePage page = new();
        string script = $"<script>window.ni = {PageScript.Bundle("stage/strength.js")};</script>";
        double[] found = await (
            await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "strength")
        ).Page.EvaluateAsync<double[]>(
            "([sizes, most]) => [...most.flatMap((m) => sizes.flatMap((s) => [ni.linear(s, m), ni.logarithmic(s, m)])), ni.mostOf(sizes)]",
            new[] { sizes, most }
        );
        Assert.Equal(expected.Length, found.Length);
        // The browser's own logarithm may differ in the last bit: nobody sees that.
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
