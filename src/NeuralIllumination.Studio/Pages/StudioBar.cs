using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>The bar above an open notebook: where one is, and what can be done to the whole of it.</summary>
internal static class StudioBar
{
    /// <summary>The bar.</summary>
    public static string Render(OpenNotebook notebook) =>
        $"""
            <header class="bar">
            <a class="place" href="/" aria-label="All notebooks">{Icon.Html("back")}<span>All notebooks</span></a>
            <span class="name"><span data-part="name">{Html.Escape(
                notebook.File.Name
            )}</span><span class="unsaved" data-part="dirty"{(
                notebook.IsDirty ? "" : " hidden"
            )}>not saved</span></span>
            <span class="kernel" data-part="kernel" data-state="{notebook.Kernel.Name}" title="{Html.Escape(
                notebook.Kernel.Text
            )}"><span>{Html.Escape(notebook.Kernel.Text)}</span></span>
            <div class="tools" role="toolbar" aria-label="Notebook">
            {Tool("run-all", "run", "Run all", "Run all cells, from the first on", "primary")}
            {Tool("interrupt", "stop", "Interrupt", "Interrupt the cell that runs (I, I)")}
            {Tool("restart", "restart", "Restart", "End the kernel and forget what cells declared (0, 0)")}
            {Tool("save", "save", "Save", "Save (Ctrl+S)")}
            {Tool("teach", "teach", "Teach", "One cell at a time, in big type (T)")}
            <button type="button" class="tool" popovertarget="studio-more" aria-label="More" title="More">{Icon.Html(
                "more"
            )}</button>
            {IndexPage.LookButton}
            </div>
            <div id="studio-more" class="menu" popover>
            <button type="button" data-do="run-above">Run all above the selected cell</button>
            <button type="button" data-do="run-below">Run the selected cell and all below</button>
            <button type="button" data-do="clear">Clear all outputs</button>
            <hr>
            <button type="button" data-do="save-as">Save a copy as .dib or .ipynb …</button>
            <a href="{Html.Escape(NotebookAddress.Of(notebook.Slug))}/export" download data-do="export">Export as one HTML file</a>
            <hr>
            <button type="button" data-do="keys">Keys … <kbd>?</kbd></button>
            </div>
            </header>

            """;

    private static string Tool(string act, string icon, string text, string title, string kind = "") =>
        $"<button type=\"button\" class=\"tool {kind}\" data-do=\"{act}\" title=\"{Html.Escape(title)}\">{Icon.Html(icon)}<span>{text}</span></button>";
}
