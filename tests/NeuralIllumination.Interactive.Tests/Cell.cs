using Microsoft.DotNet.Interactive.Events;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>What came of a cell.</summary>
/// <param name="events">The host's events, in order.</param>
internal sealed class Cell(IEnumerable<KernelEvent> events)
{
    private readonly KernelEvent[] events = [.. events];

    /// <summary>The failure's one line; null if the cell succeeded.</summary>
    public string? Failure => events.OfType<CommandFailed>().SingleOrDefault()?.Message;

    /// <summary>How long the cell went on after the stop button; null where it was not pressed.</summary>
    public TimeSpan? StopTook { get; init; }

    /// <summary>Everything shown, updates included, in order.</summary>
    public IReadOnlyList<DisplayEvent> Shown =>
        [
            .. events
                .OfType<DisplayEvent>()
                .Where(one => one is DisplayedValueProduced or DisplayedValueUpdated or ReturnValueProduced),
        ];

    /// <summary>What the reader sees at the end: each place once, with its last value.</summary>
    public IReadOnlyList<DisplayEvent> Seen => [.. Shown.GroupBy(one => one.ValueId).Select(place => place.Last())];

    public int Updates => events.OfType<DisplayedValueUpdated>().Count();

    public static string Text(DisplayEvent shown, string mimeType = "text/plain") =>
        shown.FormattedValues.Single(value => value.MimeType == mimeType).Value;
}
