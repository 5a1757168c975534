namespace IlWasm;

/// <summary>
/// IL's evaluation stack, holding trees not yet evaluated. A tree may wait as long as no step comes between that it could tell; before such a
/// step it is evaluated into a local.
/// </summary>
internal sealed class EvaluationStack(Method method)
{
    private readonly List<Expression> waiting = [];

    /// <summary>The steps made so far go here.</summary>
    public required Block Block { get; init; }

    /// <summary>The trees, the bottom first.</summary>
    public IReadOnlyList<Expression> Waiting => waiting;

    /// <summary>Whether the method is a constructor, which may change readonly fields.</summary>
    public bool IsBuilding => method.Source.IsConstructor;

    /// <summary>Puts a tree on top.</summary>
    public void Push(Expression expression) => waiting.Add(expression);

    /// <summary>Takes the top.</summary>
    public Expression Pop()
    {
        Expression top = waiting[^1];
        waiting.RemoveAt(waiting.Count - 1);
        return top;
    }

    /// <summary>Takes the topmost <paramref name="count"/>, the lowest first.</summary>
    public Expression[] Pop(int count)
    {
        Expression[] top = [.. waiting[^count..]];
        waiting.RemoveRange(waiting.Count - count, count);
        return top;
    }

    /// <summary>Runs a step now; whatever waits and could notice is evaluated first.</summary>
    public void Run(Statement step)
    {
        Local? assigned = (step as Assign)?.Local;
        bool silent = (step.Effects & Effects.Writes) == 0;
        if (waiting.Any(tree => MustComeFirst(tree, assigned, silent)))
            EvaluateAll(assigned);
        Block.Statements.Add(step);
    }

    /// <summary>A tree that can be evaluated again for nothing: itself, or the local it is evaluated into now.</summary>
    public Expression Keep(Expression expression)
    {
        if (expression.IsSimple)
            return expression;
        Local local = method.AddLocal(expression.Kind);
        Run(new Assign(local, expression));
        return new Read(local);
    }

    private static bool MustComeFirst(Expression tree, Local? assigned, bool silent)
    {
        if (assigned is not null && tree.Reads(assigned))
            return true;
        return silent ? (tree.Effects & Effects.Writes) != 0 : tree.Effects != Effects.None;
    }

    private void EvaluateAll(Local? assigned)
    {
        for (int i = 0; i < waiting.Count; i++)
        {
            Expression tree = waiting[i];
            if (tree.Effects == Effects.None && (assigned is null || !tree.Reads(assigned)))
                continue;
            Local local = method.AddLocal(tree.Kind);
            Block.Statements.Add(new Assign(local, tree));
            waiting[i] = new Read(local);
        }
    }
}
