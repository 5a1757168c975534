namespace Microsoft.DotNet.Interactive.Directives;

public sealed class KernelActionDirective(string name)
{
    public string Name { get; } = name;

    public string? Description { get; set; }

    public ICollection<KernelDirectiveParameter> Parameters { get; } = [];
}
