namespace IlWasm;

/// <summary>Tidies a finished function: locals that are only passed on, stores nobody reads, and blocks that no branch leaves.</summary>
internal static class Peephole
{
    /// <summary>Rewrites until nothing is left to tidy.</summary>
    public static void Tidy(List<WasmInstruction> code)
    {
        for (bool changed = true; changed; )
        {
            Dictionary<Local, int> reads = [];
            foreach (WasmInstruction instruction in code)
            {
                if (instruction is { Op: Op.LocalGet, Local: Local local })
                    reads[local] = reads.GetValueOrDefault(local) + 1;
            }

            changed = DropUnread(code, reads);
        }

        DropBlocks(code);
    }

    /// <summary>A block is there to be left by a branch; its code stands as well without it, three bytes shorter.</summary>
    private static void DropBlocks(List<WasmInstruction> code)
    {
        HashSet<int> left = Left(code);
        List<WasmInstruction> kept = [];
        Stack<int> open = [];
        for (int at = 0; at < code.Count; at++)
        {
            WasmInstruction instruction = code[at];
            if (instruction.Op is Op.Block or Op.Loop or Op.If)
                open.Push(at);
            int opened = instruction.Op == Op.End ? open.Pop() : at;
            if (code[opened].Op == Op.Block && !left.Contains(opened))
                continue;
            if (instruction.Op is Op.Br or Op.BrIf)
                instruction = instruction with { Operand = Depth((int)instruction.Operand) };
            else if (instruction.Op == Op.BrTable)
                instruction = instruction with { Table = [.. instruction.Table!.Select(Depth)] };
            kept.Add(instruction);
        }

        code.Clear();
        code.AddRange(kept);

        // As many as are open between a branch and what it leaves, without those that go.
        int Depth(int depth) => open.Take(depth).Count(opened => code[opened].Op != Op.Block || left.Contains(opened));
    }

    /// <summary>Where the blocks begin that a branch leaves, and the loops that one runs again.</summary>
    private static HashSet<int> Left(List<WasmInstruction> code)
    {
        HashSet<int> left = [];
        Stack<int> open = [];
        for (int at = 0; at < code.Count; at++)
        {
            if (code[at].Op is Op.Block or Op.Loop or Op.If)
                open.Push(at);
            else if (code[at].Op == Op.End)
                open.Pop();
            int[] depths = code[at].Op is Op.Br or Op.BrIf ? [(int)code[at].Operand] : code[at].Table ?? [];
            left.UnionWith(depths.Select(depth => open.ElementAt(depth)));
        }

        return left;
    }

    private static bool DropUnread(List<WasmInstruction> code, Dictionary<Local, int> reads)
    {
        int before = code.Count;
        bool changed = false;
        for (int i = 0; i < code.Count; i++)
        {
            if (code[i].Local is not Local local || reads.ContainsKey(local))
                continue;
            changed = true;
            if (code[i].Op == Op.LocalSet)
                code[i] = new WasmInstruction(Op.Drop);
        }

        code.RemoveAll(instruction => instruction is { Op: Op.LocalTee, Local: Local tee } && !reads.ContainsKey(tee));
        return changed || code.Count != before;
    }
}
