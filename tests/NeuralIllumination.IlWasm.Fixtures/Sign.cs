namespace NeuralIllumination.IlWasm.Fixtures;

/// <summary>An enum of the subset.</summary>
public enum Sign
{
    Plus = 0,
    Minus = 1,
    Other = -5,
}
