namespace NeuralIllumination.Engine;

/// <summary>
/// What an optimiser remembers from one update to the next, and by which shares it does. Moments are 0, and powers 1, before the first.
/// </summary>
public sealed class OptimizerState
{
    /// <summary>Makes room for so many numbers (0 to 2) of each of <paramref name="parameters"/> parameters.</summary>
    public OptimizerState(int moments, int parameters)
    {
        First = new double[moments > 0 ? parameters : 0];
        Second = new double[moments > 1 ? parameters : 0];
        FirstPower = 1;
        SecondPower = 1;
        Beta1 = Updates.UsualBeta1;
        Beta2 = Updates.UsualBeta2;
    }

    /// <summary>Takes over what another remembers, with moments of its own.</summary>
    public OptimizerState(double[] first, double[] second, OptimizerState other)
    {
        First = first;
        Second = second;
        FirstPower = other.FirstPower;
        SecondPower = other.SecondPower;
        Beta1 = other.Beta1;
        Beta2 = other.Beta2;
    }

    /// <summary>Momentum's v, or Adam's m, laid out as the parameters; empty for SGD.</summary>
    public double[] First { get; }

    /// <summary>Adam's v; empty for the others.</summary>
    public double[] Second { get; }

    /// <summary>β₁: the share of m that Adam keeps.</summary>
    public double Beta1 { get; set; }

    /// <summary>β₂: the share of v that Adam keeps.</summary>
    public double Beta2 { get; set; }

    /// <summary>β₁ᵗ after t updates of Adam; the product of what β₁ was at each, where it was changed.</summary>
    public double FirstPower { get; set; }

    /// <summary>β₂ᵗ after t updates of Adam, likewise.</summary>
    public double SecondPower { get; set; }
}
