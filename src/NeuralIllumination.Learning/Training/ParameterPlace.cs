using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>Finds a parameter that a person names by layer, unit and input.</summary>
internal static class ParameterPlace
{
    /// <summary>Its index among the network's parameters.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">Its new value is not finite.</exception>
    public static int Find(Network network, ParameterChange parameter)
    {
        int layers = network.Layers.Length;
        if (parameter.Layer < 1 || parameter.Layer > layers)
            throw new ShapeException($"Layer must be 1 to {layers}; got {parameter.Layer}.");

        DenseLayer layer = network.Layers[parameter.Layer - 1];
        if (parameter.Output < 0 || parameter.Output >= layer.Outputs)
        {
            throw new ShapeException(
                $"Unit of layer {parameter.Layer} must be 0 to {layer.Outputs - 1}; got {parameter.Output}."
            );
        }

        if (parameter.Input is { } input && (input < 0 || input >= layer.Inputs))
            throw new ShapeException($"Input of layer {parameter.Layer} must be 0 to {layer.Inputs - 1}; got {input}.");
        if (!double.IsFinite(parameter.Value))
            throw new OptionException($"A weight or bias must be a finite number; got {parameter.Value}.");

        return parameter.Input is { } i
            ? layer.WeightsAt + i * layer.Outputs + parameter.Output
            : layer.BiasesAt + parameter.Output;
    }
}
