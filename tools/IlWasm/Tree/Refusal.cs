using Mono.Cecil;

namespace IlWasm;

/// <summary>Something outside the portable subset.</summary>
internal sealed class RefusalException(string construct) : Exception(construct);

/// <summary>Gathers refusals, each once, as <c>Type.Method: construct</c>.</summary>
internal sealed class Refusals
{
    private readonly SortedSet<string> lines = new(StringComparer.Ordinal);

    /// <summary>One line a construct, in alphabetical order.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Notes that <paramref name="method"/> uses <paramref name="construct"/>.</summary>
    public void Add(MethodDefinition method, string construct) =>
        lines.Add($"{method.DeclaringType.Name}.{method.Name}: {construct}");

    /// <summary>Notes that <paramref name="type"/> itself is refused.</summary>
    public void Add(TypeDefinition type, string construct) => lines.Add($"{type.Name}: {construct}");
}
