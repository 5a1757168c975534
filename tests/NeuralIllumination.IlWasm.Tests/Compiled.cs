using IlWasm;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The compiler called from a test.</summary>
internal static class Compiled
{
    /// <summary>The module's bytes; the type must be in the subset.</summary>
    public static byte[] Bytes(byte[] assembly, string type)
    {
        Refusals refusals = new();
        using MemoryStream stream = new(assembly);
        byte[]? bytes = Compiler.Compile(stream, type, refusals);
        Assert.True(bytes is not null, string.Join('\n', refusals.Lines));
        return bytes;
    }

    /// <summary>Why the type is refused; it must be.</summary>
    public static string Refusal(byte[] assembly, string type)
    {
        Refusals refusals = new();
        using MemoryStream stream = new(assembly);
        Assert.Null(Compiler.Compile(stream, type, refusals));
        return string.Join('\n', refusals.Lines);
    }
}
