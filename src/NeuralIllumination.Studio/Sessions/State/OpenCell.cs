using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>A cell of a notebook that is open.</summary>
/// <param name="Key">What addresses and events name it by: its own as long as the notebook is open, wherever the cell is moved.</param>
/// <param name="Cell">The cell as it would be saved.</param>
internal sealed record OpenCell(string Key, Cell Cell)
{
    /// <summary>Its text, the same object until that changes.</summary>
    public CellText Text { get; init; } = new(Cell);

    /// <summary>The number of the change that gave it its text.</summary>
    public long TextVersion { get; init; }

    /// <summary>What it is about.</summary>
    public CellActivity Activity { get; init; }

    /// <summary>How long its last execution took, in seconds; null before the first.</summary>
    public double? Seconds { get; init; }

    /// <summary>For each output the number of the change that made it: a page that asks for it by that number never gets an older one.</summary>
    public IReadOnlyList<long> Versions { get; init; } = [];

    /// <summary>How far it has come.</summary>
    public CellStatus Status => new(Key, Activity, Cell.State, Cell.ExecutionCount, Seconds);

    /// <summary>About how many characters it holds.</summary>
    public int Size => Cell.Source.Length + Cell.Outputs.Sum(OutputSize.Of);

    /// <summary>The cell with an output at an index, which is the next free one or one that is taken.</summary>
    public OpenCell WithOutput(int at, Output output, long version) =>
        this with
        {
            Cell = Cell with { Outputs = Put(Cell.Outputs, at, output) },
            Versions = Put(Versions, at, version),
        };

    /// <summary>The cell with these outputs.</summary>
    public OpenCell WithOutputs(IReadOnlyList<Output> outputs, long version) =>
        this with
        {
            Cell = Cell with { Outputs = outputs },
            Versions = [.. outputs.Select(_ => version)],
        };

    private static List<T> Put<T>(IReadOnlyList<T> list, int at, T item)
    {
        List<T> changed = [.. list];
        if (at == changed.Count)
            changed.Add(item);
        else
            changed[at] = item;
        return changed;
    }
}
