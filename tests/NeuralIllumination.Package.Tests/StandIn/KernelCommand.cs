namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>A magic command as it was typed.</summary>
public sealed class KernelCommand(string line)
{
    public override string ToString() => $"Directive: {line}";
}
