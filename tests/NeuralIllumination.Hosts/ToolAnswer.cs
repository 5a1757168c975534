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
    private readonly List<(string Kind, JsonElement Event, long Place)> events = [];

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
                .Where(forms => !HostWords.Are(forms.Values)),
        ];

    /// <summary>What has replaced something shown, so far.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Updates =>
        [.. Of("DisplayedValueUpdated").Select(Forms).Where(forms => !HostWords.Are(forms.Values))];

    /// <summary>The last thing shown or updated, as plain text where it has that form, else as HTML.</summary>
    public string LastText =>
        All.Where(entry => Showing.Contains(entry.Kind) || entry.Kind == "DisplayedValueUpdated")
            .Select(entry => Forms(entry.Event))
            .Where(forms => !HostWords.Are(forms.Values))
            .Select(Text)
            .LastOrDefault("");

    /// <summary>Where in all that the host has said the last thing shown or updated stands; −1 if nothing was.</summary>
    public long LastPlace =>
        All.Where(entry =>
                (Showing.Contains(entry.Kind) || entry.Kind == "DisplayedValueUpdated") && !IsHosts(entry.Event)
            )
            .Select(entry => entry.Place)
            .LastOrDefault(-1);

    /// <summary>Where in all that the host has said this answer ends; −1 as long as it has not.</summary>
    public long EndPlace { get; private set; } = -1;

    /// <summary>The events of one kind so far.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>What they hold.</returns>
    public IReadOnlyList<JsonElement> Of(string kind) =>
        [.. All.Where(entry => entry.Kind == kind).Select(entry => entry.Event)];

    internal void Add(long place, string kind, JsonElement content, bool isOwn)
    {
        lock (events)
            events.Add((kind, content, place));
        if (!isOwn)
            return;
        if (kind is "CommandFailed" or "CommandSucceeded")
            EndPlace = place;
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

    private IReadOnlyList<(string Kind, JsonElement Event, long Place)> All
    {
        get
        {
            lock (events)
                return [.. events];
        }
    }

    private static bool IsHosts(JsonElement content) => HostWords.Are(Forms(content).Values);

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
