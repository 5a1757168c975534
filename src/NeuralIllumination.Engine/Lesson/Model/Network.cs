namespace NeuralIllumination.Engine;

/// <summary>A stack of dense layers and all its parameters in one array: weights then biases, layer after layer.</summary>
public sealed class Network
{
    /// <summary>Creates a network with every parameter 0.</summary>
    /// <param name="sizes">Units per layer, inputs first: 64, 16, 2.</param>
    /// <param name="hidden">The activation of every hidden layer; the output layer's is identity (logits), its output function belongs to the loss.</param>
    public Network(int[] sizes, Activation hidden)
    {
        Layers = new DenseLayer[sizes.Length - 1];
        int at = 0;
        for (int l = 0; l < Layers.Length; l++)
        {
            Activation activation = l == Layers.Length - 1 ? Activation.Identity : hidden;
            Layers[l] = new DenseLayer(sizes[l], sizes[l + 1], activation, at);
            at = Layers[l].End;
        }

        Parameters = new double[at];
    }

    /// <summary>The layers, first hidden layer first.</summary>
    public DenseLayer[] Layers { get; }

    /// <summary>Every weight and bias.</summary>
    public double[] Parameters { get; }

    /// <summary>n_in of the first layer.</summary>
    public int Inputs => Layers[0].Inputs;

    /// <summary>n_out of the last layer.</summary>
    public int Outputs => Layers[Layers.Length - 1].Outputs;
}
