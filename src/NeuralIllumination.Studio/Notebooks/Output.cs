namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Something a cell showed.</summary>
internal abstract record Output;
