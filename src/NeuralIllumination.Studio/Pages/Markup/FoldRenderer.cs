using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Writes what folds as the element that folds without a script.</summary>
internal sealed class FoldRenderer : HtmlObjectRenderer<FoldBlock>
{
    protected override void Write(HtmlRenderer renderer, FoldBlock fold)
    {
        renderer.EnsureLine();
        if (!renderer.EnableHtmlForBlock)
        {
            renderer.WriteLine(fold.Summary);
            renderer.WriteChildren(fold);
            return;
        }

        string summary = fold.Summary.Length == 0 ? "More" : fold.Summary.Trim();
        renderer.Write("<details>\n<summary>").WriteEscape(summary).Write("</summary>\n");
        renderer.WriteChildren(fold);
        renderer.Write("</details>\n");
    }
}
