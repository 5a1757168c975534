namespace NeuralIllumination.Learning;

/// <summary>What inputs may be called.</summary>
internal static class InputNames
{
    /// <summary>Refuses names that no page could show in a line.</summary>
    /// <param name="names">The names.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="SampleException">Too few, too many, an empty name, or one of several lines.</exception>
    public static void Check(IReadOnlyList<string> names, int count)
    {
        if (names.Count != count)
            throw new SampleException($"{count} inputs need as many names; got {names.Count}.");
        foreach (string name in names)
        {
            if (string.IsNullOrWhiteSpace(name))
                throw new SampleException("Every input needs a name; one of them is empty.");
            if (name.Any(char.IsControl))
                throw new SampleException($"An input's name must be text on one line; got {Quoted.Of(name)}.");
        }
    }
}
