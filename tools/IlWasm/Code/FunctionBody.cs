namespace IlWasm;

/// <summary>A function ready to be written: its type and its code with all locals numbered.</summary>
/// <param name="Parameters">The parameters' kinds.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Code">Locals and instructions, encoded.</param>
internal sealed record FunctionBody(IReadOnlyList<Kind> Parameters, Kind Result, ByteWriter Code)
{
    /// <summary>Numbers the locals, parameters first, then by type so that each type is declared once, and encodes the instructions.</summary>
    public static FunctionBody Encode(
        IReadOnlyList<Local> parameters,
        Kind result,
        IReadOnlyList<WasmInstruction> instructions
    )
    {
        // The most used first: small numbers that recur pack well.
        Dictionary<Local, int> uses = instructions
            .Where(instruction => instruction.Local is not null)
            .CountBy(instruction => instruction.Local!)
            .ToDictionary();
        Local[] variables =
        [
            .. instructions
                .Where(instruction => instruction.Local is { IsParameter: false })
                .Select(instruction => instruction.Local!)
                .Distinct()
                .OrderBy(local => local.Kind.ValueType())
                .ThenByDescending(local => uses[local])
                .ThenBy(local => local.Number),
        ];
        Dictionary<Local, uint> indices = [];
        foreach (Local local in parameters.Concat(variables))
            indices[local] = (uint)indices.Count;
        ByteWriter code = new();
        IGrouping<byte, Local>[] groups = [.. variables.GroupBy(local => local.Kind.ValueType())];
        code.Unsigned((uint)groups.Length);
        foreach (IGrouping<byte, Local> group in groups)
            code.Unsigned((uint)group.Count()).Byte(group.Key);
        foreach (WasmInstruction instruction in instructions)
            Encode(code, instruction, indices);
        code.Byte((byte)Op.End);
        return new FunctionBody([.. parameters.Select(parameter => parameter.Kind)], result, code);
    }

    private static void Encode(ByteWriter code, WasmInstruction instruction, Dictionary<Local, uint> indices)
    {
        if (IsShorter(instruction, out int whole))
        {
            code.Byte((byte)Op.I32Const).Signed(whole);
            Write(code, instruction.Op == Op.F64Const ? Op.F64ConvertI32S : Op.I32x4Splat);
            return;
        }

        Write(code, instruction.Op);
        switch (instruction.Op)
        {
            case Op.LocalGet or Op.LocalSet or Op.LocalTee:
                code.Unsigned(indices[instruction.Local!]);
                break;
            case Op.Block or Op.Loop or Op.If or Op.F64x2ExtractLane or Op.F64x2ReplaceLane:
                code.Byte((byte)instruction.Operand);
                break;
            case Op.Br or Op.BrIf or Op.Call or Op.GlobalGet or Op.GlobalSet:
                code.Unsigned((uint)instruction.Operand);
                break;
            case Op.MemorySize or Op.MemoryGrow or Op.MemoryFill:
                code.Byte(0);
                break;
            case Op.I32Const or Op.I64Const:
                code.Signed(instruction.Operand);
                break;
            case Op.F64Const:
                code.Double(instruction.Operand);
                break;
            case Op.V128Const:
                code.Double(instruction.Operand).Double(instruction.Operand);
                break;
            case Op.BrTable:
                code.Unsigned((uint)instruction.Table!.Length - 1);
                foreach (int depth in instruction.Table)
                    code.Unsigned((uint)depth);
                break;
            case >= Op.I32Load and <= Op.F64Store or Op.V128Load or Op.V128Load64Splat or Op.V128Store:
                code.Unsigned((uint)instruction.Alignment).Unsigned((uint)instruction.Operand);
                break;
        }
    }

    /// <summary>Whether a constant takes fewer bytes made of a whole number than written out: most of those that an engine has are 0, 1 or 2.</summary>
    private static bool IsShorter(WasmInstruction instruction, out int whole)
    {
        whole = 0;
        if (instruction.Op == Op.V128Const)
            return instruction.Operand == 0;
        if (instruction.Op != Op.F64Const)
            return false;
        double value = BitConverter.Int64BitsToDouble(instruction.Operand);
        if (!(Math.Abs(value) < 1 << 27))
            return false;
        whole = (int)value;
        // −0 is no whole number.
        return BitConverter.DoubleToInt64Bits(whole) == instruction.Operand;
    }

    private static void Write(ByteWriter code, Op op)
    {
        if ((int)op > 0xFF)
            code.Byte((byte)((int)op >> 8)).Unsigned((uint)op & 0xFF);
        else
            code.Byte((byte)op);
    }
}
