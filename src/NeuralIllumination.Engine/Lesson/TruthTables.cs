namespace NeuralIllumination.Engine;

/// <summary>The truth tables of two inputs. Nothing about them is random: 00, 01, 10, 11, and again from the start where more are asked for.</summary>
public static class TruthTables
{
    /// <summary>and: the outcomes of 00, 01, 10 and 11 as bits, the first the lowest.</summary>
    public const int And = 0b1000;

    /// <summary>or.</summary>
    public const int Or = 0b1110;

    /// <summary>Exclusive or.</summary>
    public const int ExclusiveOr = 0b0110;

    /// <summary>Fills <paramref name="samples"/>: false is 0, true is 1, and class 1 is a true outcome.</summary>
    /// <param name="samples">2 features.</param>
    /// <param name="outcomes">Which table.</param>
    public static void Fill(Samples samples, int outcomes)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            samples.Inputs[2 * i] = (i >> 1) & 1;
            samples.Inputs[2 * i + 1] = i & 1;
            samples.Label(i, (outcomes >> (i & 3)) & 1);
        }
    }
}
