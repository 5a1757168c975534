using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Running;

/// <summary>How far the execution of a notebook is.</summary>
/// <param name="Notebook">The notebook with the outputs it has so far.</param>
/// <param name="Cell">The number of the cell in hand, from 1; one past the last at the end.</param>
internal sealed record RunProgress(Notebook Notebook, int Cell);
