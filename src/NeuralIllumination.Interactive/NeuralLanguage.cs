using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NeuralIllumination.Magic;

namespace NeuralIllumination.Interactive;

/// <summary>Completion and hover in a <c>#!neural</c> line, from our own registry.</summary>
/// <remarks>
/// The host would offer every option of every verb, and <c>--verb</c> itself: it knows one directive with one list of parameters. Any other line
/// is the host's, as before.
/// </remarks>
internal static class NeuralLanguage
{
    public static Task Answer(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        switch (command)
        {
            case RequestCompletions asked when Completions(asked) is { } completions:
                context.Publish(completions);
                return Task.CompletedTask;
            case RequestHoverText asked when Hover(asked) is { } hover:
                context.Publish(hover);
                return Task.CompletedTask;
            default:
                return next(command, context);
        }
    }

    private static CompletionsProduced? Completions(RequestCompletions asked)
    {
        (string text, int position) = TextOf(asked);
        if (MagicCompletion.At(text, position) is not { } found)
            return null;
        // While the first word is being typed it may become any command, and the host has others to offer.
        int line = text.LastIndexOf('\n', Math.Max(0, found.Start - 1)) + 1;
        return string.IsNullOrWhiteSpace(text[line..found.Start])
            ? null
            : new CompletionsProduced(
                [.. found.Offers.Select(Item)],
                asked,
                Span(asked.LinePosition, position, found.Start, found.Length)
            );
    }

    private static CompletionItem Item(MagicOffer offer, int place) =>
        new(
            offer.Text,
            offer.Kind switch
            {
                "verb" => "Method",
                "option" => "Property",
                _ => "Value",
            },
            filterText: offer.Text,
            // The order is the registry's, not the alphabet's.
            sortText: place.ToString("D3", System.Globalization.CultureInfo.InvariantCulture),
            insertText: offer.Text,
            documentation: offer.Note
        );

    private static HoverTextProduced? Hover(RequestHoverText asked)
    {
        (string text, int position) = TextOf(asked);
        return MagicHover.At(text, position) is { } note
            ? new HoverTextProduced(
                asked,
                [new FormattedValue("text/markdown", note.ToMarkdown())],
                Span(asked.LinePosition, position, note.Start, note.Length)
            )
            : null;
    }

    /// <summary>The text up to the end of the asked line, and the place in it: the host cuts off blanks at a line's end that were typed.</summary>
    private static (string Text, int Position) TextOf(LanguageServiceCommand asked)
    {
        string[] lines = asked.Code.Split('\n');
        LinePosition place = asked.LinePosition;
        string line = place.Line < lines.Length ? lines[place.Line].TrimEnd('\r').PadRight(place.Character) : "";
        string before = string.Concat(lines.Take(place.Line).Select(one => one + '\n'));
        return (before + line, before.Length + Math.Min(place.Character, line.Length));
    }

    // A word lies within its line.
    private static LinePositionSpan Span(LinePosition place, int position, int start, int length)
    {
        int first = place.Character - (position - start);
        return new LinePositionSpan(new LinePosition(place.Line, first), new LinePosition(place.Line, first + length));
    }
}
