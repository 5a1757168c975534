namespace NeuralIllumination.Bench;

/// <summary>A page with nothing on it, as a file, and the script that puts an output there as a notebook does.</summary>
internal sealed class BlankPage : IDisposable
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(),
        $"neural-illumination-blank-{Environment.ProcessId}.html"
    );

    private BlankPage(string script) => Script = script;

    public string Address => new Uri(path).AbsoluteUri;

    public string Script { get; }

    public static async Task<BlankPage> WriteAsync()
    {
        string script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Web", "frames.js"));
        BlankPage page = new(script.Replace("\nexport ", "\n", StringComparison.Ordinal));
        await File.WriteAllTextAsync(
            page.path,
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>blank</title><body></body></html>"
        );
        return page;
    }

    public void Dispose() => File.Delete(path);
}
