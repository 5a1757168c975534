namespace IlWasm;

/// <summary>
/// Memory, handed out from the bottom up and given back all at once: <c>mark</c> tells the top, <c>reset</c> goes back to it. What is handed
/// out is zero. Memory grows by the pages that are missing; past the limit, or at a negative length, the global <c>error</c> says which and the
/// module traps, before anything is written.
/// </summary>
internal static class Allocator
{
    /// <summary>The function that makes room for an object: bytes → address.</summary>
    public const int AllocateIndex = 0;

    /// <summary>The function that makes an array: length, log₂ of an element's size → address.</summary>
    public const int NewArrayIndex = 1;

    /// <summary>The exported function that tells the top.</summary>
    public const int MarkIndex = 2;

    /// <summary>The exported function that goes back to a top told before.</summary>
    public const int ResetIndex = 3;

    /// <summary>How many functions are the allocator's.</summary>
    public const int Count = 4;

    /// <summary>The global that holds the top.</summary>
    public const int TopGlobal = 0;

    /// <summary>The exported global that holds the error.</summary>
    public const int ErrorGlobal = 1;

    /// <summary>Below it nothing is handed out: null reads as an array of length 0.</summary>
    public const int Start = 16;

    private const int OutOfMemory = 1;
    private const int NegativeLength = 2;
    private const int NoValue = 0x40;
    private const int PageShift = 16;

    /// <summary>The four functions, in order of their indices.</summary>
    /// <param name="limit">Bytes, a multiple of 64 KiB below 2 GiB.</param>
    public static IEnumerable<FunctionBody> Functions(int limit) => [Allocate(limit), NewArray(limit), Mark(), Reset()];

    private static FunctionBody Allocate(int limit)
    {
        Local size = new(Kind.Int32, 0, isParameter: true);
        Local at = new(Kind.Int32, 1, isParameter: false);
        Local end = new(Kind.Int32, 2, isParameter: false);
        CodeBuffer code = new();
        code.Get(size);
        code.Add(Op.I32Const, limit);
        code.Add(Op.GlobalGet, TopGlobal);
        code.Tee(at);
        code.Add(Op.I32Sub);
        code.Add(Op.I32GtU);
        Fail(code, OutOfMemory);

        // The next multiple of 16; the limit is one, so this stays within it.
        code.Get(at);
        code.Get(size);
        code.Add(Op.I32Add);
        code.Add(Op.I32Const, 15);
        code.Add(Op.I32Add);
        code.Add(Op.I32Const, -16);
        code.Add(Op.I32And);
        code.Set(end);

        // Pages up to the end, less those there are; at most 0 is a growth by nothing that cannot fail.
        Missing(code, end);
        code.Add(Op.I32Const, 0);
        code.Add(Op.I32GtS);
        code.Add(Op.If, NoValue);
        Missing(code, end);
        code.Add(Op.MemoryGrow);
        code.Add(Op.I32Const, -1);
        code.Add(Op.I32Eq);
        Fail(code, OutOfMemory);
        code.Add(Op.End);

        code.Get(end);
        code.Add(Op.GlobalSet, TopGlobal);
        code.Get(at);
        code.Add(Op.I32Const, 0);
        code.Get(end);
        code.Get(at);
        code.Add(Op.I32Sub);
        code.Add(Op.MemoryFill);
        code.Get(at);
        return FunctionBody.Encode([size], Kind.Int32, code.Instructions);
    }

    private static void Missing(CodeBuffer code, Local end)
    {
        code.Get(end);
        code.Add(Op.I32Const, (1 << PageShift) - 1);
        code.Add(Op.I32Add);
        code.Add(Op.I32Const, PageShift);
        code.Add(Op.I32ShrU);
        code.Add(Op.MemorySize);
        code.Add(Op.I32Sub);
    }

    private static FunctionBody NewArray(int limit)
    {
        Local length = new(Kind.Int32, 0, isParameter: true);
        Local shift = new(Kind.Int32, 1, isParameter: true);
        Local at = new(Kind.Int32, 2, isParameter: false);
        CodeBuffer code = new();
        code.Get(length);
        code.Add(Op.I32Const, 0);
        code.Add(Op.I32LtS);
        Fail(code, NegativeLength);
        code.Get(length);
        code.Add(Op.I32Const, limit);
        code.Get(shift);
        code.Add(Op.I32ShrU);
        code.Add(Op.I32GtU);
        Fail(code, OutOfMemory);
        code.Get(length);
        code.Get(shift);
        code.Add(Op.I32Shl);
        code.Add(Op.I32Const, ClassLayout.DataOffset);
        code.Add(Op.I32Add);
        code.Add(Op.Call, AllocateIndex);
        code.Tee(at);
        code.Get(length);
        code.Access(Op.I32Store, ClassLayout.LengthOffset, Kind.Int32.Shift());
        code.Get(at);
        code.Get(length);
        code.Get(length);
        code.Add(Op.I32Const, 0);
        code.Add(Op.I32Ne);
        code.Add(Op.I32Sub);
        code.Access(Op.I32Store, ClassLayout.StartsOffset, Kind.Int32.Shift());
        code.Get(at);
        return FunctionBody.Encode([length, shift], Kind.Int32, code.Instructions);
    }

    private static FunctionBody Mark()
    {
        CodeBuffer code = new();
        code.Add(Op.GlobalGet, TopGlobal);
        return FunctionBody.Encode([], Kind.Int32, code.Instructions);
    }

    private static FunctionBody Reset()
    {
        Local to = new(Kind.Int32, 0, isParameter: true);
        CodeBuffer code = new();

        // to − Start > top − Start, unsigned, is true below the start too; a mark is a multiple of 16.
        code.Get(to);
        code.Add(Op.I32Const, Start);
        code.Add(Op.I32Sub);
        code.Add(Op.GlobalGet, TopGlobal);
        code.Add(Op.I32Const, Start);
        code.Add(Op.I32Sub);
        code.Add(Op.I32GtU);
        code.Get(to);
        code.Add(Op.I32Const, 15);
        code.Add(Op.I32And);
        code.Add(Op.I32Or);
        code.Add(Op.If, NoValue);
        code.Add(Op.Unreachable);
        code.Add(Op.End);
        code.Get(to);
        code.Add(Op.GlobalSet, TopGlobal);
        return FunctionBody.Encode([to], Kind.None, code.Instructions);
    }

    private static void Fail(CodeBuffer code, int error)
    {
        code.Add(Op.If, NoValue);
        code.Add(Op.I32Const, error);
        code.Add(Op.GlobalSet, ErrorGlobal);
        code.Add(Op.Unreachable);
        code.Add(Op.End);
    }
}
