using System.Text;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic;

/// <summary>Tells of the verbs: in a cell, and as a page of the documents.</summary>
public static class MagicHelp
{
    private static readonly string[] Headers = ["option", "what it does"];

    /// <summary>All verbs.</summary>
    public static View All() =>
        new ListView(
            Magics.Name,
            ["verb", "what it does"],
            [.. Magics.Verbs.Select(verb => (IReadOnlyList<string>)[verb.Name, verb.Description])],
            [
                Magics.Description,
                $"{Magics.Name} help VERB tells of one of them. In C#, Neural.Get(\"default\") is the same training.",
            ]
        );

    /// <summary>One verb.</summary>
    /// <param name="verb">The verb.</param>
    public static View Of(MagicVerb verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        return new ListView(Usage(verb), Headers, Rows(verb), [verb.Description], verb.Examples);
    }

    /// <summary>All of it as a page of Markdown.</summary>
    public static string ToMarkdown()
    {
        StringBuilder page = new();
        page.Append("# Magic commands\n\n");
        page.Append("This page is written by the program: the registry that it prints is the one that runs.\n\n");
        page.Append($"{Magics.Description}\n\n| verb | what it does |\n|---|---|\n");
        foreach (MagicVerb verb in Magics.Verbs)
            page.Append($"| [`{verb.Name}`](#{verb.Name}) | {Escape(verb.Description)} |\n");
        foreach (MagicVerb verb in Magics.Verbs)
        {
            page.Append($"\n## {verb.Name}\n\n{verb.Description}\n\n```\n{Usage(verb)}\n");
            foreach (string example in verb.Examples)
                page.Append(example).Append('\n');
            page.Append("```\n");
            List<IReadOnlyList<string>> rows = Rows(verb);
            if (rows.Count == 0)
                continue;
            page.Append("\n| option | what it does |\n|---|---|\n");
            foreach (IReadOnlyList<string> row in rows)
                page.Append($"| `{row[0]}` | {Escape(row[1])} |\n");
        }

        return page.ToString();
    }

    internal static string Usage(MagicVerb verb)
    {
        string words = string.Concat(verb.Words.Select(word => $" [{word.Name}]")) + (verb.TakesManyWords ? " …" : "");
        string options = verb.Options.Count > 0 ? " [options]" : "";
        return $"{Magics.Name} {verb.Name}{words}{options}";
    }

    private static List<IReadOnlyList<string>> Rows(MagicVerb verb) =>
        [
            .. verb.Words.Select(word => (IReadOnlyList<string>)[word.Name, word.Description]),
            .. verb.Options.Select(option =>
                (IReadOnlyList<string>)[$"{option.Name} {option.ValueName}".TrimEnd(), option.Description]
            ),
        ];

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
