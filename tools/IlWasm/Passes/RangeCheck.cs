namespace IlWasm;

/// <summary>
/// Proves that every conversion of a double to an integer is of a value in range, because outside it .NET 8, .NET 10 and WebAssembly give
/// different results. Comparisons with constants narrow a local's interval, arithmetic carries it on, loops widen it.
/// </summary>
/// <remarks>Source: Cousot and Cousot, "Abstract Interpretation", POPL 1977.</remarks>
internal sealed class RangeCheck
{
    private const int Patience = 4;
    private readonly FlowGraph graph;
    private readonly Dictionary<Block, Dictionary<Local, Interval>> known = [];
    private readonly Dictionary<Block, int> visits = [];

    private RangeCheck(FlowGraph graph) => this.graph = graph;

    /// <summary>Looks at every conversion of <paramref name="method"/>.</summary>
    /// <exception cref="RefusalException">One is not proved.</exception>
    public static void Check(Method method)
    {
        FlowGraph graph = new(method.Entry);
        if (!graph.Blocks.SelectMany(block => block.Steps).SelectMany(step => step.All()).Any(IsConversion))
            return;
        RangeCheck check = new(graph);
        check.Solve(method.Entry);
        foreach (Block block in graph.Blocks.Where(check.known.ContainsKey))
            check.CheckBlock(block);
    }

    private static bool IsConversion(Expression tree) => tree is Operator { Op: Op.I32TruncF64S or Op.I64TruncF64S };

    private void Solve(Block entry)
    {
        known[entry] = [];
        Queue<Block> open = new([entry]);
        while (open.TryDequeue(out Block? block))
        {
            Dictionary<Local, Interval> now = After(block);
            for (int i = 0; i < block.Ending.Targets.Length; i++)
            {
                Block target = block.Ending.Targets[i];
                bool alone = block.Ending.Targets.Count(other => other == target) == 1;
                Dictionary<Local, Interval>? then =
                    block.Ending is Branch branch && alone ? Narrow(now, branch.Operands[0], i == 0) : now;
                if (then is not null && Merge(target, then))
                    open.Enqueue(target);
            }
        }
    }

    private bool Merge(Block target, Dictionary<Local, Interval> arriving)
    {
        if (!known.TryGetValue(target, out Dictionary<Local, Interval>? before))
        {
            known[target] = new(arriving);
            return true;
        }

        // Every cycle passes a loop's header, so widening there is enough; elsewhere it would undo what comparisons narrowed.
        bool widen = graph.IsHeader(target) && (visits[target] = visits.GetValueOrDefault(target) + 1) > Patience;
        bool changed = false;
        foreach ((Local local, Interval old) in before.ToArray())
        {
            Interval more = arriving.GetValueOrDefault(local, Interval.Any);
            Interval joined = widen ? old.Widen(old.Or(more)) : old.Or(more);
            if (joined == old)
                continue;
            before[local] = joined;
            changed = true;
        }

        return changed;
    }

    private Dictionary<Local, Interval> After(Block block)
    {
        Dictionary<Local, Interval> now = new(known[block]);
        foreach (Statement step in block.Statements)
            Pass(step, now);
        return now;
    }

    private static void Pass(Statement step, Dictionary<Local, Interval> now)
    {
        if (step is Assign { Local.Kind: Kind.Double } assign)
            now[assign.Local] = Of(assign.Value, now);
    }

    private void CheckBlock(Block block)
    {
        Dictionary<Local, Interval> now = new(known[block]);
        foreach (Statement step in block.Steps)
        {
            foreach (Expression tree in step.All().Where(IsConversion))
            {
                Interval range = Of(tree.Operands[0], now);
                if (!(tree.Kind == Kind.Int32 ? range.FitsInt32 : range.FitsInt64))
                    throw new RefusalException(
                        $"conversion of double to {(tree.Kind == Kind.Int32 ? "int" : "long")} that is not guarded by comparisons with constants"
                    );
            }

            Pass(step, now);
        }
    }

    private static Interval Of(Expression tree, Dictionary<Local, Interval> now)
    {
        Interval Operand(int i) => Of(tree.Operands[i], now);
        return tree switch
        {
            Constant constant => Interval.Of(constant.Number),
            Read read => now.GetValueOrDefault(read.Local, Interval.Any),
            Operator { Op: Op.F64Add } => Interval.Combine(Operand(0), Operand(1), (x, y) => x + y),
            Operator { Op: Op.F64Sub } => Interval.Combine(Operand(0), Operand(1), (x, y) => x - y),
            Operator { Op: Op.F64Mul } => Interval.Combine(Operand(0), Operand(1), (x, y) => x * y),
            Operator { Op: Op.F64Neg } => Interval.Combine(Interval.Of(0), Operand(0), (x, y) => x - y),
            Operator { Op: Op.F64Floor } => Rounded(Operand(0), Math.Floor),
            Operator { Op: Op.F64Ceil } => Rounded(Operand(0), Math.Ceiling),
            Operator { Op: Op.F64ConvertI32S } => new(int.MinValue, int.MaxValue, MayBeNaN: false),
            Operator { Op: Op.F64ConvertI32U } => new(0, uint.MaxValue, MayBeNaN: false),
            Operator { Op: Op.F64ConvertI64S } => new(long.MinValue, 9223372036854775808.0, MayBeNaN: false),
            _ => Interval.Any,
        };
    }

    private static Interval Rounded(Interval x, Func<double, double> round) =>
        new(round(x.Low), round(x.High), x.MayBeNaN);

    /// <summary>What is known where <paramref name="condition"/> turned out as <paramref name="holds"/>; null when it cannot.</summary>
    private static Dictionary<Local, Interval>? Narrow(
        Dictionary<Local, Interval> now,
        Expression condition,
        bool holds
    )
    {
        if (condition is not Operator { Op: >= Op.F64Eq and <= Op.F64Ge } comparison)
            return now;
        Dictionary<Local, Interval> then = new(now);
        Expression left = comparison.Operands[0];
        Expression right = comparison.Operands[1];
        if (left is Read x)
        {
            bool same = right is Read y && y.Local == x.Local;
            then[x.Local] = Narrow(Of(left, now), comparison.Op, same ? Interval.Any : Of(right, now), holds, same);
        }

        if (right is Read z && left is not Read)
            then[z.Local] = Narrow(Of(right, now), Mirrored(comparison.Op), Of(left, now), holds, same: false);
        return then.Values.Any(range => range.IsEmpty) ? null : then;
    }

    private static Interval Narrow(Interval x, Op op, Interval bound, bool holds, bool same)
    {
        // A comparison that holds, other than ≠, is of numbers; x ≠ x fails only for numbers.
        if (holds != (op == Op.F64Ne))
        {
            Interval number = x with { MayBeNaN = false };
            return op switch
            {
                _ when same => number,
                Op.F64Lt or Op.F64Le => number with { High = Math.Min(x.High, bound.High) },
                Op.F64Gt or Op.F64Ge => number with { Low = Math.Max(x.Low, bound.Low) },
                _ => number with { Low = Math.Max(x.Low, bound.Low), High = Math.Min(x.High, bound.High) },
            };
        }

        // One that fails may have failed for a NaN: on either side.
        if (holds || bound.MayBeNaN || same)
            return x;
        return op switch
        {
            Op.F64Lt or Op.F64Le => x with { Low = Math.Max(x.Low, bound.Low) },
            Op.F64Gt or Op.F64Ge => x with { High = Math.Min(x.High, bound.High) },
            _ => x,
        };
    }

    private static Op Mirrored(Op op) =>
        op switch
        {
            Op.F64Lt => Op.F64Gt,
            Op.F64Gt => Op.F64Lt,
            Op.F64Le => Op.F64Ge,
            Op.F64Ge => Op.F64Le,
            _ => op,
        };
}
