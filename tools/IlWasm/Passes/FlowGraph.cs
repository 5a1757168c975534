namespace IlWasm;

/// <summary>A method's reachable blocks in reverse postorder, with predecessors, dominators and loops.</summary>
/// <remarks>Source for the dominators: Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", 2001.</remarks>
internal sealed class FlowGraph
{
    private readonly Dictionary<Block, int> order = [];
    private readonly Dictionary<Block, List<Block>> predecessors = [];
    private readonly Dictionary<Block, Block> dominators = [];

    /// <summary>Analyses the blocks that <paramref name="entry"/> reaches.</summary>
    /// <exception cref="RefusalException">A loop can be entered at more than one place.</exception>
    public FlowGraph(Block entry)
    {
        Blocks = ReversePostorder(entry);
        for (int i = 0; i < Blocks.Count; i++)
        {
            order[Blocks[i]] = i;
            predecessors[Blocks[i]] = [];
        }

        foreach (Block block in Blocks)
        {
            foreach (Block target in block.Ending.Targets.Distinct())
                predecessors[target].Add(block);
        }

        FindDominators(entry);
        foreach (Block block in Blocks)
        {
            if (block.Ending.Targets.Any(target => IsBackward(block, target) && !Dominates(target, block)))
                throw new RefusalException("irreducible control flow (a loop that can be entered at two places)");
        }
    }

    /// <summary>The blocks, each before its successors except along a loop's way back.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The place of a block in <see cref="Blocks"/>.</summary>
    public int OrderOf(Block block) => order[block];

    /// <summary>The blocks that can go to <paramref name="block"/>, each once.</summary>
    public IReadOnlyList<Block> PredecessorsOf(Block block) => predecessors[block];

    /// <summary>Whether going from one to the other goes back in a loop.</summary>
    public bool IsBackward(Block from, Block to) => order[to] <= order[from];

    /// <summary>Whether the block starts a loop.</summary>
    public bool IsHeader(Block block) => predecessors[block].Any(from => IsBackward(from, block));

    /// <summary>Whether paths meet at the block other than by going back.</summary>
    public bool IsMerge(Block block) => predecessors[block].Count(from => !IsBackward(from, block)) > 1;

    /// <summary>The blocks whose closest dominator is <paramref name="block"/>, in order.</summary>
    public IEnumerable<Block> DominatedBy(Block block) =>
        Blocks.Where(other => other != block && dominators[other] == block);

    /// <summary>Whether every path to <paramref name="block"/> passes <paramref name="above"/>.</summary>
    public bool Dominates(Block above, Block block)
    {
        while (order[block] > order[above])
            block = dominators[block];
        return block == above;
    }

    /// <summary>The natural loop of a header: the blocks that reach it again without leaving.</summary>
    public HashSet<Block> LoopOf(Block header)
    {
        HashSet<Block> loop = [header];
        Stack<Block> open = new(predecessors[header].Where(from => IsBackward(from, header)));
        while (open.TryPop(out Block? block))
        {
            if (!loop.Add(block))
                continue;
            foreach (Block from in predecessors[block])
                open.Push(from);
        }

        return loop;
    }

    private static List<Block> ReversePostorder(Block entry)
    {
        List<Block> postorder = [];
        HashSet<Block> seen = [entry];
        Stack<(Block Block, int Next)> path = new([(entry, 0)]);
        while (path.TryPop(out (Block Block, int Next) at))
        {
            if (at.Next == at.Block.Ending.Targets.Length)
            {
                postorder.Add(at.Block);
                continue;
            }

            path.Push((at.Block, at.Next + 1));
            Block target = at.Block.Ending.Targets[at.Next];
            if (seen.Add(target))
                path.Push((target, 0));
        }

        postorder.Reverse();
        return postorder;
    }

    private void FindDominators(Block entry)
    {
        dominators[entry] = entry;
        for (bool changed = true; changed; )
        {
            changed = false;
            foreach (Block block in Blocks.Skip(1))
            {
                Block closest = predecessors[block].Where(dominators.ContainsKey).Aggregate(Common);
                if (dominators.GetValueOrDefault(block) != closest)
                {
                    dominators[block] = closest;
                    changed = true;
                }
            }
        }
    }

    private Block Common(Block a, Block b)
    {
        while (a != b)
        {
            while (order[a] > order[b])
                a = dominators[a];
            while (order[b] > order[a])
                b = dominators[b];
        }

        return a;
    }
}
