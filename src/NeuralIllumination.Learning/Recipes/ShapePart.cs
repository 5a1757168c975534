namespace NeuralIllumination.Learning;

/// <summary>How samples look, in a JSON document. The number of values is written for its readers, and must be what it says.</summary>
internal sealed record ShapePart
{
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required IReadOnlyList<string> Classes { get; init; }
    public int? Features { get; init; }
    public bool? IsRegression { get; init; }
    public IReadOnlyList<string>? Inputs { get; init; }

    public static ShapePart Of(PictureShape shape) =>
        new()
        {
            Width = shape.Width,
            Height = shape.Height,
            Classes = shape.Classes,
            Features = shape.Features,
            IsRegression = shape.IsRegression ? true : null,
            Inputs = shape.Inputs,
        };

    /// <exception cref="ShapeException">No picture, or another number of values than it says.</exception>
    /// <exception cref="SampleException">Too few classes, or one without a name of its own.</exception>
    public PictureShape ToShape()
    {
        if (Width < 1 || Height < 1 || (long)Width * Height > Architecture.MostParameters)
            throw new ShapeException($"a picture must be at least 1 by 1; got {Width} by {Height}.");
        if (Features is { } features && features != Width * Height)
            throw new ShapeException($"a picture of {Width} by {Height} has {Width * Height} values; got {features}.");
        bool isRegression = IsRegression ?? false;
        ClassNames.Check(Classes, isRegression ? 1 : 2);
        if (Inputs is not null)
            InputNames.Check(Inputs, Width * Height);
        return new PictureShape(Width, Height, Classes) { IsRegression = isRegression, Inputs = Inputs };
    }
}
