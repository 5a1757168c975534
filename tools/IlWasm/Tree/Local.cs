namespace IlWasm;

/// <summary>A parameter, a local variable or a place the compiler keeps a value in. Identity is the object itself.</summary>
internal sealed class Local(Kind kind, int number, bool isParameter)
{
    /// <summary>What it holds.</summary>
    public Kind Kind { get; } = kind;

    /// <summary>A number of its own within the method, in order of creation; the binary's index is chosen when all are known.</summary>
    public int Number { get; } = number;

    /// <summary>Whether the caller gives its first value.</summary>
    public bool IsParameter { get; } = isParameter;
}
