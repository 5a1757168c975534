namespace IlWasm;

/// <summary>
/// What is looked at before memory is read, as functions: a call of them takes a third of the bytes. Inside a loop the same stands in line, where it
/// costs least time.
/// </summary>
internal static class Checks
{
    /// <summary>The function that traps at null: reference → the same reference.</summary>
    public const int NonNullIndex = Allocator.Count;

    /// <summary>How many functions are for checks.</summary>
    public const int Count = 3;

    private const int FirstElement = NonNullIndex + 1;
    private const int NoValue = 0x40;
    private static readonly int[] Shifts = [2, 3];

    /// <summary>The function that finds an element, less the data's offset, and traps where there is none: array, index → address.</summary>
    /// <param name="shift">log₂ of an element's size: 2 or 3.</param>
    public static int ElementIndex(int shift) => FirstElement + Array.IndexOf(Shifts, shift);

    /// <summary>The functions, in order of their indices.</summary>
    public static IEnumerable<FunctionBody> Functions() => [NonNull(), .. Shifts.Select(Element)];

    private static FunctionBody NonNull()
    {
        Local reference = new(Kind.Int32, 0, isParameter: true);
        CodeBuffer code = new();
        code.Get(reference);
        code.Add(Op.I32Eqz);
        Trap(code);
        code.Get(reference);
        return FunctionBody.Encode([reference], Kind.Int32, code.Instructions);
    }

    private static FunctionBody Element(int shift)
    {
        Local array = new(Kind.Int32, 0, isParameter: true);
        Local index = new(Kind.Int32, 1, isParameter: true);
        CodeBuffer code = new();
        code.Get(index);
        code.Get(array);
        code.Access(Op.I32Load, ClassLayout.LengthOffset, Kind.Int32.Shift());
        code.Add(Op.I32GeU);
        Trap(code);
        code.Get(array);
        code.Get(index);
        code.Add(Op.I32Const, shift);
        code.Add(Op.I32Shl);
        code.Add(Op.I32Add);
        return FunctionBody.Encode([array, index], Kind.Int32, code.Instructions);
    }

    private static void Trap(CodeBuffer code)
    {
        code.Add(Op.If, NoValue);
        code.Add(Op.Unreachable);
        code.Add(Op.End);
    }
}
