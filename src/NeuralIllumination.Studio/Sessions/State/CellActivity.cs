namespace NeuralIllumination.Studio.Sessions;

/// <summary>What a cell is about at this moment.</summary>
internal enum CellActivity
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>It waits for the cells before it.</summary>
    Queued,

    /// <summary>It is being executed.</summary>
    Running,
}
