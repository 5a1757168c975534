using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Something a cell showed.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
[JsonDerivedType(typeof(UnknownOutput), "unknown")]
internal abstract record Output;
