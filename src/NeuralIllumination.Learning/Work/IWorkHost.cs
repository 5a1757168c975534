namespace NeuralIllumination.Learning;

/// <summary>What a notebook's host offers to calls that take long: a place for a bar, and a stop button.</summary>
public interface IWorkHost
{
    /// <summary>Cancelled by the stop button.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Shows how far the work has come.</summary>
    /// <param name="work">What is shown first.</param>
    /// <returns>Puts a later state in its place. It may be called from another thread than the work's, by one at a time.</returns>
    Action<WorkRecord> Show(WorkRecord work);
}
