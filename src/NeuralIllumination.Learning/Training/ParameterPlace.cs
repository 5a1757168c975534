namespace NeuralIllumination.Learning;

/// <summary>A parameter that a person names by layer, unit and input.</summary>
internal static class ParameterPlace
{
    /// <summary>Refuses a parameter that a network does not have, or a value that it cannot take.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">Its new value is not finite.</exception>
    public static void Check(ParameterChange parameter, Architecture architecture)
    {
        IReadOnlyList<int> sizes = architecture.Layers;
        if (parameter.Layer < 1 || parameter.Layer >= sizes.Count)
            throw new ShapeException($"Layer must be 1 to {sizes.Count - 1}; got {parameter.Layer}.");

        (int inputs, int outputs) = (sizes[parameter.Layer - 1], sizes[parameter.Layer]);
        if (parameter.Output < 0 || parameter.Output >= outputs)
        {
            throw new ShapeException(
                $"Unit of layer {parameter.Layer} must be 0 to {outputs - 1}; got {parameter.Output}."
            );
        }

        if (parameter.Input is { } input && (input < 0 || input >= inputs))
            throw new ShapeException($"Input of layer {parameter.Layer} must be 0 to {inputs - 1}; got {input}.");
        if (!double.IsFinite(parameter.Value))
            throw new OptionException($"A weight or bias must be a finite number; got {parameter.Value}.");
    }
}
