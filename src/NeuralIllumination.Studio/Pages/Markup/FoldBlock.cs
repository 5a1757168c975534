using Markdig.Parsers;
using Markdig.Syntax;

namespace NeuralIllumination.Studio.Pages;

/// <summary>Prose that stands closed behind a line of its own until it is opened.</summary>
internal sealed class FoldBlock(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>The line it stands behind; empty until it has been read.</summary>
    public string Summary { get; set; } = "";
}
