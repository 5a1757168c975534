using System.Globalization;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Refuses code that would end the process as it is compiled.</summary>
internal static class DeepCode
{
    /// <summary>Refuses a cell whose C# goes deeper than the compiler's stack bears.</summary>
    /// <exception cref="CellException">It does.</exception>
    public static void Refuse(string source)
    {
        if (CodeLimits.Beyond(source) is not null && CodeLimits.BeyondInCode(OnlyCode(source)) is { } at)
            throw At(source, at);
    }

    /// <summary>What is said of such a cell.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="at">Where it goes too deep.</param>
    public static CellException At(string source, int at)
    {
        string before = source[..at];
        return new CellException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the code goes too deep here for the compiler, which bears {CodeLimits.MostNested} brackets within each other and {CodeLimits.MostChained:N0} words and signs one after the other: divide it."
            ),
            before.Count(c => c == '\n') + 1,
            at - before.LastIndexOf('\n')
        );
    }

    /// <summary>The text with parts in other languages blanked, every character in its place.</summary>
    private static string OnlyCode(string source)
    {
        char[] text = source.ToCharArray();
        CellPartKind language = CellPartKind.Code;
        int start = 0;
        foreach (string line in source.Split('\n'))
        {
            CellPartKind? next = CellSyntax.Language(line);
            if (next is not null || language != CellPartKind.Code)
                text.AsSpan(start, line.Length).Fill(' ');
            language = next ?? language;
            start += line.Length + 1;
        }

        return new string(text);
    }
}
