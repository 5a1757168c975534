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
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from the start.</param>
    /// <param name="trainings">The names of the kernel's trainings; null for those of this process.</param>
    public static IReadOnlyList<Completion>? At(string source, int position, IReadOnlyList<string>? trainings)
    {
        int start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        string command = source[start..position].TrimStart();
        if (!command.StartsWith("#!", StringComparison.Ordinal))
            return null;
        if (MagicCompletion.At(source, position, trainings) is not { } magic)
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

    /// <summary>What is said of one of the Studio's own commands; null if none stands there.</summary>
    public static Hover? Hover(string source, int position)
    {
        int start = position == 0 ? 0 : source.LastIndexOf('\n', position - 1) + 1;
        int end = source.IndexOf('\n', position);
        string line = source[start..(end < 0 ? source.Length : end)];
        string command = line.Trim();
        (string name, string note) = Commands.FirstOrDefault(one =>
            one.Name.Equals(command, StringComparison.OrdinalIgnoreCase)
        );
        return name is null
            ? null
            : new Hover(start + line.IndexOf('#', StringComparison.Ordinal), name.Length, name, note, "");
    }
}
