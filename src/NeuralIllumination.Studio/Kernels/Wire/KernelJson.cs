using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>How messages are written: code made at build time, which is ready sooner than reflection.</summary>
[JsonSerializable(typeof(KernelMessage))]
internal sealed partial class KernelJson : JsonSerializerContext;
