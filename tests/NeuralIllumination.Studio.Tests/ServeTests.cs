using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The local address: what it answers, to whom, and how it ends.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();

    public ServeTests()
    {
        Directory.CreateDirectory(folder["notebooks"]);
        folder.Write("notebooks/01-sum.dib", "#!markdown\n\n# A sum\n\nIt *adds*.\n\n#!csharp\n\n1 + 1\n");
        folder.Write(
            "notebooks/02-bad.dib",
            "#!markdown\n\n# Bad\n\n#!csharp\n\nthrow new Exception(\"stop\");\n\n#!csharp\n\n1\n"
        );
        folder.Write("notebooks/03-cut.ipynb", "{\"cells\"");
        folder.Write(
            "notebooks/04-odd.ipynb",
            "{\"nbformat\":4,\"metadata\":{\"polyglot_notebook\":[1]},\"cells\":[]}"
        );
        folder.Write(
            "notebooks/05-half.ipynb",
            "{\"nbformat\":4,\"cells\":[\n{\"cell_type\":\"code\",\"source\":\"\\ud800\"}]}"
        );
        File.WriteAllBytes(folder["notebooks/06-binary.dib"], [0x80, 0x00, 0xFF]);
        folder.Write("notebooks/07-zeros.dib", "#!csharp\n\0\n");
        folder.Write(
            "notebooks/08-deep.dib",
            $"#!markdown\n\n{new string('[', 3000)}\n\n#!markdown\n\n{new string('x', 400)}\n\n#!fsharp\n\n1\n"
        );
        folder.Write("notebooks/09-long.dib", $"#!markdown\n\n{new string('x', 400)}\n");
    }

    public void Dispose()
    {
        client.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_notebook_is_listed_and_has_its_page_a_failing_one_too()
    {
        NotebookShelf shelf = NotebookShelf.Of(folder["notebooks"]);
        await using StudioServer server = await StudioServer.StartAsync(shelf, 0);
        string early = await client.GetStringAsync(server.Address);
        using StringWriter told = new();
        await shelf.ExecuteAsync(new Terminal(TextWriter.Null, told, false), CancellationToken.None);
        string index = await client.GetStringAsync(server.Address);
        string sum = await client.GetStringAsync($"{server.Address}/01-sum");
        string bad = await client.GetStringAsync($"{server.Address}/02-bad");
        string cut = await client.GetStringAsync($"{server.Address}/03-cut.ipynb");

        Assert.All([early, index, sum, bad, cut], HtmlShape.AssertWellFormed);
        Assert.Contains("waiting", early);
        Assert.Contains("http-equiv=\"refresh\"", early);
        Assert.DoesNotContain("http-equiv=\"refresh\"", index);
        Assert.Contains("<a href=\"/01-sum\">A sum</a><p>It adds.</p>", index);
        Assert.Contains("<span class=\"state ready\">ready</span>", index);
        Assert.Contains(">2</pre>", sum);
        Assert.Contains("Cell 2 failed", bad);
        Assert.Contains("not run", bad);
        Assert.Contains("cut short", cut);
        Assert.DoesNotContain(folder.Path, index + sum + bad + cut);
        Assert.Contains(new string('x', 220) + " …", index);
        Assert.Contains("02-bad.dib: cell 2, line 1: Exception: stop", told.ToString());
        Assert.Contains("08-deep.dib: 1 cell not run: no kernel for fsharp.", told.ToString());
    }

    [Theory]
    [InlineData("04-odd.ipynb", "04-odd.ipynb: expected &quot;polyglot_notebook&quot; to be an object, found a list.")]
    [InlineData("05-half.ipynb", "05-half.ipynb, line 2: expected text, found half a character")]
    [InlineData("06-binary", "06-binary.dib: expected text in UTF-8")]
    [InlineData("07-zeros", "07-zeros.dib: expected text in UTF-8")]
    public async Task A_file_that_cannot_be_read_has_a_page_that_says_why(string name, string reason)
    {
        NotebookShelf shelf = NotebookShelf.Of(folder["notebooks"]);
        await using StudioServer server = await StudioServer.StartAsync(shelf, 0);
        await shelf.ExecuteAsync(new Terminal(TextWriter.Null, TextWriter.Null, false), CancellationToken.None);

        string page = await client.GetStringAsync($"{server.Address}/{name}");

        HtmlShape.AssertWellFormed(page);
        Assert.Contains(reason, page);
        Assert.DoesNotContain(folder.Path, page);
    }

    [Theory]
    [InlineData("/", "127.0.0.1", "GET", HttpStatusCode.OK)]
    [InlineData("/01-sum", "localhost:4242", "GET", HttpStatusCode.OK)]
    [InlineData("/01-sum", "[::1]:4242", "HEAD", HttpStatusCode.OK)]
    [InlineData("/", "evil.example", "GET", HttpStatusCode.BadRequest)]
    [InlineData("/", "127.0.0.1.evil.example", "GET", HttpStatusCode.BadRequest)]
    [InlineData("/", "localhost", "POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/01-sum.dib", "localhost", "GET", HttpStatusCode.NotFound)]
    [InlineData("/../../etc/passwd", "localhost", "GET", HttpStatusCode.NotFound)]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd", "localhost", "GET", HttpStatusCode.NotFound)]
    public async Task Who_asks_and_for_what_decides(string path, string host, string method, HttpStatusCode status)
    {
        await using StudioServer server = await StudioServer.StartAsync(NotebookShelf.Of(folder["notebooks"]), 0);
        using HttpRequestMessage request = new(new HttpMethod(method), server.Address + path);
        request.Headers.Host = host;

        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task It_listens_on_loopback_only_and_a_taken_port_is_said_or_passed_over()
    {
        NotebookShelf shelf = NotebookShelf.Of(folder["notebooks"]);
        await using StudioServer one = await StudioServer.StartAsync(shelf, null);
        await using StudioServer two = await StudioServer.StartAsync(shelf, null);
        Assert.StartsWith("http://127.0.0.1:", one.Address);
        Assert.NotEqual(one.Address, two.Address);

        int port = new Uri(one.Address).Port;
        UsageException refusal = await Assert.ThrowsAsync<UsageException>(() => StudioServer.StartAsync(shelf, port));
        Assert.Equal($"port {port} is taken; choose another with --port.", refusal.Message);
    }

    [Fact]
    public void Notebooks_are_found_from_a_folder_below_or_beside_the_program()
    {
        Directory.CreateDirectory(folder["a/b"]);
        using TemporaryFolder elsewhere = new();
        Assert.Equal(folder["notebooks"], NotebookFolder.Find(folder["a/b"], elsewhere.Path));
        Assert.Equal(folder["notebooks"], NotebookFolder.Find(elsewhere.Path, folder.Path));
        Assert.Null(NotebookFolder.Find(elsewhere.Path, elsewhere.Path));
    }

    [Fact]
    public async Task The_program_prints_its_address_answers_and_ends_cleanly_when_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a signal cannot be sent there");
        using Process process = Ran.Start(folder.Path, "--no-open", "--port", "0");
        Task<string> error = process.StandardError.ReadToEndAsync();
        string line = await process.StandardOutput.ReadLineAsync() ?? "";
        string address = line.Split(' ').First(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains("A sum", await client.GetStringAsync(address));

        using Process interrupt = Process.Start("kill", ["-INT", $"{process.Id}"])!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("Unhandled", await error);
        using TcpClient probe = new();
        await Assert.ThrowsAnyAsync<SocketException>(() =>
            probe.ConnectAsync(IPAddress.Loopback, new Uri(address).Port)
        );
    }
}
