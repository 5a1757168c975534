using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NeuralIllumination.Studio.Serving;

/// <summary>
/// Stands before everything that is asked of a notebook. A page says which opening of the notebook it shows; what it means by a cell's key is
/// another cell in another opening, so whoever speaks of another one is refused, and loses nothing by it but the answer.
/// </summary>
internal static class NotebookLife
{
    /// <summary>The header that says which opening a post means.</summary>
    public const string Header = "Notebook-Life";

    /// <summary>What a refused page is told.</summary>
    public const string Refusal =
        "This page shows the notebook as it was before the Studio was ended and started again; nothing was changed.";

    /// <summary>Answers who asks for what is not there, or for another life; passes on the others.</summary>
    public static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Filter(
        NotebookShelf shelf
    ) =>
        async (context, next) =>
        {
            HttpContext asked = context.HttpContext;
            if (!HttpMethods.IsPost(asked.Request.Method))
                return await next(context).ConfigureAwait(false);
            try
            {
                if (shelf.Open((string)asked.GetRouteValue("slug")!) is not { } session)
                    return Results.NotFound();
                if (asked.Request.Headers[Header] != session.Notebook.Life)
                    return Results.Json(
                        new
                        {
                            why = "life",
                            message = Refusal,
                            life = session.Notebook.Life,
                        },
                        statusCode: StatusCodes.Status409Conflict
                    );
            }
            catch (FileFormatException exception)
            {
                return Results.Json(
                    new { message = shelf.WithoutFolder(exception.Message) },
                    statusCode: StatusCodes.Status400BadRequest
                );
            }

            return await next(context).ConfigureAwait(false);
        };
}
