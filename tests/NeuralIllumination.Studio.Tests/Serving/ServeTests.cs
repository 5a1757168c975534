using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NeuralIllumination.Studio.Running;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>The local address: what it answers, to whom, and how it ends.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static readonly (string, string)[] Notebooks =
    [
        ("01-sum.dib", "#!markdown\n\n# A sum\n\nIt *adds*.\n\n#!csharp\n\n1 + 1\n"),
        ("02-bad.dib", "#!markdown\n\n# Bad\n\n#!csharp\n\nthrow new Exception(\"stop\");\n\n#!csharp\n\n1\n"),
        ("03-cut.ipynb", "{\"cells\""),
        ("04-odd.ipynb", "{\"nbformat\":4,\"metadata\":{\"polyglot_notebook\":[1]},\"cells\":[]}"),
        ("05-half.ipynb", "{\"nbformat\":4,\"cells\":[\n{\"cell_type\":\"code\",\"source\":\"\\ud800\"}]}"),
        ("07-zeros.dib", "#!csharp\n\0\n"),
        (
            "08-deep.dib",
            $"#!markdown\n\n{new string('[', 3000)}\n\n#!markdown\n\n{new string('x', 400)}\n\n#!fsharp\n\n1\n"
        ),
        ("09-long.dib", $"#!markdown\n\n{new string('x', 400)}\n"),
    ];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_notebook_is_listed_and_opens_as_it_stands()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(Notebooks);
        File.WriteAllBytes(served["06-binary.dib"], [0x80, 0x00, 0xFF]);

        string index = await served.GetAsync("/");
        string sum = await served.GetAsync("/notebooks/01-sum");

        Assert.All([index, sum], HtmlShape.AssertWellFormed);
        Assert.Contains("<a href=\"/notebooks/01-sum\">A sum</a><p>It adds.</p>", index);
        Assert.Contains("2 cells", index);
        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(index, "cannot be read"));
        Assert.Contains(new string('x', 220) + " …", index);
        Assert.Contains("<em>adds</em>", sum);
        Assert.DoesNotContain(">2</pre>", sum);
        Assert.DoesNotContain(served.Path, index + sum);
    }

    [Fact]
    public async Task Asked_to_it_runs_them_all_and_tells_of_it()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(Notebooks);
        using StringWriter told = new();
        await served.Shelf.ExecuteAsync(new Terminal(TextWriter.Null, told), CancellationToken.None);
        string index = await served.GetAsync("/");
        string sum = await served.GetAsync("/notebooks/01-sum");
        string bad = await served.GetAsync("/notebooks/02-bad");

        Assert.All([index, sum, bad], HtmlShape.AssertWellFormed);
        Assert.Contains("<span class=\"state failed\">failed</span>", index);
        Assert.Contains(">2</pre>", sum);
        Assert.Contains("data-state=\"failed\"", bad);
        Assert.Contains("data-state=\"notrun\"", bad);
        Assert.Matches(@"01-sum\.dib: done in \d+\.\d s", told.ToString());
        Assert.Contains("02-bad.dib: cell 2, line 1: Exception: stop", told.ToString());
        Assert.Contains("03-cut.ipynb", told.ToString());
        Assert.Contains("08-deep.dib: 1 cell not run: no kernel for fsharp.", told.ToString());
        Assert.DoesNotContain(served.Path, told.ToString());
    }

    [Theory]
    [InlineData("03-cut.ipynb", "cut short")]
    [InlineData("04-odd.ipynb", "04-odd.ipynb: expected &quot;polyglot_notebook&quot; to be an object, found a list.")]
    [InlineData("05-half.ipynb", "05-half.ipynb, line 2: expected text, found half a character")]
    [InlineData("06-binary", "06-binary.dib: expected text in UTF-8")]
    [InlineData("07-zeros", "07-zeros.dib: expected text in UTF-8")]
    public async Task A_file_that_cannot_be_read_has_a_page_that_says_why(string name, string reason)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(Notebooks);
        File.WriteAllBytes(served["06-binary.dib"], [0x80, 0x00, 0xFF]);

        string page = await served.GetAsync($"/notebooks/{name}");

        HtmlShape.AssertWellFormed(page);
        Assert.Contains(reason, page);
        Assert.DoesNotContain(served.Path, page);
    }

    [Fact]
    public async Task It_listens_on_loopback_only_and_a_taken_port_is_said_or_passed_over()
    {
        await using NotebookShelf shelf = new(folder.Path, () => throw new InvalidOperationException("no cell runs"));
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
        Directory.CreateDirectory(folder["notebooks"]);
        folder.Write("notebooks/a.dib", "");
        using TemporaryFolder elsewhere = new();
        Assert.Equal(folder["notebooks"], NotebookFolder.Find(folder["a/b"], elsewhere.Path));
        Assert.Equal(folder["notebooks"], NotebookFolder.Find(elsewhere.Path, folder.Path));
        Assert.Null(NotebookFolder.Find(elsewhere.Path, elsewhere.Path));
    }

    [Fact]
    public async Task Cells_find_what_stands_beside_their_notebook_wherever_the_program_was_started()
    {
        folder.Write("word.txt", "found");
        folder.Write("beside.dib", "#!csharp\n\nFile.ReadAllText(\"word.txt\")\n");
        using TemporaryFolder elsewhere = new();
        using HttpClient client = new();
        using Process process = Ran.Start(elsewhere.Path, "serve", folder.Path, "--no-open", "--port", "0", "--run");
        string line = await process.StandardOutput.ReadLineAsync() ?? "";
        string address = line.Split(' ').First(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
        await client.GetStringAsync(address);

        Assert.StartsWith("beside.dib: done in", await process.StandardError.ReadLineAsync());
        Assert.Contains(">found</pre>", await client.GetStringAsync(new Uri(new Uri(address), "/notebooks/beside")));

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    [Fact]
    public async Task The_program_prints_its_address_answers_and_ends_cleanly_when_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a signal cannot be sent there");
        Directory.CreateDirectory(folder["notebooks"]);
        folder.Write("notebooks/01-sum.dib", "#!markdown\n\n# A sum\n");
        using HttpClient client = new();
        using Process process = Ran.Start(folder.Path, "--no-open", "--port", "0");
        Task<string> error = process.StandardError.ReadToEndAsync();
        string line = await process.StandardOutput.ReadLineAsync() ?? "";
        string address = line.Split(' ').First(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains("A sum", await client.GetStringAsync(address));

        using Process interrupt = Process.Start("kill", ["-INT", $"{process.Id}"])!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("Unhandled", await error);
        using TcpClient probe = new();
        await Assert.ThrowsAnyAsync<SocketException>(() =>
            probe.ConnectAsync(IPAddress.Loopback, new Uri(address).Port)
        );
    }
}
