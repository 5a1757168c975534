using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>What a page is told of an event: its name, which <c>Web/events.js</c> listens for, and what it says, as JSON.</summary>
internal static class EventMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The messages of what somebody hears.</summary>
    /// <param name="slug">The notebook's name in addresses.</param>
    /// <param name="heard">What is heard.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<SseItem<string>> OfAsync(
        string slug,
        IAsyncEnumerable<HeardEvent> heard,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await foreach (HeardEvent one in heard.WithCancellation(cancellation).ConfigureAwait(false))
            yield return Of(slug, one);
    }

    /// <summary>The message of one event.</summary>
    public static SseItem<string> Of(string slug, HeardEvent heard)
    {
        (string name, object data) = Told(slug, heard.Event);
        return new SseItem<string>(JsonSerializer.Serialize(data, Json), name) { EventId = heard.Name };
    }

    private static (string Name, object Data) Told(string slug, NotebookEvent told) =>
        told switch
        {
            CellInserted { Cell: var cell, Number: var number, Before: var before } => (
                "inserted",
                new
                {
                    key = cell.Key,
                    before,
                    html = OpenCellHtml.Render(slug, cell, number),
                }
            ),
            CellReplaced { Cell: var cell, Number: var number } => (
                "replaced",
                new { key = cell.Key, html = OpenCellHtml.Render(slug, cell, number) }
            ),
            CellRemoved { Key: var key } => ("removed", new { key }),
            CellMoved { Key: var key, Before: var before } => ("moved", new { key, before }),
            CellEdited edited => ("edited", Edited(edited, DrawnText.Of(edited.Text))),
            CellCleared { Status: var status } => (
                "cleared",
                new { key = status.Key, status = OpenCellHtml.Status(status) }
            ),
            CellProgressed { Status: var status } => (
                "status",
                new { key = status.Key, status = OpenCellHtml.Status(status) }
            ),
            OutputShown { Key: var key, At: var at, Version: var version, Output: var output } => (
                "output",
                new
                {
                    key,
                    at,
                    html = OpenOutputHtml.Render(slug, key, at, version, output),
                }
            ),
            TextShown { Key: var key, At: var at, Text: var text } => (
                "text",
                new
                {
                    key,
                    at,
                    text,
                }
            ),
            KernelChanged { State: var state } => ("kernel", state),
            SavingChanged { IsDirty: var dirty, IsSaved: var saved } => ("dirty", new { dirty, saved }),
            NotebookReread { Page: var page } => ("reload", new { page }),
            PagesMoved { Pages: var pages } => (
                "here",
                new { pages = pages.Select(one => new { page = one.Page, key = one.Key }) }
            ),
            _ => throw new InvalidOperationException($"No page is told of a {told.GetType().Name}."),
        };

    private static object Edited(CellEdited edited, DrawnText drawn) =>
        new
        {
            key = edited.Key,
            page = edited.Page,
            chosen = edited.Chosen,
            source = edited.Text.Source,
            version = edited.Version,
            code = drawn.Code,
            prose = drawn.Prose,
        };
}
