namespace NeuralIllumination.Views;

/// <summary>The variant of a picture for narrow pages.</summary>
internal readonly record struct NarrowPicture(string Svg, double Width, double Height);
