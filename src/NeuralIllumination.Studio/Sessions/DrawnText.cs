using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>
/// A cell's text as pages show it. It is made once, when it is first asked for; who is about to take a lock asks before, because a parser may
/// take its time.
/// </summary>
/// <param name="cell">The cell.</param>
internal sealed class DrawnText(Cell cell)
{
    private readonly Lazy<string> code = new(() =>
        cell.Kind == CellKind.Code ? CodeColours.Render(cell.Source) : Html.Escape(cell.Source)
    );

    private readonly Lazy<string?> prose = new(() =>
        cell.Kind == CellKind.Markdown
            ? MarkdownText.Render(cell.Source, NotebookAddress.OfFile, cell.Attachments)
            : null
    );

    /// <summary>The text as HTML, in colours where it is C#.</summary>
    public string Code => code.Value;

    /// <summary>The text as it reads; null where the cell is no prose.</summary>
    public string? Prose => prose.Value;

    /// <summary>Makes both now.</summary>
    public static DrawnText Made(Cell cell)
    {
        DrawnText drawn = new(cell);
        _ = drawn.Code;
        _ = drawn.Prose;
        return drawn;
    }
}
