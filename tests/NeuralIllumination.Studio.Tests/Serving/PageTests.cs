using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A notebook's page: whole, without a script but what outputs bring, and safe against what cells say.</summary>
public sealed class PageTests
{
    private const string Hostile = "</pre></style></title><script>alert('&')</script><img src=x onerror=alert(1)>";

    [Fact]
    public void Hostile_text_stays_text()
    {
        Notebook notebook = new([
            new Cell(
                "markdown",
                $"# {Hostile}\n\n{Hostile} <b onclick='x'>b</b>\n\n[a](javascript:alert(1)) <javascript:alert(1)> ![p](https://example.org/p.png)\n\n```\n{Hostile}\n```"
            ),
            new Cell("csharp", $"var x = \"{Hostile}\"; // {Hostile}\n/* {Hostile} */ {Hostile}")
            {
                Outputs =
                [
                    new StreamOutput("stdout", Hostile),
                    new StreamOutput("stderr", Hostile),
                    new DisplayOutput([new MimeText("text/plain", Hostile)]),
                    new ErrorOutput(Hostile, Hostile, [Hostile]) { Line = 1 },
                ],
            },
            new Cell(Hostile, Hostile)
            {
                Outputs =
                [
                    new DisplayOutput([new MimeText("text/html", Hostile)]),
                    new DisplayOutput([
                        new MimeText("image/png", "\"onerror=\"alert(1)"),
                        new MimeText("text/plain", Hostile),
                    ]),
                ],
            },
        ]);

        string page = NotebookPage.Render(notebook, $"{Hostile}.dib");

        HtmlShape.AssertWellFormed(page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"<[^>]*\son\w+\s*=", page);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, Regex.Count(page, "</style>"));
        Assert.Equal(1, Regex.Count(page, "</title>"));
    }

    // One black point.
    private const string Point =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("image/png", Point, true)]
    [InlineData(
        "image/png",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAA\nAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==\n",
        true
    )]
    [InlineData("image/jpeg", "/9j/4AAQSkZJRg==", true)]
    [InlineData("image/png", "", false)]
    [InlineData("image/png", "AAAA", false)]
    [InlineData("image/png", "not Base64!", false)]
    public void A_picture_is_shown_or_its_words_or_that_it_cannot_be_read(string type, string data, bool isShown)
    {
        string alone = OutputHtml.Render(new DisplayOutput([new MimeText(type, data)]), isOwn: false);
        string with = OutputHtml.Render(
            new DisplayOutput([new MimeText(type, data), new MimeText("text/plain", "<words>")]),
            isOwn: false
        );
        Assert.Equal(isShown, alone.Contains($"<img src=\"data:{type};base64,", StringComparison.Ordinal));
        Assert.Equal(!isShown, alone.Contains("a picture that cannot be read", StringComparison.Ordinal));
        Assert.Contains("&lt;words&gt;", with, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read", with, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_does_not_look_like_trouble()
    {
        string notice = OutputHtml.Render(StreamOutput.Notice("\n… output cut here.\n"), isOwn: true);
        Assert.Equal("<p class=\"output remark\">… output cut here.</p>\n", notice);
        Assert.Contains(
            "trouble",
            OutputHtml.Render(new StreamOutput("stderr", "x"), isOwn: true),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_shows_each_kind_of_cell()
    {
        Notebook notebook = new([
            new Cell("markdown", "# Light & *shade*\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
            new Cell("csharp", "var x = 1; // one\nMath.Max(x, 2)") { State = CellState.Succeeded },
            new Cell("html", "<b>shown as it stands</b>")
            {
                State = CellState.Succeeded,
                Outputs = [new DisplayOutput([new MimeText("text/html", "<b>shown as it stands</b>")])],
            },
            new Cell("fsharp", "let y = 2"),
        ]);

        string page = NotebookPage.Render(notebook, "folder/light.dib");

        HtmlShape.AssertWellFormed(page);
        Assert.Contains("<title>Light &amp; shade</title>", page);
        Assert.Contains("<td>1</td>", page);
        Assert.Contains(
            "<span class=\"k\">var</span> x = <span class=\"n\">1</span>; <span class=\"c\">// one</span>",
            page
        );
        Assert.Contains("<span class=\"t\">Math</span>.<span class=\"f\">Max</span>", page);
        Assert.Contains("<b>shown as it stands</b>", page);
        Assert.Contains("not run: no kernel for fsharp here", page);
        Assert.DoesNotContain("folder", page);
    }

    [Fact]
    public void A_page_asks_for_nothing()
    {
        string page = NotebookPage.Render(new Notebook([new Cell("markdown", "# A")]), "a.dib");
        Assert.DoesNotMatch(@"(src|href)=""(?!data:|#)", page);
        Assert.DoesNotContain("@import", page);
        Assert.DoesNotContain("url(", page);
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public void Our_own_pages_have_no_script_and_may_reach_nobody()
    {
        Notebook notebook = new([new Cell("markdown", "# A\n\n<script>1</script>"), new Cell("csharp", "1")]);
        string page = NotebookPage.Render(notebook, "a.dib");
        HtmlShape.AssertWellFormed(page);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"<meta http-equiv=\"Content-Security-Policy\" content=\"{PageShell.Policy}\">", page);

        Assert.StartsWith("default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; ", PageShell.Policy);
        Assert.DoesNotContain("connect", PageShell.Policy);
        Assert.DoesNotContain("'self'", PageShell.Policy);
        Assert.DoesNotContain("http", PageShell.Policy);
    }

    [Fact]
    public void Prose_may_fold()
    {
        const string folded =
            "<details>\n<summary>Solution <b>one</b></summary>\n\na fold\n\n</details>\n\n<details>\n<summary>Solution & more</summary>\n\n**Two**\n\n"
            + "```csharp\n1 < 2\n```\n\n</details>\n\nAfter <details open onclick=x> it";
        string page = NotebookPage.Render(new Notebook([new Cell("markdown", folded)]), "a.dib");
        HtmlShape.AssertWellFormed(page);
        Assert.Contains("<details>\n<summary>Solution &amp; more</summary>\n<p><strong>Two</strong></p>\n", page);
        Assert.Contains("1 &lt; 2", page);
        Assert.DoesNotContain("onclick", page);
    }

    [Theory]
    [InlineData("<details>")]
    [InlineData("<details>\n<summary>S</summary>\n\n- a\n\n    </details>")]
    [InlineData("> <details><summary>S</summary>\n> a\n\n</details>")]
    [InlineData("</details>\n\n<summary>S</summary>")]
    [InlineData("<details>\n\n<details>\n\n</details>")]
    public void What_folds_is_whole_however_it_is_written(string prose)
    {
        string page = NotebookPage.Render(new Notebook([new Cell("markdown", prose)]), "a.dib");
        HtmlShape.AssertWellFormed(page);
        Assert.Equal(page.Split("<details>").Length, page.Split("</details>").Length);
    }

    [Theory]
    [InlineData("02%20b.dib", "02 b.dib")]
    [InlineData("02.ipynb", "02.ipynb")]
    [InlineData("../02.dib", null)]
    [InlineData("folder/02.dib", null)]
    [InlineData("..\\\\02.dib", null)]
    [InlineData("file:02.dib", null)]
    [InlineData("notes.md", null)]
    [InlineData("javascript:alert(1)//.dib", null)]
    public void A_link_leads_to_a_notebook_beside_this_one(string link, string? name)
    {
        Notebook notebook = new([new Cell("markdown", $"[Next]({link})")]);
        string page = NotebookPage.Render(notebook, "a.dib", asked => $"to-{Uri.EscapeDataString(asked)}.html");
        Assert.Equal(
            name is not null,
            page.Contains($"<a href=\"to-{name?.Replace(" ", "%20", StringComparison.Ordinal)}.html\">Next</a>")
        );
        Assert.Equal(name is not null, page.Contains("<a href=\"to-"));
        Assert.DoesNotContain("<a href=\"", NotebookPage.Render(notebook, "a.dib"));
    }

    [Fact]
    public void An_outputs_own_script_comes_whole()
    {
        const string output = "<b>x</b><script>if (1 < 2) start();</script>";
        Notebook notebook = new([
            new Cell("csharp", "1")
            {
                State = CellState.Succeeded,
                Outputs = [new DisplayOutput([new MimeText("text/html", output)])],
            },
        ]);
        string page = NotebookPage.Render(notebook, "a.dib");
        HtmlShape.AssertWellFormed(page);
        Assert.Contains(output, page);
    }

    [Fact]
    public void Prose_nested_beyond_all_sense_stays_text()
    {
        string prose = new('[', 3000);
        Assert.Contains(prose, NotebookPage.Render(new Notebook([new Cell("markdown", prose)]), "a.dib"));
    }

    [Property(MaxTest = 200)]
    public Property Colours_change_no_letter_of_the_code() =>
        Prop.ForAll(
            Gen.Elements(
                    "var x = 1;",
                    "$\"a{b}c\"",
                    "// c",
                    "#if A",
                    "\n",
                    "/*",
                    "\"\"\"",
                    "class C { }",
                    "<&>",
                    "'",
                    "await f(x);",
                    "#r \"a\"",
                    "é"
                )
                .ListOf()
                .Select(parts => string.Join(' ', parts))
                .ToArbitrary(),
            code => WebUtility.HtmlDecode(Regex.Replace(CodeColours.Render(code), "<[^>]*>", "")) == code
        );
}
