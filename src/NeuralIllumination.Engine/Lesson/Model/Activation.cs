namespace NeuralIllumination;

/// <summary>The function a layer applies to its pre-activations: <c>a = f(z)</c>, unit by unit.</summary>
/// <remarks>The numeric values are part of the recipe's meaning in the browser; they never change.</remarks>
public enum Activation
{
    /// <summary><c>f(z) = z</c>; the choice for logits.</summary>
    Identity = 0,

    /// <summary><c>f(z) = max(0, z)</c>, derivative 1 for z &gt; 0, else 0. Source: Nair and Hinton, 2010, section 2.</summary>
    Relu = 1,

    /// <summary><c>f(z) = tanh z</c>, derivative <c>1 − a²</c>. Source: LeCun et al., "Efficient BackProp", 1998, section 4.4.</summary>
    Tanh = 2,

    /// <summary><c>f(z) = 1 / (1 + e⁻ᶻ)</c>, derivative <c>a (1 − a)</c>. Source: Rumelhart, Hinton and Williams, 1986.</summary>
    Sigmoid = 3,

    /// <summary>
    /// <c>f(z) = z</c> above 0, <c>0.01 z</c> below, derivative 1 for z &gt; 0, else 0.01: a unit that cannot die.
    /// Source: Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013, section 2.
    /// </summary>
    LeakyRelu = 4,
}
