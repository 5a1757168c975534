using Mono.Cecil;

namespace IlWasm;

/// <summary>From an assembly's bytes to a module's, without running either.</summary>
internal static class Compiler
{
    /// <summary>The memory limit unless another is asked for: 1 GiB.</summary>
    public const int DefaultLimit = 1 << 30;

    /// <summary>Compiles every public static method of a type and all that is reachable from there.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="typeName">The full name of a static class in it.</param>
    /// <param name="refusals">Receives what is outside the portable subset.</param>
    /// <param name="limit">The most memory the module may have, in bytes, a multiple of 64 KiB.</param>
    /// <returns>The module, null when something was refused or there is no such type.</returns>
    public static byte[]? Compile(Stream assembly, string typeName, Refusals refusals, int limit = DefaultLimit)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        TypeDefinition type =
            module.GetType(typeName) ?? throw new ArgumentException($"no type {typeName} in the assembly");
        CompiledProgram program = new(type, refusals);
        return refusals.Lines.Count > 0
            ? null
            : ModuleWriter.Write(
                [.. Allocator.Functions(limit), .. Checks.Functions(), .. program.Functions],
                program.Exports,
                limit
            );
    }
}
