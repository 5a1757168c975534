namespace NeuralIllumination.Attacks;

/// <summary>Texts as nobody writes them on purpose: sound ones, cut, doubled, shuffled, and strewn with signs and words.</summary>
/// <param name="seed">The same texts for the same seed.</param>
/// <param name="texts">The sound ones.</param>
/// <param name="signs">What is strewn in as it stands.</param>
/// <param name="words">What is strewn in with blanks around it.</param>
public sealed class MutatedText(int seed, string[] texts, string[] signs, string[] words)
{
    private const int Longest = 20_000;

    private readonly Random random = new(seed);

    /// <summary>The next text, at most 20,000 characters.</summary>
    public string Next()
    {
        return Spoilt(Any(texts));
    }

    /// <summary>A text, spoilt: at most 20,000 characters.</summary>
    /// <param name="text">The text.</param>
    public string Spoilt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Often a single change: what is spoilt all over is refused at its first sign.
        for (int times = Math.Max(1, random.Next(-2, 6)); times > 0; times--)
            text = Changed(text);
        return text.Length > Longest ? text[..Longest] : text;
    }

    /// <summary>A sound text.</summary>
    public string Sound() => Any(texts);

    /// <summary>A place in a text: from 0 to its length.</summary>
    public int Place(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return random.Next(text.Length + 1);
    }

    private string Changed(string text)
    {
        int at = Place(text);
        int to = Math.Min(text.Length, at + random.Next(1, 30));
        return random.Next(12) switch
        {
            0 => text[..at],
            1 => text[at..],
            2 => text.Remove(at, to - at),
            3 => text.Insert(at, text[at..to]),
            4 => text.Insert(at, Any(signs)),
            5 => text.Insert(at, $" {Any(words)} "),
            6 => text[..at] + text[to..] + text[at..to],
            7 => text.Insert(at, string.Concat(Enumerable.Repeat(Any(signs) + Any(words), random.Next(2, 200)))),
            8 => text[..at] + Any(words) + text[to..],
            9 or 10 => WithAnotherNumber(text, at),
            _ => text.Insert(at, Any(texts)),
        };
    }

    private string WithAnotherNumber(string text, int at)
    {
        int from = at;
        while (from < text.Length && !char.IsAsciiDigit(text[from]))
            from++;
        int to = from;
        while (to < text.Length && (char.IsAsciiDigit(text[to]) || text[to] is '.' or 'e'))
            to++;
        return from == text.Length ? text : text[..from] + Any(words) + text[to..];
    }

    private string Any(string[] of) => of[random.Next(of.Length)];
}
