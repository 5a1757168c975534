using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Completion in a notebook's cells. It executes nothing: a cell that runs does not hold it up.</summary>
internal static class CellCompletion
{
    private const int Most = 100;

    /// <summary>Completes once in a notebook that nobody sees, so that the first one somebody waits for comes as soon as the others.</summary>
    public static async Task WarmAsync()
    {
        using CellDocuments unseen = new();
        const string cell = "var s = Console.Wri";
        unseen.Declare(new Submission("using System.Globalization;", PackageAtHand.Paths));
        await AtAsync(unseen, cell, cell.Length, null, CancellationToken.None).ConfigureAwait(false);
        await AtAsync(unseen, "", 0, null, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Completions at a position in a cell's text; at most a hundred, sorted.</summary>
    /// <param name="documents">The notebook's cells.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start; beyond either end it is that end.</param>
    /// <param name="trainings">The names of the kernel's trainings; null for those of this process.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<Completion>> AtAsync(
        CellDocuments documents,
        string source,
        int position,
        IReadOnlyList<string>? trainings,
        CancellationToken cancellation
    )
    {
        position = Math.Clamp(position, 0, source.Length);
        if (CommandCompletion.At(source, position, trainings) is { } command)
            return command;
        if (!CompilerAnswer.MayBeAsked(source))
            return [];
        Document document = documents.Open(source);
        CompletionService service = CompletionService.GetService(document)!;
        if (
            await CompilerAnswer
                .OrNoneAsync(
                    end => service.GetCompletionsAsync(document, position, cancellationToken: end)!,
                    cancellation
                )
                .ConfigureAwait(false)
            is not { } list
        )
            return [];
        string typed = source[Math.Min(list.Span.Start, position)..position];
        // What takes more than one edit (a snippet, a name whose using is missing) is not one text to insert.
        CompletionItem[] chosen =
        [
            .. list
                .ItemsList.Where(item =>
                    !item.IsComplexTextEdit && Rank(item, typed) < 3 && item.DisplayText != StopCheckCode.ClassName
                )
                .OrderBy(item => Rank(item, typed))
                .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
        return
        [
            .. chosen.Select(item => new Completion(
                item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText,
                item.Span.Start,
                item.Span.Length,
                item.Tags.FirstOrDefault()?.ToLowerInvariant() ?? "",
                item.InlineDescription
            )),
        ];
    }

    /// <summary>How well an item fits what was typed: 0 as written, 1 but for capitals, 2 inside the word, 3 not at all.</summary>
    private static int Rank(CompletionItem item, string typed) =>
        item.FilterText.StartsWith(typed, StringComparison.Ordinal) ? 0
        : item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
        : item.FilterText.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 2
        : 3;
}
