namespace NeuralIllumination.Learning;

/// <summary>What classes may be called.</summary>
internal static class ClassNames
{
    /// <summary>More classes than this are refused.</summary>
    public const int Most = 10_000;

    /// <summary>Refuses names that no page could tell apart or show in a line.</summary>
    /// <param name="classes">The names.</param>
    /// <param name="least">How many there must be: 2 classes, or 1 quantity.</param>
    /// <exception cref="SampleException">Too few, too many, an empty name, one of several lines, or one that is given twice.</exception>
    public static void Check(IReadOnlyList<string> classes, int least = 2)
    {
        if (classes.Count < least || classes.Count > Most)
            throw new SampleException(
                $"{least} to {Most} {(least > 1 ? "classes" : "quantities")} are needed; got {classes.Count}."
            );
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string name in classes)
        {
            if (string.IsNullOrWhiteSpace(name))
                throw new SampleException("Every class needs a name; one of them is empty.");
            if (name.Any(char.IsControl))
                throw new SampleException($"A class's name must be text on one line; got {Quoted.Of(name)}.");
            if (!names.Add(name))
                throw new SampleException($"Every class needs a name of its own; {Quoted.Of(name)} is given twice.");
        }
    }
}
