namespace NeuralIllumination.Views;

/// <summary>Text in the pictures for narrow pages.</summary>
internal static class NarrowText
{
    /// <summary>Its size: 12 px or more wherever the picture is shown at 345 px or wider.</summary>
    public const double Size = 14;

    /// <summary>The most a value under its unit may take.</summary>
    public const double ValueRoom = 58;
}
