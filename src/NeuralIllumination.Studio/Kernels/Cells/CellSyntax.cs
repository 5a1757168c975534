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
    /// <param name="asked">What they ask for.</param>
    /// <exception cref="CellException">The cell asks for what is not to be had here.</exception>
    public static string TakeDirectives(string source, out CellDirectives asked)
    {
        List<PackageLine> packages = [];
        List<string> sources = [];
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Script).GetRoot();
        char[] text = source.ToCharArray();
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            SyntaxNode? directive = trivia.GetStructure();
            if (directive is ReferenceDirectiveTriviaSyntax reference)
                packages.Add(Package(reference));
            else if (
                directive is BadDirectiveTriviaSyntax
                && Source().Match(directive.ToString()) is { Success: true } line
            )
                sources.Add(Place(directive, line.Groups[1].Value));
            else
                continue;
            TextSpan span = directive.Span;
            for (int i = span.Start; i < span.End; i++)
                text[i] = text[i] == '\n' ? '\n' : ' ';
        }

        asked = new CellDirectives(packages, sources);
        return new string(text);
    }

    /// <summary>
    /// The cell's text with everything but C# blanked, every character in its place: what is being typed need not be right.
    /// </summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="usesPackage">Whether the cell asks for the package at hand.</param>
    public static string Blank(string source, out bool usesPackage)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Script).GetRoot();
        char[] text = source.ToCharArray();
        usesPackage = false;
        CellPartKind language = CellPartKind.Code;
        int start = 0;
        foreach (string line in source.Split('\n'))
        {
            int column = line.IndexOf('#', StringComparison.Ordinal);
            bool isLine = column >= 0 && line.AsSpan(0, column).IsWhiteSpace();
            bool isCommand = isLine && DibLine.Command(line) is not null;
            isCommand = isCommand && (language != CellPartKind.Code || IsDirective(root, start + column));
            bool isReference = isLine && line[column..] is ['#', 'r' or 'i', ' ', ..];
            usesPackage |= isReference && line.Contains(PackageAtHand.Name, StringComparison.OrdinalIgnoreCase);
            if (isCommand || isReference || language != CellPartKind.Code)
                text.AsSpan(start, line.Length).Fill(' ');
            if (isCommand)
                language = Language(line) ?? language;
            start += line.Length + 1;
        }

        return new string(text);
    }

    /// <summary>
    /// Divides a cell at its magic commands (what stands before one runs before it) and where its language changes: <c>#!markdown</c>,
    /// <c>#!html</c> and <c>#!csharp</c> hold to the next such line or the cell's end. Code keeps the cell's line numbers.
    /// </summary>
    /// <param name="source">The cell's text.</param>
    /// <exception cref="CellException">A command that is not to be had here.</exception>
    public static IReadOnlyList<CellPart> Parts(string source)
    {
        List<CellPart> parts = [];
        string[] lines = source.Split('\n');
        CellPartKind language = CellPartKind.Code;
        for (int next = 0; next < lines.Length; )
        {
            int start = next;
            if (language == CellPartKind.Code)
                next = Code(lines, start, parts);
            else
                while (next < lines.Length && Language(lines[next]) is null)
                    next++;
            if (language != CellPartKind.Code)
                Add(parts, new CellPart(string.Join('\n', lines[start..next]).Trim('\n'), language, next));
            if (next < lines.Length)
                language = Language(lines[next++])!.Value;
        }

        return parts;
    }

    /// <summary>Takes C# and magic commands up to a change of language; returns that line's index, or the number of lines.</summary>
    private static int Code(string[] lines, int first, List<CellPart> parts)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(string.Join('\n', lines[first..]), Script).GetRoot();
        StringBuilder code = new StringBuilder().Append('\n', first);
        int start = 0;
        int i = first;
        for (; i < lines.Length; i++)
        {
            string text = lines[i];
            int column = text.IndexOf('#', StringComparison.Ordinal);
            bool isCommand = DibLine.Command(text) is not null && IsDirective(root, start + column);
            start += text.Length + 1;
            if (!isCommand)
            {
                code.Append(text).Append('\n');
                continue;
            }

            if (Language(text) is not null)
                break;
            Check(text, i + 1, column + 1);
            Add(parts, new CellPart(code.ToString(), CellPartKind.Code, i + 1));
            parts.Add(new CellPart(text.Trim(), CellPartKind.Magic, i + 1));
            code.Clear().Append('\n', i + 1);
        }

        Add(parts, new CellPart(code.Length > 0 ? code.ToString(0, code.Length - 1) : "", CellPartKind.Code, i));
        return i;
    }

    private static void Add(List<CellPart> parts, CellPart part)
    {
        if (!string.IsNullOrWhiteSpace(part.Text))
            parts.Add(part);
    }

    /// <summary>The language that a line changes to; null for any other line, that of a language which is not to be had here included.</summary>
    internal static CellPartKind? Language(string line) =>
        DibLine.Kernel(line) is not { } kernel
            ? null
            : new Cell(kernel, "").Kind switch
            {
                CellKind.Code => CellPartKind.Code,
                CellKind.Markdown => CellPartKind.Markdown,
                CellKind.Html => CellPartKind.Html,
                CellKind.Foreign => null,
            };

    private static void Check(string text, int line, int column)
    {
        string command = DibLine.Command(text)!;
        if ("#!" + command == Magics.Name)
            return;
        throw new CellException(
            $"#!{command} is not available here; {Magics.Name}, #!csharp, #!markdown and #!html are."
                + (Spelling.Nearest(command, ["neural"]) is null ? "" : $" Did you mean {Magics.Name}?"),
            line,
            column
        );
    }

    private static bool IsDirective(SyntaxNode root, int position)
    {
        SyntaxTrivia trivia = root.FindTrivia(position);
        return trivia.IsDirective || trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia);
    }

    private static PackageLine Package(ReferenceDirectiveTriviaSyntax reference)
    {
        string target = reference.File.ValueText;
        if (Nuget().Match(target) is not { Success: true } package)
            throw At(reference, $"#r \"{target}\" is not supported here; #r \"nuget: NAME, VERSION\" is.");
        LinePosition place = reference.GetLocation().GetLineSpan().StartLinePosition;
        string version = package.Groups[2].Value;
        return new PackageLine(
            package.Groups[1].Value,
            version.Length > 0 ? version : PackageLine.Newest,
            place.Line + 1,
            place.Character + 1
        );
    }

    private static string Place(SyntaxNode directive, string source) =>
        NugetSource().Match(source) is { Success: true } place
            ? place.Groups[1].Value
            : throw At(directive, $"#i \"{source}\" is not supported here; #i \"nuget:FOLDER-OR-URL\" is.");

    private static CellException At(SyntaxNode node, string message)
    {
        LinePosition place = node.GetLocation().GetLineSpan().StartLinePosition;
        return new CellException(message, place.Line + 1, place.Character + 1);
    }

    [GeneratedRegex(
        @"^\s*nuget\s*:\s*([\w.-]+)\s*(?:,\s*(.*?)\s*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Nuget();

    [GeneratedRegex(@"^\s*nuget\s*:\s*(\S.*?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NugetSource();

    [GeneratedRegex("^#\\s*i\\s*\"([^\"]*)\"\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Source();
}
