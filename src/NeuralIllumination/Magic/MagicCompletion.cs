namespace NeuralIllumination.Magic;

/// <summary>Completion in a line of <c>#!neural</c>, for every host: verbs, a verb's words and options, and what an option's value may be.</summary>
public static class MagicCompletion
{
    /// <summary>What may stand at a place; null where its line is no <c>#!neural</c> line, nor becoming one.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="position">Characters from its start.</param>
    /// <param name="trainings">The trainings' names; null for those of this session.</param>
    public static MagicOffers? At(string source, int position, IReadOnlyList<string>? trainings = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (MagicPlace.Find(source, position) is not { } place)
            return null;
        if (place.Before.Length > 0 && place.Before[0] != Magics.Name)
            return null;
        string typed = source[place.Start..position];
        return new MagicOffers(
            place.Start,
            place.End - place.Start,
            [
                .. (place.IsComment ? [] : Offered(place.Before, typed, trainings ?? Neural.Names)).Where(offer =>
                    offer.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                ),
            ]
        );
    }

    private static IEnumerable<MagicOffer> Offered(string[] before, string typed, IReadOnlyList<string> trainings)
    {
        if (before.Length == 0)
            return [new(Magics.Name, "command", Magics.Description)];
        if (before.Length == 1)
            return Magics.Verbs.Select(verb => new MagicOffer(verb.Name, "verb", verb.Description));
        if (Magics.Verbs.FirstOrDefault(verb => verb.Name == before[1]) is not { } verb)
            return [];
        if (verb.Options.FirstOrDefault(option => option.Name == before[^1]) is { IsFlag: false } open)
            return Values(open, "value", trainings);
        IEnumerable<MagicOffer> options = verb
            .Options.Where(option => !before.Contains(option.Name))
            .Select(option => new MagicOffer(option.Name, "option", option.Description));
        int words = before.Skip(2).TakeWhile(word => !word.StartsWith('-')).Count();
        bool isWord =
            words == before.Length - 2 && !typed.StartsWith('-') && (words < verb.Words.Count || verb.TakesManyWords);
        return isWord && verb.Words.Count > 0
            ? Values(verb.Words[Math.Min(words, verb.Words.Count - 1)], "word", trainings)
                .Where(word => !before.Skip(2).Contains(word.Text))
                .Concat(options)
            : options;
    }

    private static IEnumerable<MagicOffer> Values(MagicOption option, string kind, IReadOnlyList<string> trainings) =>
        (option.IsTraining ? trainings.Union(option.Completions) : option.Completions).Select(value => new MagicOffer(
            value,
            kind,
            option.Description
        ));
}
