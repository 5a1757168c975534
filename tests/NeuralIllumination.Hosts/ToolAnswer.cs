using System.Text.Json;

namespace NeuralIllumination.Hosts;

/// <summary>What .NET Interactive has answered to one command, as it comes.</summary>
public sealed class ToolAnswer
{
    private static readonly string[] Showing =
    [
        "ReturnValueProduced",
        "DisplayedValueProduced",
        "StandardOutputValueProduced",
        "StandardErrorValueProduced",
    ];

    private readonly TaskCompletionSource<ToolAnswer> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(string Kind, JsonElement Event)> events = [];

    /// <summary>This answer, once it is complete; a host that is silent for five minutes is given up.</summary>
    public Task<ToolAnswer> Ended => ended.Task.WaitAsync(TimeSpan.FromMinutes(5));

    /// <summary>Whether the answer is complete.</summary>
    public bool HasEnded => ended.Task.IsCompleted;

    /// <summary>Why the command failed; null if it has not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Everything shown so far but for the host's own words of packages, each in its forms by MIME type.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Shown =>
        [
            .. All.Where(entry => Showing.Contains(entry.Kind))
                .Select(entry => Forms(entry.Event))
                .Where(forms =>
                    !forms.Values.Any(text =>
                        text.Contains("Installing Packages", StringComparison.Ordinal)
                        || text.StartsWith("Loading extension", StringComparison.Ordinal)
                    )
                ),
        ];

    /// <summary>What has replaced something shown, so far.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Updates =>
        [
            .. Of("DisplayedValueUpdated")
                .Select(Forms)
                .Where(forms =>
                    !forms.Values.Any(text =>
                        text.Contains("Installing Packages", StringComparison.Ordinal)
                        || text.Contains("Installed Packages", StringComparison.Ordinal)
                    )
                ),
        ];

    /// <summary>The last thing shown or updated, as plain text where it has that form, else as HTML.</summary>
    public string LastText => Shown.Concat(Updates).Select(Text).LastOrDefault("");

    /// <summary>All that was shown, as text.</summary>
    public string AllText => string.Join("\n", Shown.Select(Text));

    /// <summary>The events of one kind so far.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>What they hold.</returns>
    public IReadOnlyList<JsonElement> Of(string kind) =>
        [.. All.Where(entry => entry.Kind == kind).Select(entry => entry.Event)];

    internal void Add(string kind, JsonElement content, bool isOwn)
    {
        lock (events)
            events.Add((kind, content));
        if (!isOwn)
            return;
        if (kind == "CommandFailed")
            Failure = content.GetProperty("message").GetString();
        if (kind is "CommandFailed" or "CommandSucceeded")
            ended.TrySetResult(this);
    }

    internal void HostEnded(string complaints)
    {
        Failure ??= ended.Task.IsCompleted ? null : $"The host ended. {complaints}";
        ended.TrySetResult(this);
    }

    private IReadOnlyList<(string Kind, JsonElement Event)> All
    {
        get
        {
            lock (events)
                return [.. events];
        }
    }

    private static Dictionary<string, string> Forms(JsonElement content) =>
        content
            .GetProperty("formattedValues")
            .EnumerateArray()
            .ToDictionary(
                form => form.GetProperty("mimeType").GetString()!,
                form => form.GetProperty("value").GetString()!
            );

    private static string Text(IReadOnlyDictionary<string, string> forms) =>
        forms.TryGetValue("text/plain", out string? plain) ? plain : forms.Values.First();
}
