namespace NeuralIllumination;

/// <summary>How weights are drawn before training. Biases always start at 0.</summary>
/// <remarks>
/// <c>n_in</c> and <c>n_out</c> are the layer's inputs and outputs. Sources: He et al., "Delving Deep into Rectifiers", 2015,
/// section 2.2; Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, section 4.2.
/// </remarks>
public enum Initialization
{
    /// <summary>Normal, mean 0, variance 2 / n_in: keeps the signal's size through ReLU layers.</summary>
    HeNormal = 0,

    /// <summary>Uniform on ±√(6 / n_in): the same variance as <see cref="HeNormal"/>.</summary>
    HeUniform = 1,

    /// <summary>Normal, mean 0, variance 2 / (n_in + n_out): for tanh and sigmoid layers.</summary>
    GlorotNormal = 2,

    /// <summary>Uniform on ±√(6 / (n_in + n_out)): the same variance as <see cref="GlorotNormal"/>.</summary>
    GlorotUniform = 3,

    /// <summary>All weights 0: every unit of a layer stays the same as every other; a lesson, not a choice.</summary>
    Zero = 4,
}
