namespace NeuralIllumination.Learning;

/// <summary>All that can be asked of a training when something about it is strange.</summary>
/// <param name="Run">What was measured, the recipe and the fingerprint.</param>
/// <param name="Classes">The classes' names, by label.</param>
/// <param name="TrainCounts">Samples to learn from, by label.</param>
/// <param name="TestCounts">Samples to be tested on, by label.</param>
/// <param name="NextPhase">The phase that comes next; epochs and batches completed are the recipe's.</param>
/// <param name="LearningRate">η now.</param>
/// <param name="UpdateRate">η of the last update; null before the first.</param>
/// <param name="GradientL2">λ of the last backward phase; 0 before the first.</param>
/// <param name="Layers">The layers, first hidden layer first.</param>
public sealed record DiagnosticsRecord(
    RunRecord Run,
    IReadOnlyList<string> Classes,
    IReadOnlyList<int> TrainCounts,
    IReadOnlyList<int> TestCounts,
    Phase NextPhase,
    double LearningRate,
    double? UpdateRate,
    double GradientL2,
    IReadOnlyList<LayerDiagnostics> Layers
);
