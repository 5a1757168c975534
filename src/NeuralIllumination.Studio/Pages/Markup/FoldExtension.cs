using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Adds what folds to the prose that is understood.</summary>
internal sealed class FoldExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new FoldParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.AddIfNotAlready<FoldRenderer>();
}
