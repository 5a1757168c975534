using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>IL's conversions. Between integers they drop bits or extend; from double to integer they trap outside the range.</summary>
internal static class Conversions
{
    /// <summary>Whether the instruction is a conversion of the subset.</summary>
    public static bool Handles(Code code) =>
        code is Code.Conv_I4 or Code.Conv_U4 or Code.Conv_I8 or Code.Conv_U8 or Code.Conv_R8 or Code.Conv_R_Un;

    /// <summary>The converted value.</summary>
    /// <exception cref="RefusalException">.NET 8, .NET 10 and WebAssembly do not agree on it.</exception>
    public static Expression Convert(Code code, Expression x) =>
        (code, x.Kind) switch
        {
            (Code.Conv_I4 or Code.Conv_U4, Kind.Int32) => x,
            (Code.Conv_I4 or Code.Conv_U4, Kind.Int64) => x is Constant wide
                ? new Constant(Kind.Int32, (int)wide.Bits)
                : new Operator(Op.I32WrapI64, Kind.Int32, x),
            (Code.Conv_I4, Kind.Double) => new Operator(Op.I32TruncF64S, Kind.Int32, x),
            (Code.Conv_I8 or Code.Conv_U8, Kind.Int64) => x,
            (Code.Conv_I8, Kind.Int32) => x is Constant constant
                ? new Constant(Kind.Int64, (int)constant.Bits)
                : new Operator(Op.I64ExtendI32S, Kind.Int64, x),
            (Code.Conv_U8, Kind.Int32) => x is Constant constant
                ? new Constant(Kind.Int64, (uint)constant.Bits)
                : new Operator(Op.I64ExtendI32U, Kind.Int64, x),
            (Code.Conv_I8, Kind.Double) => new Operator(Op.I64TruncF64S, Kind.Int64, x),
            (Code.Conv_R8, Kind.Double) => x,
            (Code.Conv_R8, Kind.Int32) => new Operator(Op.F64ConvertI32S, Kind.Double, x),
            (Code.Conv_R8, Kind.Int64) => new Operator(Op.F64ConvertI64S, Kind.Double, x),
            (Code.Conv_R_Un, Kind.Int32) => new Operator(Op.F64ConvertI32U, Kind.Double, x),
            (Code.Conv_R_Un, Kind.Int64) => throw new RefusalException(
                "conversion of ulong to double (.NET 8 rounds it twice)"
            ),
            (Code.Conv_U4 or Code.Conv_U8, Kind.Double) => throw new RefusalException(
                "conversion of double to an unsigned integer"
            ),
            _ => throw new RefusalException($"{code.ToString().ToLowerInvariant()} of {x.Kind}"),
        };
}
