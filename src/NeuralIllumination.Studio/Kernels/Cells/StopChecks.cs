using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Writes checks into a cell's code at which it can be stopped: in every loop, at every <c>goto</c>, and where methods, local functions and
/// lambdas with a block begin (those also see whether the stack suffices, so that endless recursion is an error and not the end). What is
/// inserted holds no line break: every line keeps its number. A call that could be given a token to stop it by, and is not, gets the cell's:
/// a training is so stopped between two batches. Lambdas without a block are left as they are, for they may be expression trees.
/// </summary>
internal sealed class StopChecks : CSharpSyntaxWalker
{
    private readonly List<(int Start, int Length, string Text)> edits = [];

    private readonly SemanticModel meaning;

    private StopChecks(SemanticModel meaning) => this.meaning = meaning;

    /// <summary>The code with its checks.</summary>
    /// <param name="meaning">The code, free of errors.</param>
    public static string Insert(SemanticModel meaning)
    {
        string text = meaning.SyntaxTree.ToString();
        StopChecks walker = new(meaning);
        walker.Visit(meaning.SyntaxTree.GetRoot());
        StringBuilder written = new(text.Length + 64 * walker.edits.Count);
        int from = 0;
        foreach ((int start, int length, string inserted) in walker.edits.OrderBy(edit => edit.Start))
        {
            written.Append(text, from, start - from).Append(inserted);
            from = start + length;
        }

        return written.Append(text, from, text.Length - from).ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitDoStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        Loop(node.Statement);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Wrap(node);
        base.VisitGotoStatement(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        base.VisitInvocationExpression(node);
        if (
            meaning.GetSymbolInfo(node).Symbol
                is not IMethodSymbol { Parameters: [.., { IsOptional: true } token] } method
            || token.Type.ToDisplayString() != "System.Threading.CancellationToken"
        )
            return;
        SeparatedSyntaxList<ArgumentSyntax> given = node.ArgumentList.Arguments;
        if (
            given.Count == method.Parameters.Length
            || given.Any(argument => argument.NameColon?.Name.Identifier.ValueText == token.Name)
        )
            return;
        string comma = given.Count > 0 ? "," : "";
        edits.Add((node.ArgumentList.CloseParenToken.SpanStart, 0, $"{comma}@{token.Name}:{StopCheckCode.Token}"));
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        Method(node.Body, node.ExpressionBody, node.SemicolonToken, AnswersNothing(node.ReturnType, node.Modifiers));
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        Method(node.Body, node.ExpressionBody, node.SemicolonToken, AnswersNothing(node.ReturnType, node.Modifiers));
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        Method(node.Body, node.ExpressionBody, node.SemicolonToken, AnswersNothing(node.ReturnType, node.Modifiers));
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        Method(node.Body, node.ExpressionBody, node.SemicolonToken, answersNothing: false);
        base.VisitConversionOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // A type whose static constructor is stopped could never be used again.
        if (!node.Modifiers.Any(SyntaxKind.StaticKeyword))
            Method(node.Body, node.ExpressionBody, node.SemicolonToken, answersNothing: true);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        Method(
            node.Body,
            node.ExpressionBody,
            node.SemicolonToken,
            answersNothing: !node.IsKind(SyntaxKind.GetAccessorDeclaration)
        );
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        Method(node.Block, arrow: null, default, answersNothing: false);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        Method(node.Block, arrow: null, default, answersNothing: false);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        Method(node.Block, arrow: null, default, answersNothing: false);
        base.VisitAnonymousMethodExpression(node);
    }

    // An exception out of a finalizer would end the process.
    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node) { }

    private void Loop(StatementSyntax body)
    {
        if (body is BlockSyntax block)
            edits.Add((block.OpenBraceToken.Span.End, 0, StopCheckCode.Check));
        else
            Wrap(body);
    }

    private void Wrap(StatementSyntax statement)
    {
        edits.Add((statement.SpanStart, 0, "{" + StopCheckCode.Check));
        edits.Add((statement.Span.End, 0, "}"));
    }

    private void Method(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken end, bool answersNothing)
    {
        if (block is not null)
            edits.Add((block.OpenBraceToken.Span.End, 0, StopCheckCode.Enter));
        else if (arrow is not null)
            Arrow(arrow, end, "{", answersNothing, "}");
    }

    private void Getter(ArrowExpressionClauseSyntax? arrow, SyntaxToken end)
    {
        if (arrow is not null)
            Arrow(arrow, end, "{get{", answersNothing: false, "}}");
    }

    private void Arrow(
        ArrowExpressionClauseSyntax arrow,
        SyntaxToken end,
        string open,
        bool answersNothing,
        string close
    )
    {
        // What begins a statement stands at the expression, so that its line is the expression's.
        string answer = answersNothing || arrow.Expression is ThrowExpressionSyntax ? "" : "return ";
        edits.Add((arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, open));
        edits.Add((arrow.Expression.SpanStart, 0, StopCheckCode.Enter + answer));
        edits.Add((end.Span.End, 0, close));
    }

    private static bool AnswersNothing(TypeSyntax type, SyntaxTokenList modifiers)
    {
        string name = type is QualifiedNameSyntax qualified ? qualified.Right.ToString() : type.ToString();
        return name == "void" || (modifiers.Any(SyntaxKind.AsyncKeyword) && (name is "Task" or "ValueTask"));
    }
}
