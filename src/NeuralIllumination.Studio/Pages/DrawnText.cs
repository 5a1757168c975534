using System.Runtime.CompilerServices;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Pages;

/// <summary>A cell's text as pages show it, made once, when it is first asked for.</summary>
internal sealed class DrawnText
{
    private static readonly ConditionalWeakTable<CellText, DrawnText> Known = [];

    private readonly Lazy<string> code;
    private readonly Lazy<string?> prose;

    private DrawnText(CellText text)
    {
        code = new(() => text.Kind == CellKind.Code ? CodeColours.Render(text.Source) : Html.Escape(text.Source));
        prose = new(() =>
            text.Kind == CellKind.Markdown
                ? MarkdownText.Render(text.Source, NotebookAddress.OfFile, text.Attachments)
                : null
        );
    }

    /// <summary>The text as HTML, in colours where it is C#.</summary>
    public string Code => code.Value;

    /// <summary>The text as it reads; null where the cell is no prose.</summary>
    public string? Prose => prose.Value;

    /// <summary>A text, drawn; for as long as anybody holds the text.</summary>
    public static DrawnText Of(CellText text) => Known.GetValue(text, one => new DrawnText(one));
}
