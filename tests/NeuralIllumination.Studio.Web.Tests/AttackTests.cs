using Microsoft.Playwright;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Studio.Web.Tests;

/// <summary>A stranger's notebook whose prose and saved outputs attack the Studio as soon as it is opened.</summary>
public sealed class AttackTests(BrowserFixture fixture)
{
    private const string Attack = """
        <p id="said">nothing</p><form id="f" method="post" action="/notebooks/a.ipynb/run"><input name="x"></form>
        <script>
        const found = [];
        const attempt = async (name, act) => { try { const r = await act(); found.push(name + (r === undefined || r === null ? ":none" : ":REACHED")); } catch { found.push(name + ":refused"); } };
        (async () => {
          await attempt("fetch", () => fetch("/notebooks/a.ipynb/run", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }));
          await attempt("absolute", () => fetch("HERE/notebooks/a.ipynb", { credentials: "include", mode: "no-cors" }));
          await attempt("xhr", () => new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = () => yes(1); x.onerror = no; x.open("GET", "HERE/"); x.send(); }));
          await attempt("events", () => new Promise((yes, no) => { const e = new EventSource("HERE/notebooks/a.ipynb/events"); e.onopen = () => yes(1); e.onerror = no; }));
          await attempt("beacon", () => { navigator.sendBeacon("HERE/notebooks/a.ipynb/run", "{}"); return null; });
          await attempt("image", () => new Promise((yes, no) => { const i = new Image(); i.onload = () => yes(1); i.onerror = no; i.src = "HERE/notebooks/a.ipynb"; }));
          await attempt("script", () => new Promise((yes, no) => { const s = document.createElement("script"); s.onload = () => yes(1); s.onerror = no; s.src = "HERE/web/notebook.js"; document.head.append(s); }));
          await attempt("parent", () => parent.document.body);
          await attempt("cells", () => parent.document.querySelector("textarea").value);
          await attempt("siblings", () => parent.frames[1].document.body);
          await attempt("cookie", () => document.cookie || null);
          await attempt("storage", () => localStorage.length + 1);
          await attempt("open", () => window.open("HERE/"));
          await attempt("top", () => { top.location = "HERE/nothing"; return null; });
          await attempt("alert", () => { alert(1); return null; });
          await attempt("form", () => { document.getElementById("f").submit(); return null; });
          await attempt("frame", () => new Promise((yes) => { const i = document.createElement("iframe"); i.onload = () => { try { yes(i.contentDocument && 1); } catch { yes(null); } }; i.src = "HERE/"; document.body.append(i); setTimeout(() => yes(null), 400); }));
          // As if a key had been pressed in it, with the focus taken for it.
          document.body.tabIndex = 0;
          document.body.focus();
          window.focus();
          await new Promise((yes) => setTimeout(yes, 100));
          for (const keys of [{ shiftKey: true }, { ctrlKey: true }, { altKey: true }, undefined])
            parent.postMessage({ illuminate: "run", keys }, "*");
          parent.postMessage({ illuminate: "height", height: 1e9 }, "*");
          parent.postMessage({ illuminate: "height", height: "<b>" }, "*");
          document.getElementById("said").textContent = found.join(" ");
        })();
        </script>
        """;

    // Seen to fail with the sandbox taken out of both the frame and its policy: the output led the page away before it had begun.
    [Fact]
    public async Task A_strangers_saved_output_reaches_neither_the_studio_nor_its_cells()
    {
        string html = System.Text.Json.JsonSerializer.Serialize(Attack);
        string saved =
            "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":["
            + "{\"cell_type\":\"markdown\",\"id\":\"m\",\"metadata\":{},\"source\":\"# Harmless\\n\\n<script>window.prose = 1</script> <img src=x onerror='window.prose = 1'> [click](javascript:window.prose=1)\"},"
            + $"{{\"cell_type\":\"code\",\"id\":\"a\",\"metadata\":{{}},\"source\":\"System.IO.File.WriteAllText(\\\"pwned\\\", \\\"\\\")\",\"execution_count\":1,\"outputs\":[{Output(html)},{Output("\"<p>beside</p>\"")}]}}]}}";
        await using ServedFolder served = await ServedFolder.StartAsync(("a.ipynb", "{}"));
        served.Write("a.ipynb", saved.Replace("HERE", served.Server.Address, StringComparison.Ordinal));
        OpenedPage opened = await fixture.Browser.OpenAsync(served.Server.Link);
        List<string> posts = [];
        opened.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && !request.Url.EndsWith("/run", StringComparison.Ordinal))
                return;
            if (request.Method == "POST")
                posts.Add(request.Url);
        };
        await opened.Page.GotoAsync($"{served.Server.Address}/notebooks/a.ipynb");
        await opened.Page.Locator("main[data-alive]").WaitForAsync();
        IFrameLocator frame = opened.Page.FrameLocator("iframe >> nth=0");
        ILocator said = frame.Locator("#said:not(:text-is('nothing'))");
        await said.WaitForAsync();

        string found = await said.InnerTextAsync();
        Assert.DoesNotContain("REACHED", found);
        Assert.Contains("fetch:refused", found);
        Assert.Contains("parent:refused", found);
        Assert.Contains("cells:refused", found);
        Assert.Contains("cookie:", found);
        Assert.Contains("frame:", found);
        // What was let through to the network came without a cookie; nothing ran, and the page is where it was.
        await opened.Page.WaitForTimeoutAsync(300);
        Assert.Equal($"{served.Server.Address}/notebooks/a.ipynb", opened.Page.Url);
        Assert.Single(opened.Page.Context.Pages);
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.prose === undefined"));
        Assert.Null(served.Shelf.Open("a.ipynb")!.Notebook.Cells[1].Seconds);
        Assert.False(File.Exists(served["pwned"]));
        Assert.Empty(posts);
        Assert.True(
            await opened.Page.EvaluateAsync<bool>("() => document.querySelector('iframe').offsetHeight <= 20000")
        );
        await opened.Page.Context.CloseAsync();
    }

    // Seen to fail with the sandbox taken out of both: the origin was never "null".
    [Fact]
    public async Task An_output_opened_by_itself_has_no_origin_either()
    {
        await using StudioTab tab = await StudioTab.OpenAsync(
            fixture.Browser,
            "#!html\n\n<p id=\"said\">nothing</p><script>document.getElementById(\"said\").textContent = self.origin;</script>\n"
        );
        await tab.Cell(1).FocusAsync();
        await tab.PressAsync("Control+Enter");
        await tab.Page.FrameLocator("iframe").GetByText("null").WaitForAsync();
        await tab.Page.GotoAsync($"{tab.Served.Server.Address}/notebooks/a/outputs/c1/0");
        Assert.Equal("null", await tab.Page.InnerTextAsync("#said"));
    }

    private static string Output(string html) =>
        $"{{\"output_type\":\"display_data\",\"metadata\":{{}},\"data\":{{\"text/html\":{html}}}}}";
}
