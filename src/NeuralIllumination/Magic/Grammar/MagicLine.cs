using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Magic;

/// <summary>A magic command as it was typed: its words, and its options with their values as text.</summary>
/// <remarks>
/// Hosts drop quotes and lone words of a line, or convert them in ways of their own; so the line itself is read, and everything in it counts.
/// </remarks>
/// <param name="Words">What stands without an option, the verb first.</param>
/// <param name="Options">Each option's value by its name with dashes; empty text for one without a value.</param>
internal sealed record MagicLine(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>What a host writes before the line in its own record of it.</summary>
    private const string HostPrefix = "Directive: ";

    /// <summary>Reads a line such as <c>#!neural train --epochs 20 # twenty</c>.</summary>
    /// <param name="line">The line, with or without a host's prefix.</param>
    /// <param name="isFlag">Whether an option stands without a value.</param>
    /// <exception cref="OptionException">A quote that is not closed, an option given twice, a variable.</exception>
    public static MagicLine Parse(string line, Func<string, bool> isFlag)
    {
        string text = line.Trim();
        if (text.StartsWith(HostPrefix, StringComparison.Ordinal))
            text = text[HostPrefix.Length..].TrimStart();
        if (text.StartsWith(Magics.Name, StringComparison.Ordinal))
            text = text[Magics.Name.Length..];
        List<string> words = [];
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        Queue<Token> tokens = new(Tokens(text));
        while (tokens.TryDequeue(out Token token))
        {
            if (!token.IsOption)
            {
                words.Add(Literal(token));
                continue;
            }

            string[] parts = token.Text.Split('=', 2);
            string value =
                parts.Length == 2 ? parts[1]
                : isFlag(parts[0]) ? ""
                : tokens.TryPeek(out Token next) && !next.IsOption ? Literal(tokens.Dequeue())
                : throw new OptionException($"{parts[0]} needs a value: {parts[0]} VALUE.");
            if (!options.TryAdd(parts[0], value))
                throw new OptionException($"{parts[0]} is given twice; give it once.");
        }

        return new MagicLine(words, options);
    }

    // A host would replace @name by a variable's value before anybody sees it; here that would be a guess.
    private static string Literal(Token token) =>
        !token.IsQuoted && token.Text.StartsWith('@')
            ? throw new OptionException(
                $"{token.Text} would be a variable, and magic commands take only what is written; write the value, or use C#: Neural.Get()."
            )
            : token.Text;

    private static List<Token> Tokens(string text)
    {
        List<Token> tokens = [];
        for (int i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] == '#')
                break;
            tokens.Add(Next(text, ref i));
        }

        return tokens;
    }

    private static Token Next(string text, ref int i)
    {
        StringBuilder token = new();
        bool isQuoted = false;
        bool isOption = text[i] == '-' && i + 1 < text.Length && !char.IsAsciiDigit(text[i + 1]) && text[i + 1] != '.';
        while (i < text.Length && !char.IsWhiteSpace(text[i]))
        {
            char c = text[i++];
            if (c is not ('"' or '\''))
            {
                token.Append(c);
                continue;
            }

            isQuoted = true;
            int end = text.IndexOf(c, i);
            if (end < 0)
                throw new OptionException(
                    $"A quote is opened and not closed; close it after the value: {OneLine.Cut(text[(i - 1)..], 60)}"
                );
            token.Append(text, i, end - i);
            i = end + 1;
        }

        return new Token(token.ToString(), isOption, isQuoted);
    }

    private readonly record struct Token(string Text, bool IsOption, bool IsQuoted);
}
