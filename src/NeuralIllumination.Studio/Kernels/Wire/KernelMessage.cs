using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>What a host and its kernel's process say to each other.</summary>
[JsonDerivedType(typeof(RunMessage), "run")]
[JsonDerivedType(typeof(InterruptMessage), "interrupt")]
[JsonDerivedType(typeof(WarmMessage), "warm")]
[JsonDerivedType(typeof(DeclaredMessage), "declared")]
[JsonDerivedType(typeof(ChangedMessage), "changed")]
[JsonDerivedType(typeof(DoneMessage), "done")]
internal abstract record KernelMessage;
