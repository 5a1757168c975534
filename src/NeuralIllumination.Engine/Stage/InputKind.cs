namespace NeuralIllumination.Engine;

/// <summary>How a sample stands on the stage.</summary>
public enum InputKind
{
    /// <summary>A column of named values.</summary>
    List = 0,

    /// <summary>Two values: a point on a plane, and below it both as a list.</summary>
    Plane = 1,

    /// <summary>A grid of pixels.</summary>
    Picture = 2,
}
