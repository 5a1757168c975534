using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>
/// A method's IL as a control-flow graph of the blocks that can be reached. A branch on <c>IsHardwareAccelerated</c> is decided here, so that
/// the paths for wider vectors are gone before anything looks at what they call.
/// </summary>
internal sealed class IlGraph
{
    private readonly Dictionary<Instruction, IlBlock> blocks = [];

    /// <summary>Cuts <paramref name="body"/> into blocks and keeps what its first instruction reaches.</summary>
    public IlGraph(MethodBody body)
    {
        HashSet<Instruction> leaders = Leaders(body);
        Entry = body.Instructions[0];
        Stack<Instruction> open = new([Entry]);
        while (open.TryPop(out Instruction? leader))
        {
            if (blocks.ContainsKey(leader))
                continue;
            IlBlock block = Cut(leader, leaders);
            blocks[leader] = block;
            foreach (Instruction successor in block.Successors.Reverse())
                open.Push(successor);
        }
    }

    /// <summary>The first instruction.</summary>
    public Instruction Entry { get; }

    /// <summary>The reachable blocks, in the order of the IL.</summary>
    public IEnumerable<IlBlock> Blocks => blocks.OrderBy(pair => pair.Key.Offset).Select(pair => pair.Value);

    /// <summary>The methods of the assembly that reachable code calls and that have IL.</summary>
    public IEnumerable<MethodDefinition> Callees =>
        Blocks
            .SelectMany(block => block.Instructions)
            .Select(instruction => instruction.Operand)
            .OfType<MethodDefinition>()
            .Where(method => method is { HasBody: true, IsVirtual: false });

    /// <summary>The local variables that reachable code names; those of the paths that are gone may be of types the subset does not have.</summary>
    public IReadOnlySet<int> Variables =>
        Blocks.SelectMany(block => block.Instructions).Select(Variable).OfType<int>().ToHashSet();

    /// <summary>The block that starts at <paramref name="leader"/>.</summary>
    public IlBlock this[Instruction leader] => blocks[leader];

    private static int? Variable(Instruction instruction) =>
        instruction.OpCode.Code switch
        {
            >= Code.Ldloc_0 and <= Code.Ldloc_3 => instruction.OpCode.Code - Code.Ldloc_0,
            >= Code.Stloc_0 and <= Code.Stloc_3 => instruction.OpCode.Code - Code.Stloc_0,
            _ => (instruction.Operand as VariableDefinition)?.Index,
        };

    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                leaders.Add(target);
            if (instruction.Operand is Instruction[] targets)
                leaders.UnionWith(targets);
        }

        return leaders;
    }

    private static IlBlock Cut(Instruction leader, HashSet<Instruction> leaders)
    {
        List<Instruction> instructions = [];
        for (Instruction? at = leader; ; at = at.Next)
        {
            instructions.Add(at);
            switch (at.OpCode.FlowControl)
            {
                case FlowControl.Return:
                case FlowControl.Throw:
                    return new IlBlock(instructions, []);
                case FlowControl.Branch when at.Operand is Instruction target:
                    return new IlBlock(instructions, [target]);
                case FlowControl.Cond_Branch when at.Operand is Instruction[] targets:
                    return new IlBlock(instructions, [.. targets, at.Next]);
                case FlowControl.Cond_Branch when WidthAnswer(instructions) is bool answer:
                    bool taken = answer == at.OpCode.Code is Code.Brtrue or Code.Brtrue_S;
                    return new IlBlock(instructions, [taken ? (Instruction)at.Operand : at.Next]) { IsFolded = true };
                case FlowControl.Cond_Branch:
                    return new IlBlock(instructions, [(Instruction)at.Operand, at.Next]);
            }

            if (at.Next is null || leaders.Contains(at.Next))
                return new IlBlock(instructions, at.Next is null ? [] : [at.Next]);
        }
    }

    /// <summary>What a branch's question about a vector width is answered with, null if it is about something else.</summary>
    private static bool? WidthAnswer(List<Instruction> instructions)
    {
        if (instructions.Count < 2 || instructions[^2].Operand is not MethodReference method)
            return null;
        return instructions[^1].OpCode.Code is Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S
            ? Intrinsics.WidthAnswer(method)
            : null;
    }
}
