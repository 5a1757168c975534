using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.QuickInfo;
using NeuralIllumination.Magic;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What the word under the pointer means: by the compiler in C#, by the registry in a line of a command. It executes nothing.</summary>
internal static class CellHover
{
    /// <summary>What is said of the word at a place; null where there is nothing to say.</summary>
    /// <param name="documents">The notebook's cells.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Hover?> AtAsync(
        CellDocuments documents,
        string source,
        int position,
        CancellationToken cancellation
    )
    {
        if (position < 0 || position > source.Length)
            return null;
        if (MagicHover.At(source, position) is { } note)
            return new Hover(note.Start, note.Length, note.Title, note.Description, note.Example);
        if (CommandCompletion.Hover(source, position) is { } command)
            return command;
        if (!CompilerAnswer.MayBeAsked(source))
            return null;
        Document document = documents.Open(source);
        QuickInfoItem? found = await CompilerAnswer
            .OrNoneAsync(
                end => QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position, end),
                cancellation
            )
            .ConfigureAwait(false);
        if (found is null)
            return null;
        string title = Section(found, QuickInfoSectionKinds.Description);
        return title.Length == 0
            ? null
            : new Hover(
                found.Span.Start,
                found.Span.Length,
                title,
                Section(found, QuickInfoSectionKinds.DocumentationComments),
                ""
            );
    }

    private static string Section(QuickInfoItem found, string kind) =>
        string.Join('\n', found.Sections.Where(section => section.Kind == kind).Select(section => section.Text)).Trim();
}
