using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Serving;

/// <summary>What a page may do to the cells of an open notebook. What comes of it is told by the notebook's events.</summary>
internal static class CellRoutes
{
    /// <summary>Maps them below a notebook's address.</summary>
    public static void Map(RouteGroupBuilder notebook, NotebookShelf shelf)
    {
        Do("run", (session, asked) => session.Queue.Run(Scope(session.Notebook, asked)));
        Do("interrupt", (session, _) => session.Queue.Interrupt());
        notebook.MapPost(
            "edit",
            (string slug, NotebookRequest asked) =>
                shelf.Open(slug) is { } session ? Edit(session, asked) : Results.NotFound()
        );
        Do("here", (session, asked) => session.Notebook.Presence.Move(asked.Page ?? "", asked.Key));
        Post("insert", (session, asked) => session.Editing.Insert(asked.Key, asked.Before, Kernel(asked)).Key);
        Do("remove", (session, asked) => session.Editing.Remove(asked.Key ?? ""));
        Post("restore", (session, _) => session.Editing.Restore()?.Key);
        Do("move", (session, asked) => session.Notebook.Move(asked.Key ?? "", Math.Sign(asked.By)));
        Post("kind", (session, asked) => session.Editing.SetKernel(asked.Key ?? "", Kernel(asked))?.Key);
        Do("clear", (session, asked) => session.Editing.Clear(asked.Key));
        notebook.MapPost(
            "restart",
            async (string slug) =>
            {
                if (shelf.Open(slug) is not { } session)
                    return Results.NotFound();
                await session.Queue.RestartAsync().ConfigureAwait(false);
                return Results.Json(new { key = (string?)null });
            }
        );
        Ask(
            "complete",
            (session, source, position, cancellation) => session.Queue.CompleteAsync(source, position, cancellation)
        );
        Ask(
            "hover",
            (session, source, position, cancellation) => session.Queue.HoverAsync(source, position, cancellation)
        );

        void Ask<T>(string name, Func<Session, string, int, CancellationToken, Task<T>> answer) =>
            notebook.MapPost(
                name,
                async (string slug, NotebookRequest asked, CancellationToken cancellation) =>
                    shelf.Open(slug) is not { } session
                        ? Results.NotFound()
                        : Results.Json(
                            await answer(
                                    session,
                                    asked.Source ?? "",
                                    Math.Clamp(asked.Position, 0, asked.Source?.Length ?? 0),
                                    cancellation
                                )
                                .ConfigureAwait(false)
                        )
            );

        void Post(string name, Func<Session, NotebookRequest, string?> act) =>
            notebook.MapPost(
                name,
                (string slug, NotebookRequest asked) =>
                    shelf.Open(slug) is { } session
                        ? Results.Json(new { key = act(session, asked) })
                        : Results.NotFound()
            );

        void Do(string name, Action<Session, NotebookRequest> act) =>
            Post(
                name,
                (session, asked) =>
                {
                    act(session, asked);
                    return asked.Key;
                }
            );
    }

    private static IResult Edit(Session session, NotebookRequest asked)
    {
        if (asked is not { Key: { } key, Source: { } source })
            return Results.Json(
                new { message = "Expected a cell's key and its text." },
                statusCode: StatusCodes.Status400BadRequest
            );
        EditResult result = session.Editing.Edit(key, asked.Base, source, asked.Page ?? "", asked.Chosen);
        return result.Outcome switch
        {
            EditOutcome.Taken => Results.Json(
                new
                {
                    key,
                    source = result.Source,
                    version = result.Version,
                }
            ),
            EditOutcome.Touches => Results.Json(
                new
                {
                    why = "touches",
                    message = "Somebody else changed the same lines of this cell.",
                    source = result.Source,
                    version = result.Version,
                },
                statusCode: StatusCodes.Status409Conflict
            ),
            EditOutcome.Gone => Results.Json(
                new { why = "gone", message = "There is no such cell any more." },
                statusCode: StatusCodes.Status410Gone
            ),
        };
    }

    private static string Kernel(NotebookRequest asked) => asked.Kernel == "markdown" ? "markdown" : "csharp";

    private static IEnumerable<string> Scope(OpenNotebook notebook, NotebookRequest asked)
    {
        IReadOnlyList<OpenCell> cells = notebook.Cells;
        int at = cells.TakeWhile(cell => cell.Key != asked.Key).Count();
        return (
            asked.Scope switch
            {
                "all" => cells,
                "above" => cells.Take(at),
                "below" => cells.Skip(at),
                _ => cells.Skip(at).Take(1),
            }
        ).Select(cell => cell.Key);
    }
}
