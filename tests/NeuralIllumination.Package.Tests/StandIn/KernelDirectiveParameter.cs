namespace Microsoft.DotNet.Interactive.Directives;

public sealed class KernelDirectiveParameter(string name, string? description = null)
{
    private Func<IEnumerable<string>> completions = () => [];

    public string Name { get; } = name;

    public string Description { get; init; } = description ?? "";

    public bool AllowImplicitName { get; init; }

    public bool Flag { get; init; }

    public KernelDirectiveParameter AddCompletions(Func<IEnumerable<string>> getCompletions)
    {
        completions = getCompletions;
        return this;
    }

    internal IReadOnlyList<string> Completions => [.. completions()];
}
