namespace NeuralIllumination.Studio.Sessions;

/// <summary>The kernel is otherwise than before.</summary>
/// <param name="State">How it is.</param>
internal sealed record KernelChanged(KernelState State) : NotebookEvent;
