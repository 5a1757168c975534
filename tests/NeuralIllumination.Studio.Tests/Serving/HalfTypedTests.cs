using System.Net;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Code that is being written, and failures that nobody foresaw: they cost themselves and nothing else.</summary>
public sealed class HalfTypedTests
{
    // Seen to fail with token.Text[0] in CodeColours: page, edit and export answered 500 (now: the colours were missing and a trouble told).
    [Theory]
    [InlineData("return .A;", "<span class=\"k\">return</span> .A;")]
    [InlineData("x = .Length;", "x = .Length;")]
    [InlineData("foreach (var x in .Items) { }", "<span class=\"k\">foreach</span>")]
    [InlineData("f(.B, .C)", ".C")]
    public async Task A_member_of_nothing_has_colours_and_a_page(string source, string coloured)
    {
        List<Exception> told = [];
        void Hear(Exception thrown) => told.Add(thrown);
        Trouble.Told += Hear;
        try
        {
            Assert.Contains(coloured, CodeColours.Render(source));
            await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", $"#!csharp\n\n{source}\n"));
            foreach (string path in new[] { "/notebooks/a", "/notebooks/a/export", "/" })
            {
                using HttpResponseMessage answer = await served.Client.GetAsync(served.Server.Address + path);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            using HttpResponseMessage edit = await served.AskAsync(
                "a",
                "edit",
                new { key = "c1", source = source + " " }
            );
            Assert.Equal(HttpStatusCode.OK, edit.StatusCode);
        }
        finally
        {
            Trouble.Told -= Hear;
        }

        Assert.DoesNotContain(
            told,
            thrown => thrown.ToString().Contains(nameof(CodeColours), StringComparison.Ordinal)
        );
    }

    // Seen to fail without Trouble.Or in OpenOutputHtml and OutputHtml: the whole page was lost.
    [Fact]
    public async Task An_output_that_cannot_be_drawn_costs_nothing_but_itself()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(
            ("a.dib", "#!csharp\n\n1\n\n#!csharp\n\nsecond\n")
        );
        OpenNotebook(served, new DisplayOutput([null!], IsResult: true));

        string page = await served.GetAsync("/notebooks/a");
        Assert.Contains("This output cannot be shown.", page);
        Assert.Contains("second</textarea>", page);
        string export = await served.GetAsync("/notebooks/a/export");
        Assert.Contains("This output cannot be shown.", export);
        Assert.Contains("second", export);

        static void OpenNotebook(ServedFolder served, Output output) =>
            served
                .Shelf.Open("a")!
                .Notebook.Change(
                    "c1",
                    (open, version) => open.WithOutputs([output], version),
                    open => new CellProgressed(open.Status)
                );
    }

    // Seen to fail without Unforeseen in StudioServer: 500, and nothing on standard error.
    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_one_line_and_told_and_never_500()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\n1\n"));
        TaskCompletionSource<Exception> told = new();
        void Hear(Exception thrown)
        {
            if (thrown is DirectoryNotFoundException && thrown.Message.Contains(served.Path, StringComparison.Ordinal))
                told.TrySetResult(thrown);
        }

        Trouble.Told += Hear;
        string elsewhere = served.Path + "-moved";
        Directory.Move(served.Path, elsewhere);
        try
        {
            using HttpResponseMessage answer = await served.Client.GetAsync(served.Server.Address + "/notebooks/other");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            string line = await answer.Content.ReadAsStringAsync();
            Assert.Single(line.TrimEnd('\n').Split('\n'));
            Assert.Contains(nameof(DirectoryNotFoundException), line);
            Assert.True(told.Task.IsCompleted);
        }
        finally
        {
            Directory.Move(elsewhere, served.Path);
            Trouble.Told -= Hear;
        }

        using HttpResponseMessage after = await served.Client.GetAsync(served.Server.Address + "/notebooks/a");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("/notebooks/a/edit", "application/json", "{")]
    [InlineData("/notebooks/a/edit", "application/json", "null")]
    [InlineData("/notebooks/a/edit", "application/json", "{\"key\":5}")]
    [InlineData("/notebooks/a/edit", "text/plain", "x")]
    [InlineData("/notebooks/a/save", "application/json", "{\"name\":\"\\u0000.dib\"}")]
    [InlineData("/unlock", "multipart/form-data; boundary=x", "--x\r\ngarbage")]
    [InlineData("/unlock", "application/json", "{}")]
    [InlineData("/unlock", "application/x-www-form-urlencoded", "%zz=%")]
    public async Task A_request_that_makes_no_sense_is_refused_as_such(string path, string type, string body)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\n1\n"));
        using HttpResponseMessage answer = await served.SendAsync(
            HttpMethod.Post,
            path,
            change: request =>
            {
                request.Content = new StringContent(body);
                request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            }
        );
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task A_name_too_long_for_the_disk_is_refused_in_words()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", "#!csharp\n\n1\n"));
        using HttpResponseMessage answer = await served.AskAsync(
            "a",
            "save",
            new { name = new string('n', 5000) + ".dib" }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // Seen to fail without CellQueue.SurelyAsync: the cell ran for ever, and with it every cell after it.
    [Fact]
    public async Task A_kernel_that_cannot_be_started_fails_its_cell_and_no_other()
    {
        bool isBroken = true;
        using TemporaryFolder folder = new();
        folder.Write("a.dib", "#!csharp\n\n1 + 1\n");
        await using Serving.NotebookShelf shelf = new(
            folder.Path,
            () => isBroken ? throw new InvalidOperationException("no more\nprocesses") : new Kernels.CSharpKernel()
        );
        Sessions.Session session = shelf.Open("a")!;
        session.Queue.Run(["c1"]);
        await session.Queue.Work;
        Assert.Equal(
            "The Studio could not run this cell: InvalidOperationException: no more processes",
            session.Notebook.Cells[0].Cell.Error?.Message
        );
        isBroken = false;
        session.Queue.Run(["c1"]);
        await session.Queue.Work;
        Assert.Equal(CellState.Succeeded, session.Notebook.Cells[0].Cell.State);
    }
}
