namespace NeuralIllumination.Engine;

/// <summary>How a sample stands on the stage.</summary>
public enum InputKind
{
    /// <summary>A column of named values.</summary>
    List = 0,

    /// <summary>One value or two: a point on a line or a plane, and below it the values as a list.</summary>
    Plane = 1,

    /// <summary>A grid of pixels.</summary>
    Picture = 2,
}
