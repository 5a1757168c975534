namespace NeuralIllumination.Engine;

/// <summary>One dense layer: <c>z = W x + b</c>, <c>a = f(z)</c>. It says where its parameters lie; the network holds them.</summary>
/// <remarks>
/// W is stored input-major: the weight from input i to output o stands at <c>WeightsAt + i · Outputs + o</c>. A vector then holds
/// neighbouring output units, and every unit's sum still runs over its inputs in natural order, whatever the vector's width.
/// </remarks>
public sealed class DenseLayer
{
    /// <summary>Describes a layer.</summary>
    public DenseLayer(int inputs, int outputs, Activation activation, int weightsAt)
    {
        Inputs = inputs;
        Outputs = outputs;
        Activation = activation;
        WeightsAt = weightsAt;
        BiasesAt = weightsAt + inputs * outputs;
        Off = new int[outputs];
    }

    /// <summary>n_in.</summary>
    public int Inputs { get; }

    /// <summary>n_out, the layer's units.</summary>
    public int Outputs { get; }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>Where the weights begin in the network's parameters.</summary>
    public int WeightsAt { get; }

    /// <summary>Where the biases begin; they end the layer.</summary>
    public int BiasesAt { get; }

    /// <summary>Which of its units are switched off: 1, or 0. <see cref="Held"/> says what that means.</summary>
    public int[] Off { get; }

    /// <summary>How many of them.</summary>
    public int OffCount { get; private set; }

    /// <summary>Whether its W and b stand still, whatever the optimiser.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The index just past the layer's parameters.</summary>
    public int End => BiasesAt + Outputs;

    /// <summary>Where W[<paramref name="output"/>, <paramref name="input"/>] lies in θ; with −1 for the input, where b[<paramref name="output"/>] lies.</summary>
    public int Place(int output, int input)
    {
        return input < 0 ? BiasesAt + output : WeightsAt + input * Outputs + output;
    }

    /// <summary>Switches a unit off (1) or on (0).</summary>
    public void Switch(int unit, int off)
    {
        OffCount += off - Off[unit];
        Off[unit] = off;
    }

    /// <summary>Puts 0 in the place of what its switched-off units have, in an array of [batch × outputs].</summary>
    public void Silence(double[] values, int batch)
    {
        if (OffCount == 0)
            return;
        for (int i = 0; i < batch * Outputs; i++)
        {
            if (Off[i % Outputs] != 0)
                values[i] = 0;
        }
    }

    /// <summary>Copies W as [out × in], row by row, then b, out of an array laid out as θ.</summary>
    public void Read(double[] parameters, double[] to)
    {
        int at = WeightsAt;
        for (int i = 0; i < Inputs; i++)
        {
            for (int o = 0; o < Outputs; o++)
                to[o * Inputs + i] = parameters[at++];
        }

        for (int o = 0; o < Outputs; o++)
            to[Inputs * Outputs + o] = parameters[BiasesAt + o];
    }

    /// <summary>Copies W, [out × in] row by row, then b, into an array laid out as θ: <see cref="Read"/> the other way round.</summary>
    public void Write(double[] from, double[] parameters)
    {
        int at = WeightsAt;
        for (int i = 0; i < Inputs; i++)
        {
            for (int o = 0; o < Outputs; o++)
                parameters[at++] = from[o * Inputs + i];
        }

        for (int o = 0; o < Outputs; o++)
            parameters[BiasesAt + o] = from[Inputs * Outputs + o];
    }
}
