using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A sample's values as a table: a picture's in their rows and columns, others one to a row.</summary>
internal static class PixelTable
{
    private const int MostOpen = 12;

    public static Table Of(SampleRecord sample, bool isFolded = false)
    {
        PictureShape shape = sample.Shape;
        bool isPicture = shape.Width > 1;
        string[] columns = isPicture
            ? [.. Enumerable.Range(0, shape.Width).Select(c => c.ToString(CultureInfo.InvariantCulture))]
            : ["x"];
        string caption = isPicture
            ? $"x, {shape.Width} × {shape.Height}, row by row"
            : $"x, {Numbers.Count(shape.Features, "value")}";
        Table table = new(caption, [isPicture ? "row" : "input", .. columns])
        {
            IsFolded = isFolded || shape.Width > MostOpen || shape.Height > MostOpen,
        };
        int rows = isPicture ? shape.Height : shape.Features;
        for (int r = 0; r < rows; r++)
        {
            Cell[] values =
            [
                .. Enumerable.Range(0, shape.Width).Select(c => Cell.Plain(sample.Pixels[r * shape.Width + c])),
            ];
            bool isNumbered = isPicture || (shape.Inputs is null && r < shape.Given);
            table.Add([isNumbered ? r.ToString(CultureInfo.InvariantCulture) : shape.InputName(r), .. values]);
        }

        return table;
    }
}
