using NeuralIllumination.Magic;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Completion in a line of <c>#!neural</c>: verbs, their words, options and what an option's value may be.</summary>
internal static class MagicCompletion
{
    private static readonly (string Name, string Note)[] Commands =
    [
        (Magics.Name, Magics.Description),
        ("#!csharp", "C# from here on."),
        ("#!markdown", "Prose from here on."),
        ("#!html", "HTML from here on."),
    ];

    /// <summary>What may stand at the position; null if the line is not a command.</summary>
    public static IReadOnlyList<Completion>? At(string source, int position)
    {
        int start = source.LastIndexOf('\n', Math.Max(position - 1, 0), position == 0 ? 0 : position) + 1;
        string line = source[start..position];
        string command = line.TrimStart();
        if (!command.StartsWith("#!", StringComparison.Ordinal))
            return null;
        int word = position;
        while (word > start && !char.IsWhiteSpace(source[word - 1]))
            word--;
        string[] before = source[start..word].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int end = position;
        while (end < source.Length && !char.IsWhiteSpace(source[end]))
            end++;
        return
        [
            .. Offered(before, source[word..position])
                .Where(offer => offer.Text.StartsWith(source[word..position], StringComparison.OrdinalIgnoreCase))
                .Select(offer => new Completion(offer.Text, word, end - word, offer.Kind, offer.Note)),
        ];
    }

    private static IEnumerable<(string Text, string Kind, string Note)> Offered(string[] before, string typed)
    {
        if (before.Length == 0)
            return Commands.Select(command => (command.Name, "command", command.Note));
        if (before[0] != Magics.Name)
            return [];
        if (before.Length == 1)
            return Magics.Verbs.Select(verb => (verb.Name, "verb", verb.Description));
        if (Magics.Verbs.FirstOrDefault(verb => verb.Name == before[1]) is not { } verb)
            return [];
        if (verb.Options.FirstOrDefault(option => option.Name == before[^1]) is { IsFlag: false } open)
            return open.Completions.Select(value => (value, "value", open.Description));
        IEnumerable<(string, string, string)> options = verb
            .Options.Where(option => !before.Contains(option.Name))
            .Select(option => (option.Name, "option", option.Description));
        int words = before.Skip(2).TakeWhile(word => !word.StartsWith('-')).Count();
        bool isWord = words == before.Length - 2 && words < verb.Words.Count && !typed.StartsWith('-');
        return isWord
            ? verb.Words[words]
                .Completions.Select(word => (word, "word", verb.Words[words].Description))
                .Concat(options)
            : options;
    }
}
