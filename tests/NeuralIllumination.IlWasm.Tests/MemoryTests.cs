using NeuralIllumination.IlWasm.Fixtures;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Memory: handed out zeroed, given back by mark and reset, limited, and never corrupted.</summary>
public sealed class MemoryTests
{
    private const int Mebibyte = 1 << 20;

    [Fact]
    public void What_is_handed_out_again_after_a_reset_is_zero()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        int mark = (int)module.Call("mark")!;
        int first = (int)module.Call("Ones", 100)!;
        Assert.Equal(100.0, module.Call("Sum", first));
        module.Call("reset", mark);
        int second = (int)module.Call("Zeros", 100)!;
        Assert.Equal(first, second);
        Assert.Equal(0.0, module.Call("Sum", second));
    }

    [Fact]
    public void An_array_keeps_its_length_and_aligned_data_at_the_exported_places()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        module.Call("NewCell");
        int array = (int)module.Call("Ones", 3)!;
        Assert.Equal(3, module.Memory.ReadInt32(array + module.Global("arrayLength")));
        Assert.Equal(0, (array + module.Global("arrayData")) % 16);
        Assert.Equal(1.0, module.Memory.ReadDouble(array + module.Global("arrayData") + 16));
    }

    [Fact]
    public void Memory_grows_by_what_is_missing()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        Assert.Equal(1, module.Memory.GetSize());
        int array = (int)module.Call("Ones", 100_000)!;
        Assert.Equal(13, module.Memory.GetSize());
        Assert.Equal(100_000.0, module.Call("Sum", array));
    }

    [Fact]
    public void Past_the_limit_it_says_out_of_memory_and_traps_and_what_was_there_stays()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations), limit: 2 * Mebibyte);
        int array = (int)module.Call("Ones", 1000)!;
        int mark = (int)module.Call("mark")!;
        Assert.Equal(0, module.Error);
        Assert.Equal(Outcome.Trap, module.Run("Zeros", Mebibyte / 4));
        Assert.Equal(1, module.Error);
        Assert.Equal(mark, module.Call("mark"));
        Assert.Equal(1000.0, module.Call("Sum", array));
        Assert.NotEqual(Outcome.Trap, module.Run("Zeros", 1000));
    }

    [Fact]
    public void The_very_last_byte_can_be_had_and_no_more()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations), limit: Mebibyte);
        int rest = (Mebibyte - 16 - 16) / 8;
        Assert.Equal(Outcome.Trap, module.Run("Zeros", rest + 1));
        Assert.NotEqual(Outcome.Trap, module.Run("Zeros", rest));
        Assert.Equal(Outcome.Trap, module.Run("Zeros", 0));
        Assert.Equal(1, module.Error);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(int.MinValue, 2)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(0x20000000, 1)]
    public void A_length_that_cannot_be_traps_and_says_why(int length, int error)
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        Assert.Equal(Outcome.Trap, module.Run("Zeros", length));
        Assert.Equal(error, module.Error);
    }

    [Fact]
    public void A_loop_that_never_stops_allocating_ends_out_of_memory()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations), limit: 4 * Mebibyte);
        Assert.Equal(Outcome.Trap, module.Run("Hoard", 1000));
        Assert.Equal(1, module.Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(-16)]
    [InlineData(1 << 20)]
    public void A_reset_to_what_was_never_a_mark_traps(int mark)
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        module.Call("Ones", 10);
        Assert.Equal(Outcome.Trap, module.Run("reset", mark));
    }

    [Fact]
    public void Null_reads_as_no_array_and_no_object()
    {
        using WasmModule module = WasmModule.Compile(typeof(Allocations));
        Assert.Equal(Outcome.Trap, module.Run("Sum", 0));
        Assert.Equal(Outcome.Trap, module.Run("First", 0));
        Assert.Equal(Outcome.Trap, module.Run("Count", 0));
    }
}
