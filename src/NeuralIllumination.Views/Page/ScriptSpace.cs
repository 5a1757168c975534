using System.Text;

namespace NeuralIllumination.Views;

/// <summary>Takes out of a script what only its writers need: comments, and white space that parts nothing.</summary>
/// <remarks>
/// Strings, templates and regular expressions stay as they are. Every statement must end with its semicolon, as Prettier writes it: line ends go too,
/// and so does what stands before a closing bracket and parts nothing there. Every loop has a body, or its semicolon would be that.
/// A slash begins a regular expression where a value may begin, which is after an operator or an opening bracket.
/// </remarks>
internal static class ScriptSpace
{
    public static string Remove(string script)
    {
        StringBuilder kept = new(script.Length);
        bool isParted = false;
        for (int at = 0; at < script.Length; )
        {
            char c = script[at];
            int past = char.IsWhiteSpace(c) ? at + 1 : Comment(script, at);
            if (past > at)
            {
                at = past;
                isParted = true;
                continue;
            }

            int end =
                c is '"' or '\'' ? Quoted(script, at)
                : c == '`' ? Template(script, at)
                : c == '/' && IsValueNext(kept) ? Expression(script, at)
                : at + 1;
            if (isParted && kept.Length > 0 && MustPart(kept[^1], c))
                kept.Append(' ');
            isParted = false;
            if (kept.Length > 0 && IsNeedless(kept[^1], c))
                kept.Length--;
            kept.Append(script, at, end - at);
            at = end;
        }

        return kept.ToString();
    }

    // Two words, and signs that would make another: + +, - -, / /.
    private static bool MustPart(char before, char after) =>
        (IsWord(before) && (IsWord(after) || after == '#'))
        || (before == after && before is '+' or '-' or '/')
        || (char.IsAsciiDigit(before) && after == '.');

    private static bool IsNeedless(char before, char after) =>
        (before == ';' && after == '}') || (before == ',' && after is ')' or ']' or '}');

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private static bool IsValueNext(StringBuilder kept)
    {
        if (kept.Length == 0)
            return true;
        char last = kept[^1];
        return !IsWord(last) && last is not (')' or ']' or '}' or '"' or '\'' or '`')
            || EndsWithWord(kept, "return")
            || EndsWithWord(kept, "typeof");
    }

    private static bool EndsWithWord(StringBuilder kept, string word) =>
        kept.Length > word.Length
        && kept.ToString(kept.Length - word.Length, word.Length) == word
        && !IsWord(kept[^(word.Length + 1)]);

    private static int Comment(string script, int at)
    {
        if (script[at] != '/' || at + 1 == script.Length)
            return at;
        if (script[at + 1] == '/')
            return script.IndexOf('\n', at) is > 0 and int line ? line : script.Length;
        return script[at + 1] == '*' ? script.IndexOf("*/", at, StringComparison.Ordinal) + 2 : at;
    }

    private static int Quoted(string script, int at)
    {
        int end = at + 1;
        while (script[end] != script[at])
            end += script[end] == '\\' ? 2 : 1;
        return end + 1;
    }

    private static int Template(string script, int at)
    {
        int end = at + 1;
        while (script[end] != '`')
        {
            if (script[end] == '$' && script[end + 1] == '{')
                end = Braces(script, end + 1);
            else
                end += script[end] == '\\' ? 2 : 1;
        }

        return end + 1;
    }

    private static int Braces(string script, int at)
    {
        int end = at + 1;
        while (script[end] != '}')
        {
            end = script[end] switch
            {
                '"' or '\'' => Quoted(script, end),
                '`' => Template(script, end),
                '{' => Braces(script, end),
                _ => end + 1,
            };
        }

        return end + 1;
    }

    private static int Expression(string script, int at)
    {
        bool isClass = false;
        int end = at + 1;
        for (; script[end] != '/' || isClass; end++)
        {
            if (script[end] == '\\')
                end++;
            else if (script[end] is '[' or ']')
                isClass = script[end] == '[';
        }

        return end + 1;
    }
}
