namespace NeuralIllumination.Views;

/// <summary>The engine as a WebAssembly module: the build made it from the engine's own IL.</summary>
public static class EngineModule
{
    private static readonly Lazy<byte[]> Module = new(() => Resource.Bytes("engine.wasm"));

    /// <summary>The module's bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes => Module.Value;

    /// <summary>The module as Base64.</summary>
    public static string Base64 => Convert.ToBase64String(Module.Value);

    /// <summary>The module as Base85 of gzip, as an output carries it.</summary>
    internal static string Packed => PackedModule.Value;

    private static readonly Lazy<string> PackedModule = new(() => Gzip.PackTight(Module.Value));
}
