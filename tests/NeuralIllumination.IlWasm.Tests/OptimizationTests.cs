using IlWasm;
using Mono.Cecil;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The optimisations do what they are for; that they change no result is the other tests' business.</summary>
public sealed class OptimizationTests
{
    [Fact]
    public void A_property_costs_no_more_than_its_field()
    {
        const string Class =
            "} public sealed class C { public readonly int x; public int X => x; public C(int y) { x = y; }";
        byte[] property = CSharp.Compile($"public static class P {{ public static int F(C c) => c.X; {Class} }}");
        byte[] field = CSharp.Compile($"public static class P {{ public static int F(C c) => c.x; {Class} }}");
        Assert.Equal(Compiled.Bytes(field, "P"), Compiled.Bytes(property, "P"));
    }

    [Fact]
    public void Wider_vectors_leave_no_trace()
    {
        const string Rest =
            "static double Wide(double a) => a * a * a / 7; static double Narrow(double a) => a < 0 ? -a : a + 1;";
        byte[] asked = CSharp.Compile(
            $"using System.Runtime.Intrinsics; public static class P {{ public static double F(double a) {{ if (Vector256.IsHardwareAccelerated) return Wide(a); return Narrow(a); }} {Rest} }}"
        );
        byte[] plain = CSharp.Compile(
            $"public static class P {{ public static double F(double a) {{ return Narrow(a); }} {Rest} }}"
        );
        Assert.Equal(Compiled.Bytes(plain, "P"), Compiled.Bytes(asked, "P"));
    }

    [Fact]
    public void A_constant_step_is_part_of_the_access()
    {
        const string Start =
            "static ref double S(double[] a) => ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(a);";
        byte[] near = CSharp.Compile(
            $"public static class P {{ public static double F(double[] a) => S(a); {Start} }}"
        );
        byte[] far = CSharp.Compile(
            $"public static class P {{ public static double F(double[] a) => System.Runtime.CompilerServices.Unsafe.Add(ref S(a), 3); {Start} }}"
        );
        Assert.Equal(Compiled.Bytes(near, "P").Length, Compiled.Bytes(far, "P").Length);
    }

    [Fact]
    public void A_block_that_no_branch_leaves_goes_and_the_others_are_left_as_before()
    {
        const int NoValue = 0x40;
        List<WasmInstruction> code =
        [
            new(Op.Block, NoValue),
            new(Op.Block, NoValue),
            new(Op.Loop, NoValue),
            new(Op.Block, NoValue),
            new(Op.I32Const, 1),
            new(Op.BrIf, 1),
            new(Op.I32Const, 0),
            new(Op.BrTable) { Table = [1, 3] },
            new(Op.End),
            new(Op.End),
            new(Op.End),
            new(Op.End),
        ];

        Peephole.Tidy(code);

        Assert.Equal(
            [Op.Block, Op.Loop, Op.I32Const, Op.BrIf, Op.I32Const, Op.BrTable, Op.End, Op.End],
            code.Select(instruction => instruction.Op)
        );
        Assert.Equal(0, code[3].Operand);
        Assert.Equal([0, 1], code[5].Table!);
    }

    [Fact]
    public void What_a_loop_does_not_change_is_computed_in_front_of_it()
    {
        Method method = new(Static(), Kind.None);
        Local n = method.AddParameter(Kind.Int32);
        Local array = method.AddParameter(Kind.Reference);
        Local i = method.AddLocal(Kind.Int32);
        Operator product = new(Op.I32Mul, Kind.Int32, new Read(n), new Read(n));
        ElementLoad element = new(Kind.Int32, new Read(array), new Read(i));
        Assign turn = new(i, new Operator(Op.I32Add, Kind.Int32, product, element));
        Block loop = Loop(method, turn, i);

        LoopInvariants.Move(method);

        Block front = Assert.Single(((Jump)method.Entry.Ending).Targets);
        Assert.Equal(2, front.Statements.Count);
        Assert.Equal([loop], front.Ending.Targets);
        Assert.IsType<Read>(turn.Value.Operands[0]);
        Assert.NotNull(((ElementLoad)turn.Value.Operands[1]).Limit);
    }

    [Fact]
    public void A_reference_is_checked_once()
    {
        Method method = new(Static(), Kind.None);
        Local reference = method.AddParameter(Kind.Reference);
        Local x = method.AddLocal(Kind.Int32);
        Assign first = new(x, new ArrayLength(new NonNull(new Read(reference))));
        Assign second = new(x, new ArrayLength(new NonNull(new Read(reference))));
        Assign changed = new(reference, new Constant(Kind.Reference, 0));
        Assign third = new(x, new ArrayLength(new NonNull(new Read(reference))));
        method.Entry.Statements.AddRange([first, second, changed, third]);

        NullChecks.Remove(method);

        Assert.IsType<NonNull>(first.Value.Operands[0]);
        Assert.IsType<Read>(second.Value.Operands[0]);
        Assert.IsType<NonNull>(third.Value.Operands[0]);
    }

    [Fact]
    public void A_loop_that_tests_first_tests_at_its_end_too()
    {
        Method method = new(Static(), Kind.None);
        Local i = method.AddParameter(Kind.Int32);
        Block header = new();
        Block body = new() { Ending = new Jump(header) };
        Block exit = new();
        header.Ending = new Branch(new Read(i), body, exit);
        body.Statements.Add(
            new Assign(i, new Operator(Op.I32Sub, Kind.Int32, new Read(i), new Constant(Kind.Int32, 1)))
        );
        method.Entry.Ending = new Jump(header);

        LoopInversion.Invert(method);

        Assert.IsType<Branch>(body.Ending);
        Assert.Equal([body, exit], body.Ending.Targets);
    }

    private static Block Loop(Method method, Statement turn, Local condition)
    {
        Block loop = new();
        loop.Statements.Add(turn);
        loop.Ending = new Branch(new Read(condition), loop, new Block());
        method.Entry.Ending = new Jump(loop);
        return loop;
    }

    private static MethodDefinition Static()
    {
        ModuleDefinition module = ModuleDefinition.CreateModule("hand", ModuleKind.Dll);
        return new MethodDefinition("F", MethodAttributes.Static, module.TypeSystem.Void);
    }
}
