namespace NeuralIllumination.Studio.Pages;

/// <summary>What those see who come without the token.</summary>
internal static class UnlockPage
{
    /// <summary>The form to paste it into.</summary>
    /// <param name="wasWrong">Whether one was given that is not the token.</param>
    public static string Render(bool wasWrong) =>
        StudioShell.Render(
            "Neural Illumination",
            $"""
            <main class="page door">
            <div class="prose"><h1>Neural Illumination</h1>
            <p>This address runs code on this machine, so it wants to know that you may. <code>illuminate</code> printed an address with a token
            when it started: open that address, or paste it here.</p></div>
            <form method="post" action="/unlock">
            <label for="token">Address or token</label>
            <div class="field"><input id="token" name="token" type="password" autocomplete="off" required autofocus{(
                wasWrong ? " aria-invalid=\"true\" aria-describedby=\"wrong\"" : ""
            )}><button type="submit" class="primary">Open</button></div>
            {(
                wasWrong
                    ? "<p id=\"wrong\" class=\"wrong\" role=\"alert\">That is not the token of the program that runs now. Each start prints a new one.</p>"
                    : ""
            )}
            </form>
            </main>
            """,
            look: null
        );

    /// <summary>A page that goes on at once, for those whom a link led here.</summary>
    public static string Opening(string target) =>
        StudioShell.Render(
            "Neural Illumination",
            $"<main class=\"page\"><p><a href=\"{Html.Escape(target)}\">Open the notebooks</a></p></main>",
            look: null,
            head: $"<meta http-equiv=\"refresh\" content=\"0; url={Html.Escape(target)}\">"
        );
}
