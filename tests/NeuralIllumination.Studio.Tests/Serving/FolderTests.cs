using System.Net;
using System.Net.Sockets;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>No file outside the folder of notebooks is read or written, however it is asked for. "Seen to fail" as in <see cref="DoorTests"/>.</summary>
public sealed class FolderTests
{
    private const string Text = "#!csharp\n\n1\n";

    // There is nothing to take out: a name is looked up among the names that are there. Seen to fail, for sub%2Finner, with Open reading the
    // unescaped name beside the folder's path.
    [Theory]
    [InlineData("/notebooks/../secret")]
    [InlineData("/notebooks/..%2Fsecret")]
    [InlineData("/notebooks/%2e%2e%2fsecret.ipynb")]
    [InlineData("/notebooks/..%5csecret")]
    [InlineData("/notebooks/%2Fetc%2Fpasswd")]
    [InlineData("/notebooks/sub%2Finner")]
    [InlineData("/notebooks/a.dib")]
    [InlineData("/web/..%2fnotebook.js")]
    [InlineData("/etc/passwd")]
    public async Task A_path_leads_nowhere_else(string path)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        Directory.CreateDirectory(served["sub"]);
        served.Write("sub/inner.dib", Text);
        // Sent as it stands: a client of .NET's would tidy it up.
        using TcpClient line = new();
        await line.ConnectAsync(IPAddress.Loopback, new Uri(served.Server.Address).Port);
        await using NetworkStream stream = line.GetStream();
        using HttpRequestMessage probe = new(HttpMethod.Get, served.Server.Link);
        using HttpClientHandler handler = new() { UseCookies = false, AllowAutoRedirect = false };
        using HttpClient client = new(handler);
        using HttpResponseMessage opened = await client.SendAsync(probe);
        string cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await stream.WriteAsync(
            System.Text.Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
            )
        );
        using StreamReader reader = new(stream);
        string answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 404 ", answer);
    }

    // Seen to fail with IsWithin answering true.
    [Fact]
    public async Task A_link_that_leads_out_of_the_folder_is_no_notebook()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using TemporaryFolder elsewhere = new();
        string secret = elsewhere.Write("secret.dib", "#!markdown\n\n# Secret\n");
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        File.CreateSymbolicLink(served["out.dib"], secret);
        File.CreateSymbolicLink(served["beside.dib"], served["a.dib"]);
        Directory.CreateSymbolicLink(served["folder"], elsewhere.Path);
        File.CreateSymbolicLink(served["through.dib"], "folder/secret.dib");
        File.CreateSymbolicLink(served["twice.dib"], "out.dib");
        // In words it is a.dib beside it; the system goes through the folder first.
        Directory.CreateDirectory(elsewhere["inner"]);
        elsewhere.Write("a.dib", "#!markdown\n\n# Secret\n");
        Directory.CreateSymbolicLink(served["inner"], elsewhere["inner"]);
        File.CreateSymbolicLink(served["dots.dib"], "inner/../a.dib");
        File.CreateSymbolicLink(served["absolute.dib"], Path.Join(served["inner"], "..", "a.dib"));

        string index = await served.GetAsync("/");
        Assert.Contains("/notebooks/beside", index);
        foreach (string name in new[] { "out", "through", "twice", "dots", "absolute" })
        {
            Assert.DoesNotContain($"/notebooks/{name}", index);
            using HttpResponseMessage page = await served.Client.GetAsync($"{served.Server.Address}/notebooks/{name}");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            using HttpResponseMessage copy = await served.AskAsync(
                "a",
                "save",
                new { name = $"{name}.dib", overwrite = true }
            );
            Assert.Equal(HttpStatusCode.BadRequest, copy.StatusCode);
        }

        Assert.Equal("#!markdown\n\n# Secret\n", await File.ReadAllTextAsync(secret));
    }

    // Seen to fail with IsWithin answering true.
    [Fact]
    public async Task A_notebook_that_became_a_link_while_it_was_open_is_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using TemporaryFolder elsewhere = new();
        string secret = elsewhere.Write("secret.dib", "#!markdown\n\n# Secret\n");
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        await served.GetAsync("/notebooks/a");
        File.Delete(served["a.dib"]);
        File.CreateSymbolicLink(served["a.dib"], secret);
        Assert.DoesNotContain("Secret", await served.GetAsync("/notebooks/a"));

        using HttpResponseMessage saved = await served.AskAsync("a", "save", new { overwrite = true });

        Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        Assert.Equal("#!markdown\n\n# Secret\n", await File.ReadAllTextAsync(secret));
    }

    [Theory]
    [InlineData("../b.dib")]
    [InlineData("/tmp/b.dib")]
    [InlineData("sub/b.dib")]
    [InlineData("..\\b.dib")]
    [InlineData(".b.dib")]
    [InlineData("b.dib\n")]
    [InlineData("b.txt")]
    [InlineData(" ")]
    public async Task A_copy_has_a_notebooks_name_in_the_folder(string name)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Text));
        using HttpResponseMessage answer = await served.AskAsync("a", "save", new { name });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["a.dib"], Directory.GetFileSystemEntries(served.Path).Select(entry => Path.GetFileName(entry)));
        Assert.Null(NotebookFolder.File(served.Path, name));
    }
}
