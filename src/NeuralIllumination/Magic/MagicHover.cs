namespace NeuralIllumination.Magic;

/// <summary>What the word under the pointer means, in a line of <c>#!neural</c>, for every host.</summary>
public static class MagicHover
{
    /// <summary>What is said of the word at a place; null where there is nothing to say.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from its start.</param>
    public static MagicNote? At(string source, int position)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (MagicPlace.Find(source, position) is not { } place || place.End == place.Start || place.IsComment)
            return null;
        string word = source[place.Start..place.End];
        if (place.Before.Length == 0)
            return word == Magics.Name
                ? Note(place, $"{Magics.Name} VERB [options]", Magics.Description, $"{Magics.Name} help")
                : null;
        if (place.Before[0] != Magics.Name)
            return null;
        if (place.Before.Length == 1)
            return Magics.Verbs.FirstOrDefault(verb => verb.Name == word) is { } named
                ? Note(place, MagicHelp.Usage(named), named.Description, Example(named))
                : null;
        if (Magics.Verbs.FirstOrDefault(verb => verb.Name == place.Before[1]) is not { } verb)
            return null;
        string name = word.Split('=')[0];
        // A value is explained by its option.
        MagicOption? option =
            verb.Options.FirstOrDefault(option => option.Name == name)
            ?? verb.Options.FirstOrDefault(option => option.Name == place.Before[^1] && !option.IsFlag);
        if (option is not null)
            return Note(
                place,
                $"{option.Name} {option.ValueName}".TrimEnd(),
                option.Description,
                Example(verb, option)
            );
        return verb.Words.Count > 0 && !word.StartsWith('-')
            ? Note(place, MagicHelp.Usage(verb), $"{verb.Words[^1].Name}: {verb.Words[^1].Description}", Example(verb))
            : null;
    }

    private static MagicNote Note(MagicPlace place, string title, string description, string example) =>
        new(place.Start, place.End - place.Start, title, description, example);

    private static string Example(MagicVerb verb) =>
        verb.Examples.Count > 0 ? verb.Examples[0] : $"{Magics.Name} {verb.Name}";

    private static string Example(MagicVerb verb, MagicOption option)
    {
        if (verb.Examples.FirstOrDefault(line => line.Split(' ').Contains(option.Name)) is { } shown)
            return shown;
        string words = string.Concat(
            verb.Words.Take(1).Select(word => $" {(word.Completions.Count > 0 ? word.Completions[0] : word.Name)}")
        );
        string value = option.Completions.Count > 0 ? option.Completions[0] : option.ValueName;
        return $"{Magics.Name} {verb.Name}{words} {option.Name} {value}".TrimEnd();
    }
}
