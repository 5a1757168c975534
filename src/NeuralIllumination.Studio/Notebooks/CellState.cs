namespace NeuralIllumination.Studio.Notebooks;

/// <summary>How far a cell has come.</summary>
internal enum CellState
{
    /// <summary>Not executed: not yet, or never, because an earlier cell failed or no kernel here speaks its language.</summary>
    NotRun,

    /// <summary>Executed to its end.</summary>
    Succeeded,

    /// <summary>Did not compile, or threw.</summary>
    Failed,
}
