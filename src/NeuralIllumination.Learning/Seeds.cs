namespace NeuralIllumination.Learning;

/// <summary>What may serve as a seed.</summary>
public static class Seeds
{
    /// <summary>The seed of data, start and shuffling where none is asked for.</summary>
    public const long Usual = 42;

    /// <summary>2⁵³ − 1: the largest whole number that every reader of JSON keeps exactly.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>Returns <paramref name="seed"/> if it lies in 0 … 2⁵³ − 1.</summary>
    /// <exception cref="OptionException">It does not.</exception>
    public static long Check(long seed) =>
        seed is >= 0 and <= Largest
            ? seed
            : throw new OptionException($"Seed must be a whole number from 0 to {Largest}; got {seed}.");
}
