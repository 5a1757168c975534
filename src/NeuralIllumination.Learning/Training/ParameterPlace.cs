namespace NeuralIllumination.Learning;

/// <summary>A parameter, a unit or a layer that a person names by its numbers.</summary>
internal static class ParameterPlace
{
    /// <summary>Refuses a parameter that a network does not have, or a value that it cannot take.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">Its new value is not finite.</exception>
    public static void Check(ParameterChange parameter, Architecture architecture)
    {
        CheckLayer(parameter.Layer, architecture);
        CheckUnit(parameter.Layer, parameter.Output, architecture);
        int inputs = architecture.Layers[parameter.Layer - 1];
        if (parameter.Input is { } input && (input < 0 || input >= inputs))
            throw new ShapeException($"Input of layer {parameter.Layer} must be 0 to {inputs - 1}; got {input}.");
        if (!double.IsFinite(parameter.Value))
            throw new OptionException($"A weight or bias must be a finite number; got {parameter.Value}.");
    }

    /// <summary>Refuses a unit that is none of a hidden layer.</summary>
    /// <exception cref="ShapeException">There is no such unit, or it is an output.</exception>
    public static void Check(UnitChange change, Architecture architecture)
    {
        int hidden = architecture.Layers.Count - 2;
        if (hidden == 0)
            throw new ShapeException(
                $"Only a hidden layer's units can be switched off, and {Architecture.Written(architecture.Layers)} has none; got layer {change.Layer}."
            );
        if (change.Layer < 1 || change.Layer > hidden)
            throw new ShapeException(
                $"Only a hidden layer's units can be switched off, those of layer 1 to {hidden}; got layer {change.Layer}."
            );

        CheckUnit(change.Layer, change.Unit, architecture);
    }

    /// <summary>Refuses a layer that a network does not have.</summary>
    /// <exception cref="ShapeException">There is no such layer.</exception>
    public static void Check(LayerChange change, Architecture architecture) => CheckLayer(change.Layer, architecture);

    private static void CheckLayer(int layer, Architecture architecture)
    {
        if (layer < 1 || layer >= architecture.Layers.Count)
            throw new ShapeException($"Layer must be 1 to {architecture.Layers.Count - 1}; got {layer}.");
    }

    private static void CheckUnit(int layer, int unit, Architecture architecture)
    {
        int outputs = architecture.Layers[layer];
        if (unit < 0 || unit >= outputs)
            throw new ShapeException($"Unit of layer {layer} must be 0 to {outputs - 1}; got {unit}.");
    }
}
