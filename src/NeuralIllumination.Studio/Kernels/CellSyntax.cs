using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a cell asks of its host besides C#: packages, and commands that are not C#.</summary>
internal static partial class CellSyntax
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Takes the host's lines out of a cell and blanks them, so that every other line keeps its number.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="usesPackage">Whether the cell asks for the package at hand.</param>
    /// <exception cref="CellException">The cell asks for what is not to be had here.</exception>
    public static string TakeDirectives(string source, out bool usesPackage)
    {
        usesPackage = false;
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Script).GetRoot();
        char[] text = source.ToCharArray();
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            if (trivia.GetStructure() is not ReferenceDirectiveTriviaSyntax reference)
                continue;
            string target = reference.File.ValueText;
            if (Package().Match(target) is not { Success: true } package)
                throw At(
                    reference,
                    $"#r \"{target}\" is not supported here; only #r \"nuget: {PackageAtHand.Name}\" is."
                );
            if (!string.Equals(package.Groups[1].Value, PackageAtHand.Name, StringComparison.OrdinalIgnoreCase))
                throw At(
                    reference,
                    $"the package {package.Groups[1].Value} is not available here; only {PackageAtHand.Name} is, as built."
                );
            usesPackage = true;
            TextSpan span = reference.Span;
            for (int i = span.Start; i < span.End; i++)
                text[i] = text[i] == '\n' ? '\n' : ' ';
        }

        return new string(text);
    }

    /// <summary>Divides a cell at its magic commands: what stands before one runs before it. Every part keeps the cell's line numbers.</summary>
    /// <param name="source">The cell's text.</param>
    /// <exception cref="CellException">A command that is not to be had here.</exception>
    public static IReadOnlyList<CellPart> Parts(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Script).GetRoot();
        List<CellPart> parts = [];
        StringBuilder code = new();
        int start = 0;
        int line = 0;
        foreach (string text in source.Split('\n'))
        {
            line++;
            int column = text.IndexOf('#', StringComparison.Ordinal);
            bool isCommand = DibLine.Command(text) is not null && IsDirective(root, start + column);
            start += text.Length + 1;
            if (!isCommand)
            {
                code.Append(text).Append('\n');
                continue;
            }

            Check(text, line, column + 1);
            Flush();
            parts.Add(new CellPart(text.Trim(), IsMagic: true, line));
            code.Append('\n', line);
        }

        Flush();
        return parts;

        void Flush()
        {
            string text = code.ToString();
            code.Clear();
            if (!string.IsNullOrWhiteSpace(text))
                parts.Add(new CellPart(text[..^1], IsMagic: false, line));
        }
    }

    private static void Check(string text, int line, int column)
    {
        string command = DibLine.Command(text)!;
        if ("#!" + command == Magics.Name)
            return;
        throw new CellException(
            DibLine.Kernel(text) is null
                ? $"#!{command} is not available here; {Magics.Name} is."
                : $"#!{command} changes the language inside a cell, which is not supported; begin a new cell.",
            line,
            column
        );
    }

    private static bool IsDirective(SyntaxNode root, int position)
    {
        SyntaxTrivia trivia = root.FindTrivia(position);
        return trivia.IsDirective || trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia);
    }

    private static CellException At(SyntaxNode node, string message)
    {
        LinePosition place = node.GetLocation().GetLineSpan().StartLinePosition;
        return new CellException(message, place.Line + 1, place.Character + 1);
    }

    [GeneratedRegex(@"^\s*nuget\s*:\s*([^,\s]+)\s*(,.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Package();
}
