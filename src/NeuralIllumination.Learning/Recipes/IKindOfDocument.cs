namespace NeuralIllumination.Learning;

/// <summary>A JSON document that says what it is.</summary>
internal interface IKindOfDocument
{
    /// <summary>For example <c>recipe</c>.</summary>
    string NeuralIllumination { get; }
}
