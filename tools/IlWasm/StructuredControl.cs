namespace IlWasm;

/// <summary>
/// WebAssembly has no goto: blocks nest, and a branch leaves one of the blocks around it. The dominator tree gives the nesting. Each block of
/// the graph is followed by the blocks it dominates; one where paths meet is placed after a WebAssembly block whose end they all branch to; a
/// loop's header stands at the start of a WebAssembly loop.
/// </summary>
/// <remarks>Source: Ramsey, "Beyond Relooper: Recursive Translation of Unstructured Control Flow to Structured Control Flow", ICFP 2022.</remarks>
internal sealed class StructuredControl
{
    private const long NoValue = 0x40;
    private readonly FlowGraph graph;
    private readonly CodeBuffer code;
    private readonly Selector selector;
    private readonly HashSet<Block> switched;
    private readonly Dictionary<Block, int> labels = [];
    private readonly bool hasTraps;

    // Whether the last thing written was a return that is simply the function's end.
    private bool runsOff;

    private StructuredControl(FlowGraph graph, CodeBuffer code, Selector selector, bool hasTraps)
    {
        this.graph = graph;
        this.code = code;
        this.selector = selector;
        this.hasTraps = hasTraps;
        switched =
        [
            .. graph
                .Blocks.Where(block => block.Ending is Switch)
                .SelectMany(block => block.Ending.Targets.Where(target => !graph.IsBackward(block, target))),
        ];
    }

    /// <summary>Writes a whole function's body. With traps, it is wrapped in the block that <see cref="Selector"/>'s checks leave.</summary>
    public static CodeBuffer Write(Method method, CompiledProgram program)
    {
        FlowGraph graph = new(method.Entry);
        bool mayTrap = graph
            .Blocks.SelectMany(block => block.Steps)
            .Any(step => step is ElementStore || step.All().Any(tree => tree is NonNull or ElementExpression));

        // Checks outside of loops are calls and need no block: that is seen once all are written.
        CodeBuffer code = Write(method, program, graph, mayTrap, out bool hasTraps);
        return mayTrap && !hasTraps ? Write(method, program, graph, false, out _) : code;
    }

    private static CodeBuffer Write(
        Method method,
        CompiledProgram program,
        FlowGraph graph,
        bool mayTrap,
        out bool hasTraps
    )
    {
        CodeBuffer code = new();
        Selector selector = new(method, graph.Blocks.Any(graph.IsHeader), program, code);
        StructuredControl control = new(graph, code, selector, mayTrap);
        if (mayTrap)
            code.Add(Op.Block, NoValue);
        control.Tree(method.Entry, follow: null);
        if (mayTrap)
            code.Add(Op.End);

        // Where every path has returned, the end is not reached; the validator wants to be told.
        if (mayTrap || (method.Result != Kind.None && !control.runsOff))
            code.Add(Op.Unreachable);
        hasTraps = selector.HasTraps;
        return code;
    }

    /// <summary>Writes a block and all it dominates. When control runs off the end, it goes to <paramref name="follow"/>.</summary>
    private void Tree(Block block, Block? follow)
    {
        List<Block> after = [.. graph.DominatedBy(block).Where(IsPlacedAfter).Reverse()];
        if (!graph.IsHeader(block))
        {
            Within(block, after, follow);
            return;
        }

        code.Add(Op.Loop, NoValue);
        labels[block] = code.Depth;
        Within(block, after, follow);
        code.Add(Op.End);
    }

    private bool IsPlacedAfter(Block block) => graph.IsMerge(block) || switched.Contains(block);

    private void Within(Block block, List<Block> after, Block? follow)
    {
        if (after.Count == 0)
        {
            foreach (Statement step in block.Statements)
                selector.Run(step);
            End(block, follow);
            return;
        }

        code.Add(Op.Block, NoValue);
        labels[after[0]] = code.Depth;
        Within(block, after[1..], after[0]);
        code.Add(Op.End);
        Tree(after[0], follow);
    }

    private void End(Block block, Block? follow)
    {
        switch (block.Ending)
        {
            case Jump jump:
                Go(block, jump.Targets[0], follow);
                break;
            case Return end:
                foreach (Expression value in end.Operands)
                    selector.Value(value);
                runsOff = !hasTraps && code.Depth == 0;
                if (!runsOff)
                    code.Add(Op.Return);
                break;
            case Switch choice:
                selector.Value(choice.Operands[0]);
                code.Table([.. choice.Targets.Select(DepthOf)]);
                break;
            case Branch branch:
                Choose(block, branch, follow);
                break;
        }
    }

    private void Choose(Block block, Branch branch, Block? follow)
    {
        Expression condition = branch.Operands[0];
        Block yes = branch.Targets[0];
        Block no = branch.Targets[1];
        if (yes == no)
        {
            selector.Value(condition);
            code.Add(Op.Drop);
            Go(block, yes, follow);
            return;
        }

        bool yesFalls = yes == follow && IsLabelled(block, yes);
        if (IsLabelled(block, yes) && !yesFalls)
        {
            selector.Value(condition);
            code.Add(Op.BrIf, DepthOf(yes));
            Go(block, no, follow);
        }
        else if (IsLabelled(block, no) && no != follow)
        {
            selector.Value(Comparison.IsZero(condition));
            code.Add(Op.BrIf, DepthOf(no));
            Go(block, yes, follow);
        }
        else if (yesFalls)
        {
            selector.Value(Comparison.IsZero(condition));
            If(block, no, null, follow);
        }
        else
        {
            selector.Value(condition);
            If(block, yes, no == follow ? null : no, follow);
        }
    }

    private void If(Block block, Block yes, Block? no, Block? follow)
    {
        code.Add(Op.If, NoValue);
        Go(block, yes, follow);
        if (no is not null)
        {
            code.Add(Op.Else);
            Go(block, no, follow);
        }

        code.Add(Op.End);
    }

    private void Go(Block from, Block to, Block? follow)
    {
        if (!IsLabelled(from, to))
            Tree(to, follow);
        else if (to != follow)
            code.Add(Op.Br, DepthOf(to));
    }

    private bool IsLabelled(Block from, Block to) => graph.IsBackward(from, to) || IsPlacedAfter(to);

    private int DepthOf(Block target) => code.Depth - labels[target];
}
