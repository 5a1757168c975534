namespace NeuralIllumination.Views;

/// <summary>A place on the stage, in its own units: x to the right, y down.</summary>
public readonly record struct Spot(double X, double Y);
