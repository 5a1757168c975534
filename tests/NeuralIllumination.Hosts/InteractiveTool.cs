using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralIllumination.Hosts;

/// <summary>.NET Interactive as it is installed, spoken to as an editor does: a command a line, JSON both ways.</summary>
public sealed class InteractiveTool : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentDictionary<string, ToolAnswer> pending = new();
    private readonly StringBuilder complaints = new();
    private readonly Task reading;
    private int count;

    private InteractiveTool(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
                complaints.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    /// <summary>Starts the tool; it is ready when it has answered.</summary>
    /// <param name="home">Whose tool.</param>
    /// <returns>The running tool.</returns>
    public static InteractiveTool Start(HostHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        ProcessStartInfo start = home.Start("dotnet", "interactive", "stdio", "--default-kernel", "csharp");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        start.StandardOutputEncoding = Encoding.UTF8;
        return new InteractiveTool(Process.Start(start)!);
    }

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="kernel">Its language's kernel.</param>
    /// <returns>What came of it.</returns>
    public Task<ToolAnswer> SubmitAsync(string code, string kernel = "csharp") => Begin(code, kernel).Ended;

    /// <summary>Runs a cell that must succeed.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="kernel">Its language's kernel.</param>
    /// <returns>What it showed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<ToolAnswer> ShowAsync(string code, string kernel = "csharp")
    {
        ToolAnswer answer = await SubmitAsync(code, kernel).ConfigureAwait(false);
        return answer.Failure is null ? answer : throw new InvalidOperationException($"{code}\n{answer.Failure}");
    }

    /// <summary>Begins to run a cell.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="kernel">Its language's kernel.</param>
    /// <returns>What has come of it so far.</returns>
    public ToolAnswer Begin(string code, string kernel = "csharp") =>
        Send("SubmitCode", new JsonObject { ["code"] = code, ["targetKernelName"] = kernel });

    /// <summary>What an editor's stop button sends.</summary>
    /// <returns>The answer.</returns>
    public Task<ToolAnswer> CancelAsync() => Send("Cancel", []).Ended;

    /// <summary>What may stand at the end of a cell's text, in the order offered.</summary>
    /// <param name="code">The text, up to the caret.</param>
    /// <param name="kernel">Its language's kernel.</param>
    /// <returns>The texts offered.</returns>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code, string kernel = "csharp")
    {
        ToolAnswer answer = await Send("RequestCompletions", AtTheEnd(code, kernel)).Ended.ConfigureAwait(false);
        return
        [
            .. answer
                .Of("CompletionsProduced")
                .SelectMany(list => list.GetProperty("completions").EnumerateArray())
                .Select(item => item.GetProperty("insertText").GetString()!),
        ];
    }

    /// <summary>What is said of the word at the end of a cell's text.</summary>
    /// <param name="code">The text, up to the pointer.</param>
    /// <param name="kernel">Its language's kernel.</param>
    /// <returns>The text shown; empty if there is none.</returns>
    public async Task<string> HoverAsync(string code, string kernel = "csharp")
    {
        ToolAnswer answer = await Send("RequestHoverText", AtTheEnd(code, kernel)).Ended.ConfigureAwait(false);
        return string.Join(
            "\n",
            answer
                .Of("HoverTextProduced")
                .SelectMany(hover => hover.GetProperty("content").EnumerateArray())
                .Select(content => content.GetProperty("value").GetString())
        );
    }

    /// <summary>What the editor's Variables view shows: each variable's line, by its name.</summary>
    /// <param name="kernel">Of which kernel.</param>
    /// <returns>The lines.</returns>
    public async Task<IReadOnlyDictionary<string, string>> VariablesAsync(string kernel = "csharp")
    {
        // The view asks for this form; the host makes the summary from a value's plain text.
        ToolAnswer answer = await Send(
            "RequestValueInfos",
            new JsonObject { ["targetKernelName"] = kernel, ["mimeType"] = "text/plain+summary" }
        )
            .Ended.ConfigureAwait(false);
        return answer
            .Of("ValueInfosProduced")
            .SelectMany(infos => infos.GetProperty("valueInfos").EnumerateArray())
            .ToDictionary(
                info => info.GetProperty("name").GetString()!,
                info => info.GetProperty("formattedValue").GetProperty("value").GetString()!
            );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Quit waits for the cell that runs; a test has no more use for it.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        process.Dispose();
    }

    private static JsonObject AtTheEnd(string code, string kernel)
    {
        string[] lines = code.Split('\n');
        return new JsonObject
        {
            ["code"] = code,
            ["targetKernelName"] = kernel,
            ["linePosition"] = new JsonObject { ["line"] = lines.Length - 1, ["character"] = lines[^1].Length },
        };
    }

    private ToolAnswer Send(string kind, JsonObject command)
    {
        string token = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        ToolAnswer answer = pending[token] = new ToolAnswer();
        string line = new JsonObject
        {
            ["commandType"] = kind,
            ["command"] = command,
            ["token"] = token,
        }.ToJsonString();
        lock (process)
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }

        return answer;
    }

    private async Task ReadAsync()
    {
        for (long place = 0; await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line; place++)
        {
            // The tool greets its user on the same stream.
            if (!line.StartsWith('{'))
                continue;
            using JsonDocument message = JsonDocument.Parse(line);
            if (
                message.RootElement.TryGetProperty("command", out JsonElement command)
                && command.ValueKind == JsonValueKind.Object
                && command.GetProperty("token").GetString() is { } token
                && pending.TryGetValue(token.Split('.')[0], out ToolAnswer? answer)
            )
                answer.Add(
                    place,
                    message.RootElement.GetProperty("eventType").GetString()!,
                    message.RootElement.GetProperty("event").Clone(),
                    isOwn: !token.Contains('.', StringComparison.Ordinal)
                );
        }

        foreach (ToolAnswer answer in pending.Values)
            answer.HostEnded(complaints.ToString());
    }
}
