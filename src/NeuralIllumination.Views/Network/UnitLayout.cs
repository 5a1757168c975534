namespace NeuralIllumination.Views;

/// <summary>Where one unit stands, and where its synapses arrive and leave.</summary>
/// <param name="Unit">Its index in its layer, from 0.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="In">The port where synapses arrive.</param>
/// <param name="Out">The port where synapses leave.</param>
public sealed record UnitLayout(int Unit, double X, double Y, double Width, double Height, Spot In, Spot Out)
{
    /// <summary>The middle.</summary>
    public Spot Centre => new(X + Width / 2, Y + Height / 2);
}
