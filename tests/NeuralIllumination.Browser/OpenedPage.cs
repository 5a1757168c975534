using Microsoft.Playwright;

namespace NeuralIllumination.Browser;

/// <summary>A page in a test browser, with what it asked for and complained of since it was opened.</summary>
public sealed class OpenedPage
{
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    internal OpenedPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Remember(requests, request.Url);
        page.PageError += (_, error) => Remember(complaints, error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Remember(complaints, message.Text);
        };
        page.RequestFailed += (_, request) => Remember(complaints, $"failed: {request.Url}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Every address asked for, the page's own included; <c>data:</c> is no request.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal))];
        }
    }

    /// <summary>Errors and warnings on the console, errors of scripts, requests that failed.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
                return [.. complaints];
        }
    }

    private static void Remember(List<string> list, string text)
    {
        lock (list)
            list.Add(text);
    }
}
