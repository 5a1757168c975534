using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>What a page needs to draw a network live: where everything stands, and its colours. Numbers are rounded to a tenth of a pixel.</summary>
internal static class StageJson
{
    /// <summary>Both layouts, wide and narrow, for the sample of a step; both sets of colours; what the classes are called.</summary>
    public static object Of(StepRecord step)
    {
        IEnumerable<int> Choose(int layer, int count) => Importance.Units(step, 0, layer, count);
        NetworkLayout Layout(bool isStacked) => NetworkLayout.OfStage(step.Architecture, step.Shape, Choose, isStacked);
        return new
        {
            layouts = new { wide = Of(Layout(false), step.Shape), narrow = Of(Layout(true), step.Shape) },
            palettes = new { dark = Of(Theme.Dark), light = Of(Theme.Light) },
            classes = step.Shape.Classes,
            shape = new { width = step.Shape.Width, height = step.Shape.Height },
        };
    }

    private static object Of(NetworkLayout layout, PictureShape shape) =>
        new
        {
            width = Tenth(layout.Width),
            height = Tenth(layout.Height),
            stacked = layout.IsStacked,
            layers = layout.Layers.Select(layer => Of(layer, shape.Width)),
        };

    // A picture's pixels and their ports stand in even steps: a few numbers tell of all of them.
    private static object Of(LayerLayout layer, int columns)
    {
        if (!layer.IsPicture)
        {
            return new
            {
                count = layer.Count,
                x = Tenth(layer.X),
                width = Tenth(layer.Width),
                units = layer.Units.Select(u =>
                    new[] { u.Unit, u.X, u.Y, u.Width, u.Height, u.In.X, u.In.Y, u.Out.X, u.Out.Y }.Select(Tenth)
                ),
            };
        }

        UnitLayout first = layer.Units[0];
        UnitLayout last = layer.Units[^1];
        int gaps = Math.Max(1, layer.Count - 1);
        bool isDown = first.Out.X != last.Out.X;
        return new
        {
            count = layer.Count,
            x = Tenth(layer.X),
            width = Tenth(layer.Width),
            columns,
            cell = first.Width,
            at = new[] { first.X, first.Y },
            ports = new[]
            {
                first.Out.X,
                first.Out.Y,
                (last.Out.X - first.Out.X) / gaps,
                (last.Out.Y - first.Out.Y) / gaps,
            },
            byColumn = isDown,
        };
    }

    private static object Of(Theme theme) =>
        new
        {
            stage = theme.Stage,
            raised = theme.Raised,
            edge = theme.Edge,
            text = theme.Text,
            muted = theme.Muted,
            positive = theme.Positive,
            negative = theme.Negative,
            forward = theme.Forward,
            glow = theme.Glow,
            backward = theme.Backward,
            right = theme.Right,
            wrong = theme.Wrong,
            layers = theme.Layers,
        };

    private static double Tenth(double value) => Math.Round(value, 1);
}
