namespace NeuralIllumination.Views;

/// <summary>Writes what stands beside or below an output: its class, its role, its number.</summary>
internal static class DialWords
{
    /// <summary>A single output: both classes, the complement said in words; without probabilities the threshold.</summary>
    public static void Single(Dial dial)
    {
        SvgPicture svg = dial.Svg;
        Verdict verdict = dial.Verdict;
        Reading reading = verdict.Reading;
        double left = dial.Unit.X + dial.Unit.Width + 14;
        double room = svg.Width - left - 6;
        double y = dial.Unit.Centre.Y - (dial.HasLineForDelta ? 30 : 20);
        if (reading.IsProbability)
        {
            foreach (int label in new[] { 1, 0 })
            {
                bool isChosen = label == verdict.Choice;
                string value = " " + reading.Support([dial.Value], label);
                string mark =
                    isChosen ? verdict.Mark + " "
                    : label == verdict.Label ? "◂ "
                    : "";
                double size = isChosen ? 19 : svg.TextSize;
                string name = Words.Fit(mark + reading.NameOf(label), room - Words.Width(value, size), size);
                svg.Text(left, y, name + value, isChosen ? dial.VerdictColour : svg.Theme.Muted, size, bold: isChosen);
                y += 25;
            }
        }
        else
        {
            string name = Words.Fit($"{verdict.Mark} {verdict.Chosen}", room, 19);
            svg.Text(left, y, name, dial.VerdictColour, 19, bold: true);
            string compared = $"{Numbers.Brief(dial.Value)} {(verdict.Choice == 1 ? "> 0.5" : "≤ 0.5")}";
            svg.Text(left, y + 25, Words.Fit($"ŷ {compared}", room, svg.TextSize));
            y += 50;
        }

        svg.Text(left, y, verdict.IsRight ? "chosen, and true" : "chosen, not true", svg.Theme.Muted);
        if (dial.Delta is { } delta)
            svg.Text(left, y + 24, delta, svg.Theme.Backward);
    }

    /// <summary>At the right of a large dial.</summary>
    public static void Beside(Dial dial)
    {
        SvgPicture svg = dial.Svg;
        Spot at = dial.Unit.Centre;
        double left = dial.Unit.X + dial.Unit.Width + 14;
        double room = svg.Width - left - 8;
        svg.Text(
            left,
            at.Y - (dial.HasLineForDelta ? 10 : 3),
            Words.Fit(dial.Name, room, 19),
            dial.IsChoice ? dial.Colour : svg.Theme.Text,
            19,
            bold: true
        );
        svg.Text(left, at.Y + (dial.HasLineForDelta ? 11 : 18), dial.Role, svg.Theme.Muted);
        if (dial.Delta is { } delta)
            svg.Text(left, at.Y + 32, delta, svg.Theme.Backward);
    }

    /// <summary>At the right of a small dial, the number at the edge.</summary>
    public static void Line(Dial dial)
    {
        SvgPicture svg = dial.Svg;
        Spot at = dial.Unit.Centre;
        double left = dial.Unit.X + dial.Unit.Width + 14;
        double room = svg.Width - left - 8;
        string value = dial.Delta ?? dial.Verdict.Reading.Write(dial.Value);
        string shown = Words.Fit(dial.Name, room - 9.5 * value.Length - 10, 16);
        svg.Text(left, at.Y + 5.5, shown, NameColour(dial), bold: dial.IsChoice || dial.IsTrue);
        svg.Text(svg.Width - 10, at.Y + 5.5, value, dial.Backward ? svg.Theme.Backward : svg.Theme.Text, anchor: "end");
    }

    /// <summary>Below a dial, where layers are stacked.</summary>
    public static void Below(Dial dial, NetworkLayout layout)
    {
        SvgPicture svg = dial.Svg;
        double room = layout.Layers[^1].WordsRoom;
        double y = dial.Unit.Y + dial.Unit.Height + 18;
        double x = dial.Unit.Centre.X;
        double size = svg.TextSize;
        svg.Text(
            x,
            y,
            Words.Fit(dial.Name, room, size),
            NameColour(dial),
            size,
            "middle",
            dial.IsChoice || dial.IsTrue
        );
        double number = dial.Backward ? dial.Step.Layers[^1].Delta![dial.Row, dial.Unit.Unit] : dial.Value;
        string colour = dial.Backward ? svg.Theme.Backward : svg.Theme.Text;
        if (!dial.IsLarge)
            svg.Text(
                x,
                y + 18,
                dial.Backward || !dial.Verdict.Reading.IsProbability
                    ? Numbers.Fitting(number, room, size)
                    : Numbers.Percent(number),
                colour,
                anchor: "middle"
            );
        else if (dial.Backward)
            svg.Text(x, y + 18, Words.Fit(dial.Delta!, room, size), colour, anchor: "middle");
        else
            svg.Text(
                x,
                y + 18,
                Words.Fit(
                    dial.IsQuantity ? dial.Role
                        : dial.IsChoice ? "chosen"
                        : dial.IsTrue ? "true class"
                        : "",
                    room,
                    size
                ),
                svg.Theme.Muted,
                anchor: "middle"
            );
    }

    private static string NameColour(Dial dial) =>
        dial.IsChoice ? dial.Colour
        : dial.IsTrue ? dial.Svg.Theme.Text
        : dial.Svg.Theme.Muted;
}
