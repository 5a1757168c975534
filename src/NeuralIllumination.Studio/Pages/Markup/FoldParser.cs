using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// Reads <c>&lt;details&gt;</c>, <c>&lt;summary&gt;…&lt;/summary&gt;</c> and <c>&lt;/details&gt;</c>, each on a line of its own or the first two on
/// one: the one piece of HTML that prose may have, since every notebook host knows it. No attributes; any other spelling stays text.
/// </summary>
internal sealed partial class FoldParser : BlockParser
{
    public FoldParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
            return BlockState.None;
        Match opening = Opening().Match(processor.Line.ToString());
        if (!opening.Success)
            return BlockState.None;
        processor.NewBlocks.Push(
            new FoldBlock(this)
            {
                Column = processor.Column,
                Span = new SourceSpan(processor.Start, processor.Line.End),
                Summary = opening.Groups["summary"].Value,
            }
        );
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        FoldBlock fold = (FoldBlock)block;
        string line = processor.Line.ToString().Trim();
        if (line == "</details>")
            return BlockState.BreakDiscard;
        if (fold.Summary.Length == 0 && fold.Count == 0 && SummaryLine().Match(line) is { Success: true } summary)
        {
            fold.Summary = summary.Groups["summary"].Value;
            return BlockState.ContinueDiscard;
        }

        return BlockState.Continue;
    }

    [GeneratedRegex(@"^<details>\s*(<summary>(?<summary>[^<>]+)</summary>)?\s*$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^<summary>(?<summary>[^<>]+)</summary>$")]
    private static partial Regex SummaryLine();
}
