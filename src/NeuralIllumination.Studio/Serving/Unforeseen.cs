using Microsoft.AspNetCore.Http;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Answers a request whose answer failed in a way nobody foresaw: in one line, with the whole of it on standard error.</summary>
internal static class Unforeseen
{
    /// <summary>Passes a request on, and answers what goes wrong.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (BadHttpRequestException refused)
        {
            await AnswerAsync(context, refused.StatusCode, "This request cannot be read.").ConfigureAwait(false);
        }
        catch (FileFormatException refused)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, refused.Message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The kind is unforeseen by its nature.
        catch (Exception thrown)
        {
            Trouble.Tell($"{context.Request.Method} {context.Request.Path.ToUriComponent()}", thrown);
            await AnswerAsync(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    $"This went wrong in the Studio, and nothing else did: {Trouble.Line(thrown)} Standard error has the whole of it."
                )
                .ConfigureAwait(false);
        }
#pragma warning restore CA1031
    }

    private static Task AnswerAsync(HttpContext context, int status, string line)
    {
        // An answer that has begun cannot be taken back: it is cut, so that nobody takes it for whole.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(line + "\n");
    }
}
