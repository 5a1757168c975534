using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Prose reads as it was written, wherever the notebook comes from.</summary>
public sealed class ProseTests
{
    [Theory]
    [InlineData("is $x^2 + y^2$ and", "<span class=\"formula\">$x^2 + y^2$</span>")]
    [InlineData("$\\sum_{i=1}^{n} a_i*b_i*c_i$", "<span class=\"formula\">$\\sum_{i=1}^{n} a_i*b_i*c_i$</span>")]
    [InlineData("$\\{0,1\\}$", "<span class=\"formula\">$\\{0,1\\}$</span>")]
    [InlineData("$a < b$ & c", "<span class=\"formula\">$a &lt; b$</span> &amp; c")]
    [InlineData(
        "$$\nx_{ij} \\\\\n\\frac{1}{2}*3*4\n$$",
        "<div class=\"formulas\">$$\nx_{ij} \\\\\n\\frac{1}{2}*3*4\n$$</div>"
    )]
    [InlineData(
        "\\begin{align} a_1 &= b_1 \\\\ c*d*e \\end{align}",
        "<span class=\"formula\">\\begin{align} a_1 &amp;= b_1 \\\\ c*d*e \\end{align}</span>"
    )]
    [InlineData("2^10 = 1024 and 3^2 = 9", "2^10 = 1024 and 3^2 = 9")]
    [InlineData("H~2~O, a++ and b++, x == y == z", "H~2~O, a++ and b++, x == y == z")]
    [InlineData("Costs $5 to $10.", "Costs $5 to $10.")]
    [InlineData("~~old~~", "<del>old</del>")]
    public void Formulas_and_signs_stay(string prose, string html) =>
        Assert.Contains(html, MarkdownText.Render(prose), StringComparison.Ordinal);

    [Fact]
    public void A_list_shows_formulas_as_they_were_written() =>
        Assert.Equal("The error is $x^2 + y_1$.", MarkdownText.Plain("The error is $x^2 + y_1$."));

    [Theory]
    [InlineData("line<br>break<br/>again", "<p>line<br>break<br>again</p>")]
    [InlineData("x<sup>2</sup><sub>i</sub> <kbd>Ctrl</kbd>", "x<sup>2</sup><sub>i</sub> <kbd>Ctrl</kbd>")]
    [InlineData("a<!-- not for you -->b", "<p>ab</p>")]
    [InlineData("<!-- not\nfor you -->\n\nb", "<p>b</p>")]
    [InlineData("<div align=\"center\">**a**</div>", "<div align=\"center\">**a**</div>")]
    [InlineData("<a id=\"top\"></a>up", "<a id=\"top\"></a>up")]
    [InlineData(
        "<details><summary>More</summary>\n\n**text**\n\n</details>",
        "<details><summary>More</summary>\n<p><strong>text</strong></p>\n</details>"
    )]
    [InlineData("<font color=red>red</font>", "<p>red</p>")]
    [InlineData("- [ ] a", "<input disabled=\"disabled\" type=\"checkbox\" aria-label=\"to do\"> a")]
    [InlineData("- [x] a", "<input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" aria-label=\"done\"> a")]
    public void HTML_that_lays_out_text_is_shown(string prose, string html) =>
        Assert.Contains(html, MarkdownText.Render(prose), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>body { display: none }</style>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<b onclick=alert(1) style=\"position:fixed\">x</b>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">x</a>")]
    [InlineData("<img src=\"data:text/html,x\">")]
    [InlineData("<iframe src=\"https://a.test\"></iframe>")]
    [InlineData("<object data=x></object><embed src=x>")]
    [InlineData("<svg onload=alert(1)><script>1</script></svg>")]
    [InlineData("<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>")]
    [InlineData("<form action=\"https://a.test\"><input name=a><button>send</button></form>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<p class=\"cell trouble\" id=x>dressed</p>")]
    [InlineData("<link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=x>")]
    [InlineData("[a]: javascript:alert(1)\n\n[x][a] <javascript:alert(1)>")]
    public void Nothing_else_of_HTML_is(string prose)
    {
        using IHtmlDocument page = new HtmlParser().ParseDocument($"<body>{MarkdownText.Render(prose)}");
        string[] allowed = ["P", "B", "A", "PRE", "IMG", "DIV"];
        foreach (IElement element in page.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.TagName, allowed);
            Assert.DoesNotContain(
                element.Attributes,
                attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
            );
            Assert.False(
                element.HasAttribute("style") || element.HasAttribute("class") || element.HasAttribute("action")
            );
            Assert.Matches(
                "^(|https://.*|data:image/.*|#.*)$",
                element.GetAttribute("href") ?? element.GetAttribute("src") ?? ""
            );
        }
    }

    [Fact]
    public void Attached_pictures_are_shown_however_they_are_named()
    {
        const string attachments = """{"a.png":{"image/png":"iVBORw0KGgo="}}""";
        string html = MarkdownText.Render(
            "![one](attachment:a.png)\n\n<img src=\"attachment:a.png\" width=\"20\">\n\n![two][ref]\n\n<img src=\"https://a.test/b.png\" alt=\"far\">\n\n[ref]: attachment:a.png",
            attachments: attachments
        );
        Assert.Equal(4, html.Split("data:image/png;base64,iVBORw0KGgo=").Length);
        Assert.Contains("width=\"20\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://a.test/b.png\">far</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10%\r50%\r100%\ndone", "100%\ndone")]
    [InlineData("long line\rshort", "shortline")]
    [InlineData("long line\r\u001b[Kshort", "short")]
    [InlineData("ab\b\bx", "xb")]
    [InlineData("one 1\ntwo 1\n\u001b[2A\u001b[2Kone 2\n\u001b[2Ktwo 2", "one 2\ntwo 2\n")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("\u001b[99999999Cx", null)]
    [InlineData("cut \u001b[3", "cut ")]
    public void Progress_in_a_saved_output_is_as_a_terminal_left_it(string text, string? left)
    {
        string shown = TerminalText.Of(text);
        Assert.True(shown.Length < 20_000);
        if (left is not null)
            Assert.Equal(left, shown);
    }

    [Theory]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""", "{}", "Code")]
    [InlineData("""{"kernelspec":{"name":"x","language":"polyglot-notebook"}}""", "{}", "Foreign")]
    [InlineData("""{"kernelspec":{"name":".net-csharp"}}""", """{"vscode":{"languageId":"python"}}""", "Foreign")]
    [InlineData(
        """{"kernelspec":{"name":".net-csharp"}}""",
        """{"vscode":{"languageId":"polyglot-notebook"}}""",
        "Code"
    )]
    [InlineData(
        """{"kernelspec":{"name":"python3","language":"python"}}""",
        """{"vscode":{"languageId":"csharp"}}""",
        "Code"
    )]
    public void A_cells_language_is_found_however_it_is_marked(string metadata, string cell, string kind)
    {
        string text =
            $"{{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{metadata},\"cells\":["
            + $"{{\"cell_type\":\"code\",\"id\":\"a\",\"metadata\":{cell},\"source\":\"1\",\"outputs\":[],\"execution_count\":null}}]}}";
        Assert.Equal(kind, Assert.Single(IpynbReader.Read(text, "a.ipynb").Cells).Kind.ToString());
    }

    [Fact]
    public void A_cell_of_another_language_is_kept_to_the_byte()
    {
        const string source = "#!fsharp\\r\\nlet a = 1\\r\\n\\ta";
        string text =
            $$$"""{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":".net-csharp"}},"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"{{{source}}}","outputs":[],"execution_count":null}]}""";
        Notebook read = IpynbReader.Read(text, "a.ipynb");
        Assert.Equal((CellKind.Foreign, "fsharp"), (read.Cells[0].Kind, read.Cells[0].Kernel));
        string written = IpynbWriter.Write(read);
        Assert.Contains("#!fsharp\\r\\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("kernelName", written, StringComparison.Ordinal);
        Assert.Equal(read.Cells[0].Source, IpynbReader.Read(written, "a.ipynb").Cells[0].Source);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"output_type":7}""")]
    [InlineData("""{"output_type":"stream","name":["a"],"text":{}}""")]
    [InlineData("""{"output_type":"display_data","data":[]}""")]
    [InlineData("""{"output_type":"display_data","data":{"text/plain":{"a":1}}}""")]
    [InlineData("""{"output_type":"error","traceback":"x"}""")]
    [InlineData("""{"output_type":"execute_result","data":{"image/png":5},"execution_count":"x"}""")]
    public void An_odd_saved_output_costs_nobody_the_notebook(string output)
    {
        string text =
            $$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"1","outputs":[{{output}}],"execution_count":null}]}""";
        Notebook read = IpynbReader.Read(text, "a.ipynb");
        Assert.NotEmpty(NotebookPage.Render(read, "a.ipynb"));
        string written = IpynbWriter.Write(read);
        Assert.Equal(written, IpynbWriter.Write(IpynbReader.Read(written, "a.ipynb")));
        if (read.Cells[0].Outputs[0] is UnknownOutput)
            Assert.Contains(
                output,
                written.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
    }
}
