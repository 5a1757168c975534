using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuralIllumination.Interactive;

/// <summary>A value shown in a cell, which others may replace as long as the cell runs.</summary>
/// <remarks>
/// Not by the host's own <see cref="DisplayedValue.Update"/>: it speaks for the command that its scheduler runs at that moment. After the stop
/// button that may be the next cell's already, while the stopped one still says where it stands; such a word is dropped by the host.
/// </remarks>
internal sealed class CellOutput
{
    private readonly KernelInvocationContext cell;
    private readonly KernelCommand command;
    private readonly string id = Guid.NewGuid().ToString();

    /// <summary>Shows a value in the forms that the host prefers for it.</summary>
    /// <param name="cell">The cell that runs.</param>
    /// <param name="value">The value.</param>
    public CellOutput(KernelInvocationContext cell, object value)
    {
        this.cell = cell;
        command = cell.Command;
        cell.Publish(new DisplayedValueProduced(value, command, FormattedValue.CreateManyFromObject(value), id));
    }

    /// <summary>Puts another value in its place.</summary>
    /// <param name="value">The other value.</param>
    public void Replace(object value) =>
        cell.Publish(new DisplayedValueUpdated(value, id, command, FormattedValue.CreateManyFromObject(value)));
}
