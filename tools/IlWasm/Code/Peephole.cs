namespace IlWasm;

/// <summary>Tidies a finished function: locals that are only passed on, and stores nobody reads.</summary>
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
