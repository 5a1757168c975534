using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>How far a cell has come.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Activity">What it is about.</param>
/// <param name="State">How its last execution ended.</param>
/// <param name="ExecutionCount">The how-manieth execution it was; null before the first.</param>
/// <param name="Seconds">How long it took; null before the first.</param>
internal sealed record CellStatus(
    string Key,
    CellActivity Activity,
    CellState State,
    int? ExecutionCount,
    double? Seconds
);
