namespace NeuralIllumination.Engine;

/// <summary>What an optimiser remembers from one update to the next. Everything is 0 (and powers 1) before the first.</summary>
public sealed class OptimizerState
{
    /// <summary>Makes room for so many numbers (0 to 2) of each of <paramref name="parameters"/> parameters.</summary>
    public OptimizerState(int moments, int parameters)
    {
        First = new double[moments > 0 ? parameters : 0];
        Second = new double[moments > 1 ? parameters : 0];
        FirstPower = 1;
        SecondPower = 1;
    }

    /// <summary>Takes over what was remembered at some moment.</summary>
    public OptimizerState(double[] first, double[] second, double firstPower, double secondPower)
    {
        First = first;
        Second = second;
        FirstPower = firstPower;
        SecondPower = secondPower;
    }

    /// <summary>Momentum's v, or Adam's m, laid out as the parameters; empty for SGD.</summary>
    public double[] First { get; }

    /// <summary>Adam's v; empty for the others.</summary>
    public double[] Second { get; }

    /// <summary>β₁ᵗ after t updates of Adam.</summary>
    public double FirstPower { get; set; }

    /// <summary>β₂ᵗ after t updates of Adam.</summary>
    public double SecondPower { get; set; }
}
