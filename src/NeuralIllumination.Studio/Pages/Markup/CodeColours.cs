using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Pages;

/// <summary>
/// C# in colours, by the compiler's own tokens; no meaning is looked up, so code that does not compile has colours too. What is too deep or too
/// long for the parser, or takes it too long, is plain text.
/// </summary>
internal static class CodeColours
{
    private static readonly BoundedWork Work = new("colouring a cell");

    private static readonly CSharpParseOptions Script = new(
        LanguageVersion.Latest,
        DocumentationMode.None,
        SourceCodeKind.Script
    );

    /// <summary>The code as HTML: its text, with spans around what has a colour.</summary>
    public static string Render(string source) =>
        source.Length > CodeLimits.MostLength || CodeLimits.Beyond(source) is not null
            ? Html.Escape(source)
            : Work.Run(cancellation => Coloured(source, cancellation), () => Html.Escape(source));

    private static string Coloured(string source, CancellationToken cancellation)
    {
        StringBuilder html = new();
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Script, cancellationToken: cancellation);
        foreach (SyntaxToken token in tree.GetRoot(cancellation).DescendantTokens())
        {
            cancellation.ThrowIfCancellationRequested();
            Append(html, token.LeadingTrivia);
            Append(html, token.Text, Colour(token));
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            string? colour =
                trivia.IsDirective ? "p"
                : trivia.Kind()
                    is SyntaxKind.SingleLineCommentTrivia
                        or SyntaxKind.MultiLineCommentTrivia
                        or SyntaxKind.SingleLineDocumentationCommentTrivia
                        or SyntaxKind.MultiLineDocumentationCommentTrivia
                        or SyntaxKind.DisabledTextTrivia
                    ? "c"
                : null;
            Append(html, trivia.ToFullString(), colour);
        }
    }

    private static void Append(StringBuilder html, string text, string? colour)
    {
        if (text.Length == 0)
            return;
        string escaped = Html.Escape(text);
        _ = colour is null ? html.Append(escaped) : html.Append($"<span class=\"{colour}\">{escaped}</span>");
    }

    private static string? Colour(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.StringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
            SyntaxKind.IdentifierToken => Identifier(token),
            _ => token.IsKeyword() || token.IsContextualKeyword() ? "k" : null,
        };

    private static string? Identifier(SyntaxToken token) =>
        token.Parent switch
        {
            BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax => "t",
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => "f",
            SimpleNameSyntax name when IsCalled(name) => "f",
            IdentifierNameSyntax name when token.Text == "var" && SyntaxFacts.IsInTypeOnlyContext(name) => "k",
            SimpleNameSyntax name when SyntaxFacts.IsInTypeOnlyContext(name) => "t",
            // What a member is taken of is most likely a type if it is spelled like one: Math.PI, but not data.Train.
            IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name
                when access.Expression == name && token.Text is [var first, ..] && char.IsUpper(first) => "t",
            _ => null,
        };

    private static bool IsCalled(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax
        || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access
            && access.Name == name
            && call.Expression == access
        || name.Parent is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax };
}
