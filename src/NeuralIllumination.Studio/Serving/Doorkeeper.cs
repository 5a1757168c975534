using Microsoft.AspNetCore.Http;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Serving;

/// <summary>
/// Lets in who may come in. A notebook runs code, so each request must be for this very machine (no name of somebody's own that leads here),
/// must not come from another site's page, and must bring the token, or the cookie that the token was exchanged for.
/// </summary>
/// <param name="port">The port that is listened on.</param>
/// <param name="codespace">Where the port is forwarded to; null if it is not.</param>
internal sealed class Doorkeeper(Func<int> port, Codespace? codespace)
{
    public const string TokenKey = "token";
    public const string UnlockPath = "/unlock";

    private readonly Secret pass = new();

    /// <summary>What the printed address brings.</summary>
    public Secret Token { get; } = new();

    // Cookies know no ports, and two Studios may stand beside each other.
    private string CookieName => $"illuminate-{port()}";

    /// <summary>Answers who must stay outside, and passes on who may come in.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (!IsHere(request.Host.Host))
            await RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                "This address is answered as 127.0.0.1 or localhost only."
            );
        else if (ComesFromElsewhere(request))
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Another site's page may not ask this.");
        else if (WebFiles.Has(request.Path))
            await next(context);
        else if (request.Path == UnlockPath && HttpMethods.IsPost(request.Method))
            await UnlockAsync(context);
        else if (HttpMethods.IsGet(request.Method) && request.Query[TokenKey] is [{ } said])
            await ExchangeAsync(context, said, request.Path);
        else if (pass.Is(request.Cookies[CookieName]))
            await next(context);
        else
            await AskAsync(context, wasWrong: false);
    }

    private bool IsHere(string host) =>
        host is "127.0.0.1" or "localhost" or "[::1]"
        || (codespace is not null && string.Equals(host, codespace.Host(port()), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether another site's page asks: one that changes something must say it comes from here; one that only reads may come from nowhere
    /// (typed, or a program) or be a link that somebody followed.
    /// </summary>
    private bool ComesFromElsewhere(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        bool isFollowed =
            request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        string origin = request.Headers.Origin.ToString();
        return reads
            ? (site is not (null or "same-origin" or "none") && !isFollowed)
                || (origin.Length > 0 && !IsOrigin(origin, request))
            : site is not (null or "same-origin") || !IsOrigin(origin, request);
    }

    private bool IsOrigin(string origin, HttpRequest request) =>
        origin == $"http://{request.Host.Value}"
        || (codespace is not null && origin == $"https://{codespace.Host(port())}");

    private async Task UnlockAsync(HttpContext context)
    {
        // Whoever pastes the whole address means the token in it.
        string said = (await SaidAsync(context)).Trim();
        int at = said.IndexOf($"{TokenKey}=", StringComparison.Ordinal);
        await ExchangeAsync(context, at < 0 ? said : said[(at + TokenKey.Length + 1)..], "/");
    }

    private static async Task<string> SaidAsync(HttpContext context)
    {
        try
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form[TokenKey].ToString();
        }
        catch (Exception none) when (none is InvalidDataException or InvalidOperationException)
        {
            // No form, or one that is none: nothing was said.
            return "";
        }
    }

    private async Task ExchangeAsync(HttpContext context, string said, PathString path)
    {
        if (!Token.Is(said))
        {
            await AskAsync(context, wasWrong: true);
            return;
        }

        bool isForwarded = codespace is not null && context.Request.Headers["X-Forwarded-Proto"] == "https";
        context.Response.Cookies.Append(
            CookieName,
            pass.Text,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = isForwarded,
                Path = "/",
            }
        );
        // To where one meant to go, in the address's own form: two slashes at its start would be another machine's name.
        string target = "/" + path.ToUriComponent().TrimStart('/', '\\');
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin")
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = target;
            return;
        }

        // A strict cookie does not go along where another site's link led; from a page of our own it does.
        await WriteAsync(context, StatusCodes.Status200OK, UnlockPage.Opening(target));
    }

    private static Task AskAsync(HttpContext context, bool wasWrong) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? WriteAsync(context, StatusCodes.Status401Unauthorized, UnlockPage.Render(wasWrong))
            : RefuseAsync(context, StatusCodes.Status401Unauthorized, "The token is wanted that illuminate printed.");

    private static Task WriteAsync(HttpContext context, int status, string page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }
}
