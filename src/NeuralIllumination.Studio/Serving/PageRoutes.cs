using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Serving;

/// <summary>What is shown: the list, a notebook, its outputs and its events.</summary>
internal static class PageRoutes
{
    /// <summary>The list of notebooks, and files of the Studio's own.</summary>
    public static void Map(IEndpointRouteBuilder app, NotebookShelf shelf)
    {
        app.MapGet("/", (HttpRequest request) => Page(IndexPage.Render(shelf.Entries(), Look.Of(request))));
        app.MapGet(WebFiles.Root + "/{**name}", (string name) => WebFiles.Get(name));
        app.MapGet(
            PlotLibrary.Path,
            (HttpContext context) =>
            {
                // The same for as long as this program is what it is.
                context.Response.Headers.CacheControl = "private, max-age=86400";
                return Results.Bytes(PlotLibrary.Script, "text/javascript");
            }
        );
    }

    /// <summary>One notebook.</summary>
    public static void MapNotebook(RouteGroupBuilder notebook, NotebookShelf shelf)
    {
        notebook.MapGet(
            "",
            (string slug, HttpRequest request) =>
            {
                try
                {
                    if (shelf.Open(slug) is not { } session)
                        return Missing(request);
                    // What became a link meanwhile may lead anywhere.
                    if (NotebookFolder.IsWithin(shelf.Folder, session.Notebook.File.Path))
                        session.Notebook.Refresh();
                    return Page(StudioPage.Render(session.Notebook, Look.Of(request)));
                }
                catch (FileFormatException exception)
                {
                    return Page(TroublePage.Render(slug, shelf.WithoutFolder(exception.Message), Look.Of(request)));
                }
            }
        );
        notebook.MapGet(
            "events",
            (string slug, string? after, string? page, HttpRequest request, CancellationToken cancellation) =>
                shelf.Open(slug) is { } session
                    ? TypedResults.ServerSentEvents(
                        EventMessage.OfAsync(
                            slug,
                            session.Notebook.Presence.HeardBy(
                                page,
                                request.Headers["Last-Event-ID"] is [{ Length: > 0 } heard] ? heard : after,
                                cancellation
                            ),
                            cancellation
                        )
                    )
                    : Results.NotFound()
        );
        notebook.MapGet(
            "life",
            (string slug) =>
                shelf.Open(slug) is { } session
                    ? Results.Json(new { life = session.Notebook.Life })
                    : Results.NotFound()
        );
        notebook.MapGet(
            "outputs/{key}/{at:int}",
            (string slug, string key, int at, HttpContext context) =>
            {
                if (
                    shelf.Open(slug)?.Notebook.Find(key)?.Cell.Outputs is not { } outputs
                    || at < 0
                    || at >= outputs.Count
                )
                    return Results.NotFound();
                if (outputs[at] is not DisplayOutput display || display[MimeText.Html] is not { } html)
                    return Results.NotFound();
                context.Response.Headers.ContentSecurityPolicy = ResponsePolicy.Output;
                return Page(OutputFrame.Render(html, Look.Of(context.Request)));
            }
        );
    }

    /// <summary>Says that there is no such notebook.</summary>
    public static IResult Missing(HttpRequest request) =>
        Results.Content(
            TroublePage.Render("Nothing here", "There is no such notebook here.", Look.Of(request)),
            "text/html; charset=utf-8",
            statusCode: StatusCodes.Status404NotFound
        );

    private static IResult Page(string html) => Results.Content(html, "text/html; charset=utf-8");
}
