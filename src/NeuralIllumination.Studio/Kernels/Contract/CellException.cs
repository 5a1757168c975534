using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A cell asks for what this host does not have or cannot get; the message is one line.</summary>
internal sealed class CellException(string message, int line, int column) : Exception(OneLine.Of(message))
{
    /// <summary>The kind of trouble, one word.</summary>
    public string Name { get; init; } = "NotSupported";

    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;
}
