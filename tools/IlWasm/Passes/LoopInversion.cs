namespace IlWasm;

/// <summary>
/// Turns <c>while (c) { … }</c> into <c>if (c) do { … } while (c)</c>: one branch a turn in place of two, and what the condition has checked
/// is known inside.
/// </summary>
internal static class LoopInversion
{
    /// <summary>Inverts every loop of <paramref name="method"/> that tests first and comes back from one place.</summary>
    public static void Invert(Method method)
    {
        FlowGraph graph = new(method.Entry);
        foreach (Block header in graph.Blocks.Where(graph.IsHeader))
        {
            HashSet<Block> loop = graph.LoopOf(header);
            Block[] back = [.. graph.PredecessorsOf(header).Where(from => graph.IsBackward(from, header))];
            bool testsFirst =
                header is { Statements.Count: 0, Ending: Branch test }
                && test.Targets.Count(loop.Contains) == 1
                && !test.Targets.Contains(header);
            if (testsFirst && back is [{ Ending: Jump } latch])
                latch.Ending = Copy((Branch)header.Ending);
        }
    }

    private static Branch Copy(Branch branch) =>
        new(branch.Operands[0].Rewrite(_ => null), branch.Targets[0], branch.Targets[1]);
}
