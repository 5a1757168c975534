using IlWasm;
using Wasmtime;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>A module made by the compiler, validated and run by Wasmtime.</summary>
internal sealed class WasmModule : IDisposable
{
    // Traps by signals would share the process's handlers with the runtime's own; checks in the code do not.
    private static readonly Wasmtime.Engine Engine = new(new Config().WithSignalsBasedTraps(false));
    private readonly Module module;
    private readonly Store store;
    private readonly Instance instance;

    public WasmModule(byte[] bytes)
    {
        module = Module.FromBytes(Engine, "test", bytes);
        store = new Store(Engine);
        instance = new Instance(store, module);
        Size = bytes.Length;
    }

    public int Size { get; }

    public int ImportCount => module.Imports.Count;

    public Memory Memory => instance.GetMemory("memory")!;

    public int Error => (int)instance.GetGlobal("error")!.GetValue()!;

    public int Global(string name) => (int)instance.GetGlobal(name)!.GetValue()!;

    /// <summary>Compiles every public static method of a type; it must be in the subset.</summary>
    public static WasmModule Compile(byte[] assembly, string type, int limit = Compiler.DefaultLimit)
    {
        Refusals refusals = new();
        using MemoryStream stream = new(assembly);
        byte[]? bytes = Compiler.Compile(stream, type, refusals, limit);
        Assert.True(bytes is not null, string.Join('\n', refusals.Lines));
        return new WasmModule(bytes);
    }

    public static WasmModule Compile(Type type, int limit = Compiler.DefaultLimit) =>
        Compile(File.ReadAllBytes(type.Assembly.Location), type.FullName!, limit);

    public object? Call(string name, params object[] arguments)
    {
        Function function = instance.GetFunction(name) ?? throw new ArgumentException($"no export {name}");
        ValueBox[] boxes = [.. arguments.Select(Box)];
        return function.Invoke(boxes);
    }

    /// <summary>An array of ints in the module's memory; its address.</summary>
    public int NewInts(int[] values)
    {
        int array = (int)Call("NewInts", values.Length)!;
        for (int i = 0; i < values.Length; i++)
            Memory.WriteInt32(array + Global("arrayData") + i * 4, values[i]);
        return array;
    }

    /// <summary>An array of doubles in the module's memory; its address.</summary>
    public int NewDoubles(double[] values)
    {
        int array = (int)Call("NewDoubles", values.Length)!;
        for (int i = 0; i < values.Length; i++)
            Memory.WriteDouble(array + Global("arrayData") + i * 8, values[i]);
        return array;
    }

    /// <summary>What an array of ints holds.</summary>
    public int[] Ints(int array) =>
        [.. Enumerable.Range(0, Length(array)).Select(i => Memory.ReadInt32(array + Global("arrayData") + i * 4))];

    /// <summary>What an array of doubles holds.</summary>
    public double[] Doubles(int array) =>
        [.. Enumerable.Range(0, Length(array)).Select(i => Memory.ReadDouble(array + Global("arrayData") + i * 8))];

    private int Length(int array) => Memory.ReadInt32(array + Global("arrayLength"));

    public Outcome Run(string name, params object[] arguments)
    {
        try
        {
            return Outcome.Of(Call(name, arguments));
        }
        catch (TrapException)
        {
            return Outcome.Trap;
        }
    }

    public void Dispose()
    {
        store.Dispose();
        module.Dispose();
    }

    private static ValueBox Box(object argument)
    {
        switch (argument)
        {
            case double number:
                return number;
            case long number:
                return number;
            case ulong number:
                return unchecked((long)number);
            case uint number:
                return unchecked((int)number);
            case bool flag:
                return flag ? 1 : 0;
            default:
                return (int)argument;
        }
    }
}
