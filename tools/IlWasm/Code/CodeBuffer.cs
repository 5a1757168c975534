namespace IlWasm;

/// <summary>One WebAssembly instruction, its local still an object because the binary's indices are chosen last.</summary>
/// <param name="Op">The instruction.</param>
/// <param name="Operand">Its immediate: a number, a depth, a function, an offset.</param>
internal readonly record struct WasmInstruction(Op Op, long Operand = 0)
{
    /// <summary>The local it reads or writes.</summary>
    public Local? Local { get; init; }

    /// <summary>A memory access's alignment, as log₂.</summary>
    public int Alignment { get; init; }

    /// <summary>The depths of a table of branches, the default last.</summary>
    public int[]? Table { get; init; }
}

/// <summary>A function's instructions, written one after the other.</summary>
internal sealed class CodeBuffer
{
    private readonly List<WasmInstruction> instructions = [];
    private readonly Stack<Op> open = new();

    /// <summary>What has been written.</summary>
    public List<WasmInstruction> Instructions => instructions;

    /// <summary>How many blocks, loops and ifs are open.</summary>
    public int Depth => open.Count;

    /// <summary>Whether what is written now may run more than once a call.</summary>
    public bool IsInLoop => open.Contains(Op.Loop);

    /// <summary>Writes an instruction with at most one immediate.</summary>
    public void Add(Op op, long operand = 0)
    {
        if (op is Op.Block or Op.Loop or Op.If)
            open.Push(op);
        if (op is Op.End)
            open.Pop();
        instructions.Add(new WasmInstruction(op, operand));
    }

    /// <summary>Reads a local, or leaves what was just stored there on the stack.</summary>
    public void Get(Local local)
    {
        if (instructions.Count > 0 && instructions[^1] is { Op: Op.LocalSet } last && last.Local == local)
            instructions[^1] = last with { Op = Op.LocalTee };
        else
            instructions.Add(new WasmInstruction(Op.LocalGet) { Local = local });
    }

    /// <summary>Stores into a local.</summary>
    public void Set(Local local) => instructions.Add(new WasmInstruction(Op.LocalSet) { Local = local });

    /// <summary>Stores into a local and keeps the value on the stack.</summary>
    public void Tee(Local local) => instructions.Add(new WasmInstruction(Op.LocalTee) { Local = local });

    /// <summary>Loads from or stores to memory.</summary>
    public void Access(Op op, int offset, int alignment) =>
        instructions.Add(new WasmInstruction(op, offset) { Alignment = alignment });

    /// <summary>Branches by a number.</summary>
    public void Table(int[] depths) => instructions.Add(new WasmInstruction(Op.BrTable) { Table = depths });
}
