namespace NeuralIllumination.Attacks;

/// <summary>What was accepted is not what it should be: a text does not come back, a page holds a script.</summary>
/// <param name="message">What was promised, and what came.</param>
public sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Throws where a promise does not hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="promise">The promise.</param>
    public static void Unless(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenPromiseException(promise);
    }
}
