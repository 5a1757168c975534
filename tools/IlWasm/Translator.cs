using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>
/// Turns a method's IL into blocks of statements over expression trees, by running its evaluation stack with trees in place of values. Values
/// that stand on the stack where blocks meet travel in locals.
/// </summary>
internal sealed class Translator
{
    private readonly Method method;
    private readonly IlGraph graph;
    private readonly InstructionTranslator instructions;
    private readonly Dictionary<IlBlock, Block> blocks = [];
    private readonly Dictionary<IlBlock, Local[]> arriving = [];
    private readonly Dictionary<(int Depth, Kind Kind), Local> crossings = [];
    private readonly Stack<IlBlock> open = new();

    private Translator(Method method, IlGraph graph, InstructionTranslator instructions)
    {
        this.method = method;
        this.graph = graph;
        this.instructions = instructions;
    }

    /// <summary>Translates <paramref name="source"/>.</summary>
    /// <param name="source">A method that <see cref="Subset"/> has found nothing wrong with.</param>
    /// <param name="graph">Its IL.</param>
    /// <param name="program">What it may refer to.</param>
    /// <exception cref="RefusalException">A construct is outside the subset.</exception>
    public static Method Translate(MethodDefinition source, IlGraph graph, CompiledProgram program)
    {
        // A constructor's result would be nothing; its caller keeps the new object.
        Method method = new(source, PortableTypes.KindOf(source.ReturnType));
        List<Local> arguments = [];
        if (source.HasThis)
            arguments.Add(method.AddParameter(Kind.Reference));
        foreach (ParameterDefinition parameter in source.Parameters)
            arguments.Add(method.AddParameter(PortableTypes.KindOf(parameter.ParameterType)));
        IReadOnlySet<int> named = graph.Variables;
        Local[] variables =
        [
            .. source.Body.Variables.Select(variable =>
                method.AddLocal(
                    named.Contains(variable.Index) ? PortableTypes.KindOf(variable.VariableType) : Kind.Int32
                )
            ),
        ];
        Translator translator = new(
            method,
            graph,
            new InstructionTranslator(method, program, [.. arguments], variables)
        );
        translator.Run();
        return method;
    }

    private void Run()
    {
        method.Entry = Arrive(graph[graph.Entry], []);
        while (open.TryPop(out IlBlock? from))
        {
            Block block = blocks[from];
            EvaluationStack stack = new(method) { Block = block };
            foreach (Local local in arriving[from])
                stack.Push(new Read(local));
            Ending? ending = null;
            foreach (Instruction instruction in from.Instructions)
                ending = Step(from, instruction, stack);
            block.Ending = ending ?? Go(from.Successors, stack, targets => new Jump(targets[0]));
        }
    }

    private Ending? Step(IlBlock from, Instruction instruction, EvaluationStack stack)
    {
        OpCode code = instruction.OpCode;
        switch (code.FlowControl)
        {
            case FlowControl.Return:
                if (method.Result == Kind.None)
                    return new Return();
                return new Return(stack.Pop());
            case FlowControl.Branch:
                return null;
            case FlowControl.Cond_Branch when code.Code == Code.Switch:
                Expression selector = stack.Pop();
                return Go(from.Successors, stack, targets => new Switch(selector, targets));
            case FlowControl.Cond_Branch when from.IsFolded:
                stack.Pop();
                return null;
            case FlowControl.Cond_Branch:
                Expression condition = Comparison.Condition(code.Code, stack);
                return Go(from.Successors, stack, targets => Comparison.Branch(condition, targets[0], targets[1]));
            default:
                instructions.Translate(instruction, stack);
                return null;
        }
    }

    /// <summary>Hands what waits on the stack over in locals, then ends the block.</summary>
    private Ending Go(IReadOnlyList<Instruction> successors, EvaluationStack stack, Func<Block[], Ending> end)
    {
        Local[] leaving = [.. stack.Waiting.Select((tree, depth) => Crossing(depth, tree.Kind))];
        Block[] targets = [.. successors.Select(successor => Arrive(graph[successor], leaving))];
        Ending ending = end(targets);
        if (leaving.Length == 0)
            return ending;

        // All values are taken before any crossing changes; the condition, which was above them, is evaluated after them.
        Expression[] kept = [.. stack.Waiting];
        bool mixed = kept.Where((tree, i) => leaving.Where((_, other) => other != i).Any(tree.Reads)).Any();
        mixed |= ending.Operands.Any(operand => !IsSettled(operand, leaving));
        if (mixed)
        {
            for (int i = 0; i < kept.Length; i++)
                kept[i] = Evaluated(stack.Block, kept[i]);
            for (int i = 0; i < ending.Operands.Length; i++)
            {
                if (!IsSettled(ending.Operands[i], leaving))
                    ending.Operands[i] = Evaluated(stack.Block, ending.Operands[i]);
            }
        }

        for (int i = 0; i < kept.Length; i++)
        {
            if (!IsAlready(kept[i], leaving[i]))
                stack.Block.Statements.Add(new Assign(leaving[i], kept[i]));
        }

        return ending;
    }

    private Read Evaluated(Block block, Expression tree)
    {
        Local local = method.AddLocal(tree.Kind);
        block.Statements.Add(new Assign(local, tree));
        return new Read(local);
    }

    private static bool IsAlready(Expression tree, Local local) => tree is Read read && read.Local == local;

    private static bool IsSettled(Expression condition, Local[] leaving) =>
        (condition.Effects & Effects.Writes) == 0 && !leaving.Any(condition.Reads);

    private Local Crossing(int depth, Kind kind)
    {
        if (!crossings.TryGetValue((depth, kind), out Local? local))
            crossings[(depth, kind)] = local = method.AddLocal(kind);
        return local;
    }

    private Block Arrive(IlBlock at, Local[] stack)
    {
        if (blocks.TryGetValue(at, out Block? block))
        {
            return arriving[at].SequenceEqual(stack)
                ? block
                : throw new RefusalException("evaluation stack that differs where paths meet");
        }

        blocks[at] = block = new Block();
        arriving[at] = stack;
        open.Push(at);
        return block;
    }
}
