using NeuralIllumination.Magic;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Completion in a line of a command: the Studio's own by their names, <c>#!neural</c> from its registry.</summary>
internal static class CommandCompletion
{
    private static readonly (string Name, string Note)[] Commands =
    [
        ("#!csharp", "C# from here on."),
        ("#!markdown", "Prose from here on."),
        ("#!html", "HTML from here on."),
    ];

    /// <summary>What may stand at the position; null if the line is not a command.</summary>
    public static IReadOnlyList<Completion>? At(string source, int position)
    {
        int start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        string command = source[start..position].TrimStart();
        if (!command.StartsWith("#!", StringComparison.Ordinal))
            return null;
        if (MagicCompletion.At(source, position) is not { } magic)
            return [];
        IEnumerable<MagicOffer> own = command.Any(char.IsWhiteSpace)
            ? []
            : Commands
                .Where(one => one.Name.StartsWith(command, StringComparison.OrdinalIgnoreCase))
                .Select(one => new MagicOffer(one.Name, "command", one.Note));
        return
        [
            .. magic
                .Offers.Concat(own)
                .Select(offer => new Completion(offer.Text, magic.Start, magic.Length, offer.Kind, offer.Note)),
        ];
    }
}
