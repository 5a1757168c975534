using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("a name", "a name")]
    [InlineData("a\nb\r\tc", @"a\nb\r\tc")]
    [InlineData("\u001b[2J\u0007\u009b", @"\u001b[2J\u0007\u009b")]
    [InlineData("\u202eevil\u2066\u2028", @"\u202eevil\u2066\u2028")]
    [InlineData("Zoë 数 😀 👩\u200d🔬", "Zoë 数 😀 👩\u200d🔬")]
    public void What_steers_a_terminal_is_shown_as_its_escape(string text, string shown) =>
        Assert.Equal(shown, OneLine.Of(text));

    // Half a pair cannot stand in an attribute.
    [Fact]
    public void Halves_of_pairs_are_shown_as_their_escapes() =>
        Assert.Equal(@"\ud800x\udc00", OneLine.Of(string.Concat('\ud800', 'x', '\udc00')));

    [Fact]
    public void What_is_long_is_cut_in_the_middle()
    {
        string cut = OneLine.Of($"begin{new string('x', 5000)}end is here");
        Assert.StartsWith("beginxxx", cut, StringComparison.Ordinal);
        Assert.EndsWith("xxend is here", cut, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 250, 320);
        Assert.InRange(OneLine.Of(string.Join(' ', Enumerable.Repeat("word", 5000))).Length, 900, 1000);
        // No character is cut in two.
        for (int most = 5; most < 30; most++)
            Assert.DoesNotContain(
                "\\u",
                OneLine.Escaped(OneLine.Cut(string.Concat(Enumerable.Repeat("😀", 40)), most)),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Every_refusal_is_one_line_that_steers_nothing()
    {
        OptionException refused = new("no \u001b[31m\nsuch thing");
        Assert.Equal(@"no \u001b[31m\nsuch thing", refused.Message);
    }
}
