using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Pages;

/// <summary>A page that says why there is no notebook on it.</summary>
internal static class TroublePage
{
    /// <summary>The page.</summary>
    /// <param name="title">What was asked for.</param>
    /// <param name="reason">Why it is not there.</param>
    /// <param name="look">dark, light, or null for what the reader's system is.</param>
    public static string Render(string title, string reason, string? look) =>
        StudioShell.Render(
            title,
            $"<main class=\"page\"><nav class=\"home\"><a href=\"/\">All notebooks</a></nav>\n<div class=\"prose\"><h1>{Html.Escape(title)}</h1></div>\n{OutputHtml.Render(new ErrorOutput("This cannot be shown", reason, []), isOwn: false)}</main>",
            look
        );
}
