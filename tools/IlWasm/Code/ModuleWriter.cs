namespace IlWasm;

/// <summary>Writes the sections of a module: types, functions, memory, globals, exports, code. No imports, no names, no data.</summary>
/// <remarks>Source: WebAssembly Core Specification 2.0, section 5.5.</remarks>
internal static class ModuleWriter
{
    private const byte Int32 = 0x7F;
    private const byte FunctionType = 0x60;
    private const byte FunctionExport = 0;
    private const byte MemoryExport = 2;
    private const byte GlobalExport = 3;
    private const int PageSize = 65536;

    /// <summary>The names the module always exports, which no method may have.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } =
    ["memory", "error", "arrayLength", "arrayData", "mark", "reset"];

    /// <summary>The module's bytes.</summary>
    /// <param name="functions">All functions, the allocator's first.</param>
    /// <param name="exports">Methods to export: name and index.</param>
    /// <param name="limit">The most memory it may have, in bytes.</param>
    public static byte[] Write(
        IReadOnlyList<FunctionBody> functions,
        IReadOnlyList<(string Name, int Index)> exports,
        int limit
    )
    {
        List<string> types = [];
        ByteWriter typeSection = new();
        ByteWriter functionSection = new ByteWriter().Unsigned((uint)functions.Count);
        ByteWriter codeSection = new ByteWriter().Unsigned((uint)functions.Count);
        foreach (FunctionBody function in functions)
        {
            byte[] type = TypeOf(function);
            string key = Convert.ToHexString(type);
            if (!types.Contains(key))
            {
                types.Add(key);
                typeSection.Bytes(type);
            }

            functionSection.Unsigned((uint)types.IndexOf(key));
            codeSection.Sized(function.Code);
        }

        ByteWriter allTypes = new ByteWriter().Unsigned((uint)types.Count).Bytes(typeSection.ToArray());
        ByteWriter memory = new ByteWriter().Unsigned(1).Byte(1).Unsigned(1).Unsigned((uint)(limit / PageSize));
        return new ByteWriter()
            .Bytes([0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00])
            .Byte(1)
            .Sized(allTypes)
            .Byte(3)
            .Sized(functionSection)
            .Byte(5)
            .Sized(memory)
            .Byte(6)
            .Sized(Globals())
            .Byte(7)
            .Sized(Exports(exports))
            .Byte(10)
            .Sized(codeSection)
            .ToArray();
    }

    private static byte[] TypeOf(FunctionBody function)
    {
        ByteWriter type = new ByteWriter().Byte(FunctionType).Unsigned((uint)function.Parameters.Count);
        foreach (Kind parameter in function.Parameters)
            type.Byte(parameter.ValueType());
        return function.Result == Kind.None
            ? type.Unsigned(0).ToArray()
            : type.Unsigned(1).Byte(function.Result.ValueType()).ToArray();
    }

    private static ByteWriter Globals()
    {
        ByteWriter globals = new ByteWriter().Unsigned(4);
        Global(globals, isMutable: true, Allocator.Start);
        Global(globals, isMutable: true, 0);
        Global(globals, isMutable: false, ClassLayout.LengthOffset);
        Global(globals, isMutable: false, ClassLayout.DataOffset);
        return globals;
    }

    private static void Global(ByteWriter globals, bool isMutable, int value) =>
        globals
            .Byte(Int32)
            .Byte(isMutable ? (byte)1 : (byte)0)
            .Byte((byte)Op.I32Const)
            .Signed(value)
            .Byte((byte)Op.End);

    private static ByteWriter Exports(IReadOnlyList<(string Name, int Index)> methods)
    {
        ByteWriter exports = new ByteWriter().Unsigned((uint)(methods.Count + ReservedNames.Count));
        exports.Name("memory").Byte(MemoryExport).Unsigned(0);
        exports.Name("error").Byte(GlobalExport).Unsigned(Allocator.ErrorGlobal);
        exports.Name("arrayLength").Byte(GlobalExport).Unsigned(2);
        exports.Name("arrayData").Byte(GlobalExport).Unsigned(3);
        exports.Name("mark").Byte(FunctionExport).Unsigned(Allocator.MarkIndex);
        exports.Name("reset").Byte(FunctionExport).Unsigned(Allocator.ResetIndex);
        foreach ((string name, int index) in methods)
            exports.Name(name).Byte(FunctionExport).Unsigned((uint)index);
        return exports;
    }
}
