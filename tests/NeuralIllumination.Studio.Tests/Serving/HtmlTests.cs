using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What is written into a page's text and attributes.</summary>
public sealed class HtmlTests
{
    [Theory]
    [InlineData("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("\" onclick=\"x()", "&quot; onclick=&quot;x()")]
    [InlineData("tab\tline\n", "tab\tline\n")]
    [InlineData("\0\u0001\u001b\u007f\u0085", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("é λ 🙂", "é λ 🙂")]
    [InlineData("\uFFFE\uFFFF", "\uFFFD\uFFFD")]
    public void Each_character_that_means_something_is_written_out(string text, string expected) =>
        Assert.Equal(expected, Html.Escape(text));

    /// <summary>Not as data of the test above: an attribute cannot hold half a character.</summary>
    [Fact]
    public void Half_a_character_has_no_place_in_a_page() => Assert.Equal("a\uFFFDb", Html.Escape("a\ud83db"));
}
