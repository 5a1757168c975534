namespace NeuralIllumination;

/// <summary>Which data set is drawn from a seed.</summary>
/// <remarks>The numeric values are part of the recipe's meaning in the browser; they never change.</remarks>
public enum Generator
{
    /// <summary>8×8 binary pictures of circles (class 0) and squares (class 1).</summary>
    CirclesAndSquares = 0,

    /// <summary>8×8 binary pictures of a line, upright (class 0) or lying (class 1).</summary>
    Lines = 1,

    /// <summary>On the plane: a cloud below and left (class 0), another above and right (class 1).</summary>
    TwoGaussians = 2,

    /// <summary>On the plane: a disc (class 0) inside a ring (class 1).</summary>
    CircleInRing = 3,

    /// <summary>On the plane: coordinates of one sign (class 0), of two (class 1).</summary>
    ExclusiveOr = 4,

    /// <summary>On the plane: two arms of a spiral, wound into each other.</summary>
    TwoSpirals = 5,

    /// <summary>On the plane: two half circles, hooked into each other.</summary>
    TwoMoons = 6,

    /// <summary>On the plane: four upright stripes, in turn of class 0 and class 1.</summary>
    Stripes = 7,

    /// <summary>On the plane: four by four fields, in turn of class 0 and class 1.</summary>
    Checkerboard = 8,

    /// <summary>On the plane: three clouds, a class each.</summary>
    ThreeClasses = 9,

    /// <summary>On the plane: four clouds, a class each.</summary>
    FourClasses = 10,

    /// <summary>The truth table of and: four samples.</summary>
    TruthTableAnd = 11,

    /// <summary>The truth table of or: four samples.</summary>
    TruthTableOr = 12,

    /// <summary>The truth table of exclusive or: four samples.</summary>
    TruthTableExclusiveOr = 13,

    /// <summary>Fisher's irises: four measurements of 150 flowers of three species.</summary>
    Irises = 14,

    /// <summary>Regression on the plane: a slope.</summary>
    Slope = 15,

    /// <summary>Regression on the plane: two hills.</summary>
    TwoHills = 16,

    /// <summary>Regression of one number: a whole wave of the sine.</summary>
    Sine = 17,

    /// <summary>Regression of one number: a step from 0 to 1.</summary>
    Step = 18,
}
