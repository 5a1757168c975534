namespace NeuralIllumination.Learning;

/// <summary>What is added to a point's coordinates, in the one order that there is, so that a recipe has one text.</summary>
internal static class FeatureList
{
    /// <summary>In their order, each once.</summary>
    /// <exception cref="OptionException">One that does not exist, or one that is named twice.</exception>
    public static PlaneFeature[] Ordered(IEnumerable<PlaneFeature> features)
    {
        PlaneFeature[] ordered = [.. features.Order()];
        for (int i = 0; i < ordered.Length; i++)
        {
            Terms.Check(ordered[i]);
            if (i > 0 && ordered[i] == ordered[i - 1])
                throw new OptionException($"Each feature is given once; got {FeatureKind.Of(ordered[i]).Term} twice.");
        }

        return ordered;
    }
}
