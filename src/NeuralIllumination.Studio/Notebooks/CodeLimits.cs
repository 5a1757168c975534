using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>
/// How deep C# may go before it is given to the compiler's parser, which descends on the stack, in some places without looking how much of it
/// is left, and in others takes a time that grows with the square of the depth. Found by counting alone, in one pass.
/// </summary>
internal static class CodeLimits
{
    /// <summary>The most brackets, blocks and interpolations within each other.</summary>
    public const int MostNested = 128;

    /// <summary>The most words and signs one after the other, with no comma, semicolon or block between.</summary>
    public const int MostChained = 5_000;

    /// <summary>The most characters of a text that is shown in colours and completed.</summary>
    public const int MostLength = 100_000;

    // The lexer descends too, though less: a text far beyond the limits is not given to it either.
    private const int Far = 8;

    /// <summary>
    /// Where a text goes deeper than the parser is asked to; null where it does not. Brackets in strings and comments count too: no text is
    /// so odd that it hides a depth.
    /// </summary>
    public static int? Beyond(string source) => Beyond(source, 1);

    /// <summary>The same for code that is to be executed: brackets in strings and comments do not count.</summary>
    public static int? BeyondInCode(string source)
    {
        if (Beyond(source) is null)
            return null;
        if (Beyond(source, Far) is { } far)
            return far;
        CodeDepth depth = new();
        CSharpParseOptions options = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(source, options: options))
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                string text = trivia.ToFullString();
                bool isDocument =
                    text.StartsWith("///", StringComparison.Ordinal)
                    || text.StartsWith("/**", StringComparison.Ordinal);
                if ((trivia.IsDirective || isDocument) && Reaches(depth, text) is { } inTrivia)
                    return trivia.SpanStart + inTrivia;
            }

            if (Reaches(depth, Code(token)) is { } inToken)
                return token.SpanStart + inToken;
        }

        return null;
    }

    /// <summary>What of a token is code, every character in its place: of a string with expressions in it, those.</summary>
    private static string Code(SyntaxToken token)
    {
        if (
            token.Kind()
            is SyntaxKind.CharacterLiteralToken
                or SyntaxKind.StringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        )
            return "x";
        if (!token.IsKind(SyntaxKind.InterpolatedStringToken))
            return token.Text;
        char[] text = token.Text.ToCharArray();
        int within = 0;
        for (int i = 0; i < text.Length; i++)
        {
            within += text[i] == '{' ? 1 : 0;
            bool isText = within == 0;
            within -= text[i] == '}' && within > 0 ? 1 : 0;
            if (isText)
                text[i] = ' ';
        }

        return new string(text);
    }

    private static int? Reaches(CodeDepth depth, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            depth.Take(text, i);
            if (depth.IsBeyond(1))
                return i;
        }

        return null;
    }

    private static int? Beyond(string source, int times)
    {
        CodeDepth depth = new();
        for (int i = 0; i < source.Length; i++)
        {
            depth.Take(source, i);
            if (depth.IsBeyond(times))
                return i;
        }

        return null;
    }
}
