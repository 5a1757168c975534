namespace IlWasm;

/// <summary>What a value is, as far as code selection cares. IL's evaluation stack knows hardly more.</summary>
internal enum Kind
{
    /// <summary>No value: what a method without result returns.</summary>
    None,

    /// <summary>int, uint, bool or an enum.</summary>
    Int32,

    /// <summary>long or ulong.</summary>
    Int64,

    /// <summary>double.</summary>
    Double,

    /// <summary>Vector128&lt;double&gt;.</summary>
    Vector,

    /// <summary>A sealed class or an array: an address, 0 for null.</summary>
    Reference,

    /// <summary>The place of an array's element: <c>ref double</c>, or what <c>a[i] += x</c> makes.</summary>
    Place,
}

/// <summary>How each kind looks in WebAssembly.</summary>
internal static class Kinds
{
    /// <summary>The value type's code in the binary format.</summary>
    public static byte ValueType(this Kind kind) =>
        kind switch
        {
            Kind.Int64 => 0x7E,
            Kind.Double => 0x7C,
            Kind.Vector => 0x7B,
            Kind.Int32 or Kind.Reference or Kind.Place or Kind.None => 0x7F,
        };

    /// <summary>Bytes in memory.</summary>
    public static int Size(this Kind kind) =>
        kind switch
        {
            Kind.Int64 or Kind.Double => 8,
            Kind.Vector => 16,
            Kind.Int32 or Kind.Reference or Kind.Place or Kind.None => 4,
        };

    /// <summary>Log₂ of <see cref="Size"/>: what an index is shifted by, and the alignment in a load.</summary>
    public static int Shift(this Kind kind) => int.Log2(kind.Size());

    /// <summary>The instruction that loads the kind from memory.</summary>
    public static Op Load(this Kind kind) =>
        kind switch
        {
            Kind.Int64 => Op.I64Load,
            Kind.Double => Op.F64Load,
            Kind.Vector => Op.V128Load,
            Kind.Int32 or Kind.Reference or Kind.Place or Kind.None => Op.I32Load,
        };

    /// <summary>The instruction that stores the kind to memory.</summary>
    public static Op Store(this Kind kind) =>
        kind switch
        {
            Kind.Int64 => Op.I64Store,
            Kind.Double => Op.F64Store,
            Kind.Vector => Op.V128Store,
            Kind.Int32 or Kind.Reference or Kind.Place or Kind.None => Op.I32Store,
        };
}
