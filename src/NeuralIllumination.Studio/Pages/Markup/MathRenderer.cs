using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Keeps formulas as they were written: <c>$…$</c>, <c>$$…$$</c> and <c>\begin{…}…\end{…}</c>, in a face of their own.</summary>
internal sealed class MathRenderer : IMarkdownExtension
{
    /// <summary>The class of a formula in a line.</summary>
    public const string InlineClass = "formula";

    /// <summary>The class of a formula of its own.</summary>
    public const string BlockClass = "formulas";

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new EnvironmentParser());
        pipeline.InlineParsers.InsertBefore<CodeInlineParser>(new MathInlineParser());
        pipeline.BlockParsers.InsertBefore<FencedCodeBlockParser>(new MathBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.InsertBefore<CodeBlockRenderer>(new BlockWriter());
        renderer.ObjectRenderers.AddIfNotAlready<InlineWriter>();
    }

    /// <summary><c>\begin{align} … \end{align}</c>, to its own end.</summary>
    private sealed class EnvironmentParser : InlineParser
    {
        private const string Begin = @"\begin{";

        public EnvironmentParser() => OpeningCharacters = ['\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            ReadOnlySpan<char> rest = slice.AsSpan();
            if (!rest.StartsWith(Begin, StringComparison.Ordinal))
                return false;
            int name = rest[Begin.Length..].IndexOf('}');
            if (name is < 1 or > 20)
                return false;
            string close = $@"\end{{{rest.Slice(Begin.Length, name)}}}";
            int end = rest.IndexOf(close, StringComparison.Ordinal);
            if (end < 0)
                return false;
            int length = end + close.Length;
            processor.Inline = new MathInline
            {
                DelimiterCount = 0,
                Content = new StringSlice(slice.Text, slice.Start, slice.Start + length - 1),
            };
            slice.Start += length;
            return true;
        }
    }

    private sealed class InlineWriter : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math)
        {
            string mark = new('$', math.DelimiterCount);
            if (renderer.EnableHtmlForInline)
                renderer.Write($"<span class=\"{InlineClass}\">");
            renderer.Write(mark).WriteEscape(ref math.Content).Write(mark);
            if (renderer.EnableHtmlForInline)
                renderer.Write("</span>");
        }
    }

    private sealed class BlockWriter : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math)
        {
            renderer.EnsureLine();
            if (renderer.EnableHtmlForBlock)
                renderer.Write($"<div class=\"{BlockClass}\">");
            renderer.WriteLine("$$").WriteLeafRawLines(math, true, true).Write("$$");
            renderer.WriteLine(renderer.EnableHtmlForBlock ? "</div>" : "");
        }
    }
}
