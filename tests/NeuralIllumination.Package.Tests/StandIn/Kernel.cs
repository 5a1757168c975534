using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace Microsoft.DotNet.Interactive;

public sealed class Kernel
{
    private KernelCommandInvocation? handler;

    public Kernel RootKernel => this;

    internal KernelActionDirective? Directive { get; private set; }

    public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler) =>
        (Directive, this.handler) = (directive, handler);

    // The typed form is there too, so that a call that could mean either would not compile here either.
    public void AddDirective<TCommand>(
        KernelActionDirective directive,
        Func<TCommand, KernelInvocationContext, Task> handler
    )
        where TCommand : class => throw new NotSupportedException();

    /// <summary>A cell with one magic line: what the host refuses itself is refused in its words, all else reaches the handler.</summary>
    internal (KernelInvocationContext Context, Task Done) Send(string line)
    {
        KernelCommand command = new(line);
        KernelInvocationContext context = new(this, command);
        if (Refusal(line) is { } refusal)
        {
            context.Fail(command, message: refusal);
            return (context, Task.CompletedTask);
        }

        return (context, handler!(command, context));
    }

    private string? Refusal(string line)
    {
        string[] names =
        [
            .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .TakeWhile(word => word is not "#")
                .Where(word => word[0] == '-' && word.Length > 1 && !char.IsDigit(word[1])),
        ];
        return names.FirstOrDefault(name => Directive!.Parameters.All(parameter => parameter.Name != name))
                is { } unknown
                ? $"DNI103: Unrecognized parameter name '{unknown}'"
            : names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated
                ? $"DNI105: A maximum of 1 occurrences are allowed for named parameter '{repeated.Key}'"
            : null;
    }
}
