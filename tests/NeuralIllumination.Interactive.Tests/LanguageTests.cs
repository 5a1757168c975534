using Microsoft.DotNet.Interactive.Events;
using NeuralIllumination.Magic;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>Completion and hover in the real host; the bar in a cell's text says where.</summary>
public sealed class LanguageTests(StartedHost started) : IClassFixture<StartedHost>
{
    private readonly Host host = started.Host;

    [Theory]
    [InlineData("#!neural |")]
    [InlineData("1 + 1\n#!neural |\n2 + 2")]
    [InlineData("#!neural | --epochs 3")]
    public async Task After_the_command_stand_the_verbs_in_their_order_and_nothing_else(string text) =>
        Assert.Equal(Magics.Verbs.Select(verb => verb.Name), await Offered(text));

    [Theory]
    [InlineData("#!neural tr|", "train")]
    [InlineData("#!neural train |", "--name", "--epochs", "--learning-rate", "--batch-size")]
    [InlineData("#!neural train --|", "--name", "--epochs", "--learning-rate", "--batch-size")]
    [InlineData("#!neural train --epochs 3 --|", "--name", "--learning-rate", "--batch-size")]
    [InlineData("#!neural train --e|", "--epochs")]
    [InlineData("#!neural train --epochs |", "20", "200")]
    [InlineData("#!neural step --phase b|", "backward")]
    [InlineData(
        "#!neural show |",
        "network",
        "illumination",
        "boundary",
        "sample",
        "step",
        "weights",
        "--name",
        "--sample",
        "--phase"
    )]
    [InlineData("#!neural show net| --sample 3", "network")]
    [InlineData("#!neural data --file \"my train data.csv\" --gen|", "--generator")]
    [InlineData("#!neural data --file 'train --epochs' --gen|", "--generator")]
    [InlineData("#!neural data --file \"my train --|")]
    [InlineData("#!neural data --file |")]
    [InlineData("#!neural load --data |")]
    [InlineData("#!neural nothing |")]
    [InlineData("#!neural train # --|")]
    public async Task A_place_has_its_own_offers(string text, params string[] expected) =>
        Assert.Equal(expected, await Offered(text));

    [Theory]
    [InlineData("#!|", "#!csharp")]
    [InlineData("#!cs|", "#!csharp")]
    [InlineData("1;\n#!c|", "#!csharp")]
    public async Task The_hosts_own_commands_are_still_offered(string text, string expected) =>
        Assert.Contains(expected, await Offered(text));

    [Fact]
    public async Task After_name_stand_the_trainings_that_exist()
    {
        await host.RunAsync("#!neural build --layers 64,3,2 --name größe");
        Assert.Contains("größe", await Offered("#!neural train --name |"));
        Assert.Contains("größe", await Offered("#!neural compare |"));
        Assert.DoesNotContain("größe", await Offered("#!neural compare größe |"));
        Neural.Remove("größe");
        Assert.DoesNotContain("größe", await Offered("#!neural train --name |"));
    }

    [Fact]
    public async Task An_offer_says_what_it_does_and_what_it_replaces()
    {
        CompletionsProduced offers = (await host.CompleteAsync("1;\n#!neural train --ep| 3"))!;
        CompletionItem option = Assert.Single(offers.Completions);
        Assert.Equal("How many, 0 to 1000000 [default: 200]", option.Documentation);
        Assert.Equal(
            (1, 15, 1, 19),
            (
                offers.LinePositionSpan.Start.Line,
                offers.LinePositionSpan.Start.Character,
                offers.LinePositionSpan.End.Line,
                offers.LinePositionSpan.End.Character
            )
        );
    }

    [Theory]
    [InlineData("#!neural ")]
    [InlineData("1;\n#!neural show ")]
    public async Task CSharp_keeps_its_own(string before)
    {
        Assert.Contains("WriteLine", await Offered($"{before}\nConsole.Wri|"));
        Assert.Contains("Create", await Offered("Network.Cre|"));
    }

    [Fact]
    public async Task The_commands_own_name_is_among_the_hosts() =>
        Assert.Contains("#!neural", await Offered("#!neu|"));

    [Theory]
    [InlineData(
        "#!neural tr|ain --epochs 3",
        "#!neural train [options]",
        "Completes more epochs",
        "#!neural train --epochs 20"
    )]
    [InlineData("#!neural train --ep|ochs 3", "--epochs N", "How many, 0 to 1000000", "#!neural train --epochs 20")]
    [InlineData("#!neural train --epochs 3|", "--epochs N", "How many, 0 to 1000000", "#!neural train --epochs 20")]
    [InlineData(
        "2;\n#!neural build --act|ivation tanh",
        "--activation WORD",
        "The hidden layers' activation",
        "#!neural build --activation relu"
    )]
    [InlineData("#!neural show wei|ghts", "#!neural show", "network, illumination", "#!neural show network")]
    [InlineData("#!ne|ural train", "#!neural VERB", "Builds, trains and shows", "#!neural help")]
    public async Task Hover_says_what_a_word_does_with_an_example(
        string text,
        string title,
        string says,
        string example
    )
    {
        HoverTextProduced hover = (await host.HoverAsync(text))!;
        string markdown = hover.Content.Single(content => content.MimeType == "text/markdown").Value;
        Assert.Contains(title, markdown, StringComparison.Ordinal);
        Assert.Contains(says, markdown, StringComparison.Ordinal);
        Assert.Contains(example, markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_and_option_has_something_to_say()
    {
        foreach (MagicVerb verb in Magics.Verbs)
        {
            Assert.NotNull(await host.HoverAsync($"#!neural {verb.Name}|"));
            foreach (MagicOption option in verb.Options)
            {
                HoverTextProduced hover = (await host.HoverAsync($"#!neural {verb.Name} {option.Name}|"))!;
                Assert.Contains($"#!neural {verb.Name}", hover.Content.Single().Value, StringComparison.Ordinal);
            }
        }
    }

    private async Task<IReadOnlyList<string>> Offered(string text) =>
        [
            .. ((await host.CompleteAsync(text))?.Completions ?? [])
                .OrderBy(one => one.SortText, StringComparer.Ordinal)
                .Select(one => one.DisplayText),
        ];
}
