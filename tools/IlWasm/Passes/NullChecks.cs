namespace IlWasm;

/// <summary>
/// Removes null checks of locals already known not to be null, on every path: checked before, made by <c>new</c>, or indexed with success (null
/// has length 0, so every index traps).
/// </summary>
internal sealed class NullChecks
{
    private readonly FlowGraph graph;
    private readonly Dictionary<Block, HashSet<Local>> known = [];

    private NullChecks(FlowGraph graph) => this.graph = graph;

    /// <summary>Removes what it can from <paramref name="method"/>.</summary>
    public static void Remove(Method method)
    {
        NullChecks checks = new(new FlowGraph(method.Entry));
        checks.Solve(method);
        foreach (Block block in checks.graph.Blocks)
            checks.RemoveFrom(block);
    }

    private void Solve(Method method)
    {
        HashSet<Local> all = [.. method.Locals.Where(local => local.Kind == Kind.Reference)];
        HashSet<Local> atEntry = method.Source.HasThis ? [method.Parameters.First()] : [];
        foreach (Block block in graph.Blocks)
            known[block] = all;
        known[method.Entry] = atEntry;
        for (bool changed = true; changed; )
        {
            changed = false;
            Dictionary<Block, HashSet<Local>> leaving = graph.Blocks.ToDictionary(block => block, After);
            foreach (Block block in graph.Blocks)
            {
                HashSet<Local> arriving = block == method.Entry ? [.. atEntry] : [.. all];
                foreach (Block from in graph.PredecessorsOf(block))
                    arriving.IntersectWith(leaving[from]);
                if (!arriving.SetEquals(known[block]))
                {
                    known[block] = arriving;
                    changed = true;
                }
            }
        }
    }

    private HashSet<Local> After(Block block)
    {
        HashSet<Local> sure = [.. known[block]];
        foreach (Statement step in block.Steps)
            Pass(step, sure);
        return sure;
    }

    private static void Pass(Statement step, HashSet<Local> sure)
    {
        foreach (Expression tree in step.All())
            Note(tree, sure);
        if (step is ElementStore { Operands: [Read stored, ..] })
            sure.Add(stored.Local);
        if (step is not Assign assign)
            return;
        bool isSure = assign.Value is NewObject or NewArray or NonNull;
        isSure |= assign.Value is Read other && sure.Contains(other.Local);
        if (isSure)
            sure.Add(assign.Local);
        else
            sure.Remove(assign.Local);
    }

    private static void Note(Expression tree, HashSet<Local> sure)
    {
        if (tree is NonNull or ElementLoad or ElementPlace && tree.Operands[0] is Read read)
            sure.Add(read.Local);
    }

    private void RemoveFrom(Block block)
    {
        HashSet<Local> sure = [.. known[block]];
        foreach (Statement step in block.Steps)
        {
            for (int i = 0; i < step.Operands.Length; i++)
                step.Operands[i] = Simplify(step.Operands[i], sure);
            Pass(step, sure);
        }

        block.Statements.RemoveAll(step => step is Evaluate && step.Effects == Effects.None);
    }

    private static Expression Simplify(Expression tree, HashSet<Local> sure)
    {
        for (int i = 0; i < tree.Operands.Length; i++)
            tree.Operands[i] = Simplify(tree.Operands[i], sure);
        if (tree is NonNull { Operands: [Read read] } && sure.Contains(read.Local))
            return read;
        Note(tree, sure);
        return tree;
    }
}
