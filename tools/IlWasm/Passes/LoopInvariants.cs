namespace IlWasm;

/// <summary>
/// Moves what is the same in every turn of a loop in front of it: arithmetic over locals the loop does not assign, readonly fields, and the
/// limits of arrays. The outermost loop comes first, so that everything goes as far out as it can.
/// </summary>
/// <remarks>
/// The loop may not run at all, so only what has no effects is moved. Reading the length of null, or a field of null, is such: the start of
/// memory can be read, and the check that traps stays where it is. What a field of null holds is no reference, though, and nothing is read
/// through it in front of the loop: only what a local holds, or a field of <c>this</c>, which is never null.
/// </remarks>
internal sealed class LoopInvariants
{
    private readonly Method method;
    private readonly HashSet<Local> assigned;
    private readonly HashSet<Local> guessed;
    private readonly Block front = new();
    private readonly Dictionary<string, Local> moved = [];

    private LoopInvariants(Method method, HashSet<Block> loop, HashSet<Local> guessed)
    {
        this.method = method;
        this.guessed = guessed;
        assigned = [.. loop.SelectMany(block => block.Statements).OfType<Assign>().Select(assign => assign.Local)];
    }

    /// <summary>Moves what can be moved out of every loop of <paramref name="method"/>.</summary>
    public static void Move(Method method)
    {
        FlowGraph graph = new(method.Entry);
        HashSet<Local> guessed = [];
        foreach (Block header in graph.Blocks.Where(graph.IsHeader))
        {
            HashSet<Block> loop = graph.LoopOf(header);
            LoopInvariants pass = new(method, loop, guessed);
            foreach (Block block in graph.Blocks.Where(loop.Contains))
                pass.Visit(block);
            if (pass.front.Statements.Count > 0)
                pass.PlaceBefore(header, graph, loop);
        }
    }

    private void PlaceBefore(Block header, FlowGraph graph, HashSet<Block> loop)
    {
        front.Ending = new Jump(header);

        // Fronts placed before are not in the graph; an outer loop's front goes to this header when both are the same place.
        foreach (Block block in graph.Blocks.Where(block => !loop.Contains(block)))
            Redirect(block, header);
        if (method.Entry == header)
            method.Entry = front;
    }

    private void Redirect(Block block, Block header)
    {
        for (int i = 0; i < block.Ending.Targets.Length; i++)
        {
            if (block.Ending.Targets[i] == header)
                block.Ending.Targets[i] = front;
        }
    }

    private void Visit(Block block)
    {
        foreach (Statement step in block.Steps)
        {
            if (
                step is ElementStore store
                && store.Limit is null
                && IsInvariant(store.Operands[0])
                && IsSure(store.Operands[0])
            )
                store.Limit = LimitOf(store.Operands[0], store.Element);
            for (int i = 0; i < step.Operands.Length; i++)
                step.Operands[i] = Visit(step.Operands[i]);
        }
    }

    private Expression Visit(Expression tree)
    {
        if (!tree.IsSimple && tree.Kind != Kind.Place && IsInvariant(tree))
            return new Read(Front(tree));
        if (
            tree is ElementExpression element
            && element.Limit is null
            && IsInvariant(element.Operands[0])
            && IsSure(element.Operands[0])
        )
            element.Limit = LimitOf(element.Operands[0], element.Element);
        for (int i = 0; i < tree.Operands.Length; i++)
            tree.Operands[i] = Visit(tree.Operands[i]);
        return tree;
    }

    private bool IsInvariant(Expression tree) =>
        tree.Effects == Effects.None
        && tree.All().All(node => node is not Read read || !assigned.Contains(read.Local))
        && tree.All().All(node => node is not (FieldLoad or ArrayLength or VectorStarts) || IsSure(node.Operands[0]));

    /// <summary>Whether a reference is one (or null) wherever the loop's front stands, even if the loop would never have read it.</summary>
    private bool IsSure(Expression reference) =>
        reference switch
        {
            Read read => !guessed.Contains(read.Local),
            FieldLoad { Operands: [Read owner] } => IsThis(owner.Local),
            _ => false,
        };

    private bool IsThis(Local local) =>
        method.Source.HasThis && local == method.Parameters.First() && !assigned.Contains(local);

    private Local LimitOf(Expression array, Kind element) =>
        Front(element == Kind.Vector ? new VectorStarts(array) : new ArrayLength(array));

    private Local Front(Expression tree)
    {
        string key = tree.ToString();
        if (!moved.TryGetValue(key, out Local? local))
        {
            moved[key] = local = method.AddLocal(tree.Kind);
            if (tree is FieldLoad { Kind: Kind.Reference, Operands: [Read owner] } && !IsThis(owner.Local))
                guessed.Add(local);
            front.Statements.Add(new Assign(local, tree));
        }

        return local;
    }
}
