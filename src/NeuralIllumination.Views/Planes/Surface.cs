using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws a function over a plane: which class leads and by how much, or how high a quantity or an activation is.</summary>
internal static class Surface
{
    /// <summary>A class's lead is drawn in these steps, a quantity's size in those below, as shares of the largest.</summary>
    private static readonly double[] Leads = [0, 0.25, 0.5, 0.75, 0.95];

    private static readonly double[] Sizes = [0.1, 0.3, 0.5, 0.7, 0.9];

    /// <summary>What the outputs say of each place: classes by hue, with their border; of a quantity its size, by hue above and below 0.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="plane">What is drawn.</param>
    /// <param name="reading">How outputs are read.</param>
    /// <param name="most">Of a quantity, what is drawn fullest.</param>
    /// <param name="at">The square's upper left corner.</param>
    /// <param name="size">Its side.</param>
    public static void Outputs(SvgPicture svg, PlaneRecord plane, Reading reading, double most, Spot at, double size)
    {
        if (reading.IsRegression)
        {
            Quantity(svg, plane.Values(plane.Architecture.Layers.Count - 1, 0), most, plane.Side, 1, at, size, 0.17);
            return;
        }

        Areas areas = new(plane.Side, 1, at, size);
        Markup borders = Markup.Empty;
        for (int label = 0; label < CountOf(reading); label++)
        {
            double[] lead = plane.Lead(label);
            double highest = reading.IsProbability ? 1 : Strength.Most(lead);
            foreach (double level in Leads)
                Add(svg, areas.Fill(lead, level * highest), svg.Theme.Class(label), 0.1);
            if (label > 0)
                borders.Add(areas.Border(lead, 0));
        }

        if (!borders.IsEmpty)
            svg.Add(
                $"<path fill=\"none\" stroke=\"{svg.Theme.Text}\" stroke-width=\"1.5\" stroke-linejoin=\"round\" d=\"{borders}\"/>\n"
            );
    }

    /// <summary>How large a unit's activation is at each place, above 0 and below.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="values">The activations at the crossings.</param>
    /// <param name="most">What is drawn fullest.</param>
    /// <param name="side">Crossings in a row.</param>
    /// <param name="every">Of these, each so many are looked at.</param>
    /// <param name="at">The square's upper left corner.</param>
    /// <param name="size">Its side.</param>
    /// <param name="light">How bright one step is, 0 to 1; there are five.</param>
    public static void Quantity(
        SvgPicture svg,
        double[] values,
        double most,
        int side,
        int every,
        Spot at,
        double size,
        double light
    )
    {
        if (most is 0 || !double.IsFinite(most))
            return;
        Areas areas = new(side, every, at, size);
        foreach (bool isTurned in new[] { false, true })
        {
            foreach (double level in Sizes)
                Add(svg, areas.Fill(values, level * most, isTurned), svg.Theme.Sign(isTurned ? -1 : 1), light);
        }
    }

    /// <summary>Each class's letter in its field: A, B, C.</summary>
    public static void Letters(
        SvgPicture svg,
        PlaneRecord plane,
        Reading reading,
        Spot at,
        double size,
        double textSize
    )
    {
        for (int label = 0; label < CountOf(reading); label++)
        {
            if (plane.Heart(label) is (double across, double down) && Letter(label) is { } letter)
                svg.Text(
                    at.X + size * across,
                    at.Y + size * down + textSize / 3,
                    letter,
                    svg.Theme.Text,
                    textSize,
                    "middle",
                    bold: true
                );
        }
    }

    /// <summary>The letter of a class; null beyond the alphabet.</summary>
    public static string? Letter(int label) =>
        label < 26 ? ((char)('A' + label)).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>How many classes are told apart.</summary>
    public static int CountOf(Reading reading) => reading.IsSingle ? 2 : reading.Outputs;

    private static void Add(SvgPicture svg, Markup path, string hue, double light)
    {
        if (!path.IsEmpty)
            svg.Add($"<path fill=\"{hue}\" fill-opacity=\"{light}\" d=\"{path}\"/>\n");
    }
}
