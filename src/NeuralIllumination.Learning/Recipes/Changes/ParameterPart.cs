namespace NeuralIllumination.Learning;

/// <summary>A weight or bias set by hand, in a JSON document.</summary>
internal sealed record ParameterPart
{
    public required int Layer { get; init; }
    public required int Output { get; init; }
    public int? Input { get; init; }
    public required double Value { get; init; }

    public static ParameterPart Of(ParameterChange parameter) =>
        new()
        {
            Layer = parameter.Layer,
            Output = parameter.Output,
            Input = parameter.Input,
            Value = parameter.Value,
        };

    public ParameterChange ToChange() => new(Layer, Output, Input, Value);
}
