using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What changed in a cell's outputs.</summary>
/// <param name="At">The output's index in the cell, from 0.</param>
[JsonDerivedType(typeof(OutputAdded), "added")]
[JsonDerivedType(typeof(OutputReplaced), "replaced")]
[JsonDerivedType(typeof(TextAppended), "appended")]
internal abstract record OutputChange(int At);
