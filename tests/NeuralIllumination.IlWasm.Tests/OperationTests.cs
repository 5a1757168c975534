using System.Reflection;
using NeuralIllumination.IlWasm.Fixtures;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Each opcode, intrinsic and structure over edge values: the runtime and the module agree bit for bit, traps included.</summary>
public sealed class OperationTests
{
    // A class's tests run one after the other, so they may share an instance.
    private static readonly WasmModule Program = WasmModule.Compile(typeof(Operations));
    private static readonly WasmModule StructureProgram = WasmModule.Compile(typeof(Structures));

    private static readonly WasmModule PlaceProgram = WasmModule.Compile(typeof(Places));

    public static TheoryData<string> OperationNames => NamesOf(typeof(Operations));

    public static TheoryData<string> StructureNames => NamesOf(typeof(Structures));

    public static TheoryData<string> PlaceNames => NamesOf(typeof(Places));

    [Theory]
    [MemberData(nameof(OperationNames))]
    public void An_operation_gives_the_same_bits_both_ways(string name)
    {
        int calls = BothWays.Compare(typeof(Operations).GetMethod(name)!, Program);
        Assert.True(calls > 0);
    }

    [Theory]
    [MemberData(nameof(StructureNames))]
    public void A_structure_gives_the_same_bits_both_ways(string name)
    {
        int calls = BothWays.Compare(typeof(Structures).GetMethod(name)!, StructureProgram);
        Assert.True(calls > 0);
    }

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public void A_place_gives_the_same_bits_both_ways(string name)
    {
        int calls = BothWays.Compare(typeof(Places).GetMethod(name)!, PlaceProgram);
        Assert.True(calls > 0);
    }

    [Fact]
    public void The_edges_do_reach_the_traps()
    {
        Assert.Equal(Outcome.Trap, Program.Run("DivideInt", int.MinValue, -1));
        Assert.Equal(Outcome.Trap, Program.Run("RemainderInt", int.MinValue, -1));
        Assert.Equal(Outcome.Trap, Program.Run("RemainderLong", long.MinValue, -1L));
        Assert.Equal(Outcome.Trap, Program.Run("DivideULong", 1UL, 0UL));
        Assert.Equal(Outcome.Trap, StructureProgram.Run("DoubleElement", 5, 1.0));
        Assert.Equal(Outcome.Trap, StructureProgram.Run("NullTotal", 0));
        Assert.NotEqual(Outcome.Trap, StructureProgram.Run("NullTotal", 1));
        Assert.Equal(Outcome.Trap, PlaceProgram.Run("OfNoArray", 0));
        Assert.NotEqual(Outcome.Trap, PlaceProgram.Run("OfNoArray", 1));
    }

    private static TheoryData<string> NamesOf(Type type) =>
        [
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(method => method.Name),
        ];
}
