using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Draws what stands around a network: the verdict above, the columns' names, the direction and the legend below.</summary>
internal static class Surroundings
{
    public static void Header(SvgPicture svg, StepRecord step, int row, Phase phase)
    {
        Verdict verdict = Verdict.Of(step, row);
        string colour = verdict.IsRight ? svg.Theme.Right : svg.Theme.Wrong;
        svg.Text(30, 38, Words.Fit(verdict.Sentence, svg.Width - 60, 22), colour, 22, bold: true);
        string what = phase switch
        {
            Phase.Forward => "Forward → the signal runs right",
            Phase.Loss => $"Loss: this sample's is {Numbers.Brief(step.SampleLosses![row])}",
            Phase.Backward => "Backward ← the error runs left, each weight gets its share",
            Phase.Update => "Update: each weight takes its step",
        };
        svg.Text(30, 64, what, Colour(svg, phase), bold: true);
        double room = svg.Width - 90 - Words.Width(what, 16);
        svg.Text(svg.Width - 30, 64, Words.Fit(Place(step, row), room, 16), svg.Theme.Muted, anchor: "end");
    }

    /// <summary>The light of what runs.</summary>
    private static string Colour(SvgPicture svg, Phase phase) =>
        phase >= Phase.Backward ? svg.Theme.Backward : svg.Theme.Forward;

    /// <summary>The same in three short lines.</summary>
    public static void NarrowHeader(SvgPicture svg, StepRecord step, int row, Phase phase)
    {
        Verdict verdict = Verdict.Of(step, row);
        string colour = verdict.IsRight ? svg.Theme.Right : svg.Theme.Wrong;
        double room = svg.Width - 24;
        string says = verdict.Truly is null ? $"{verdict.Mark} {verdict.Judged} {verdict.Chosen}" : verdict.Judged;
        svg.Text(12, 30, Words.Fit(says, room, 19), colour, 19, bold: true);
        svg.Text(12, 53, Words.Fit(verdict.Truly ?? $"{verdict.Why}, {verdict.Truth}", room, svg.TextSize), colour);
        string what = phase switch
        {
            Phase.Forward => "↓ forward",
            Phase.Loss => $"loss {Numbers.Brief(step.SampleLosses![row])}",
            Phase.Backward => "↑ backward",
            Phase.Update => "update",
        };
        string words = $"{what} · {Place(step, row)}";
        if (Words.Width(words, svg.TextSize) > room)
            words = $"{what} · {BriefPlace(step, row)}";
        svg.Text(12, 76, Words.Fit(words, room, svg.TextSize), Colour(svg, phase));
    }

    /// <summary>For example <c>epoch 1, batch 2, training sample 17</c>.</summary>
    public static string Place(StepRecord step, int row) => $"{When.Of(step)}, {When.Sample(step.Samples[row])}";

    // The number is what tells the sample; which set it is of is said by the words that stand in for the picture.
    private static string BriefPlace(StepRecord step, int row) =>
        $"{When.Of(step)}, sample {Numbers.Count(step.Samples[row].Index)}";

    public static void Columns(SvgPicture svg, StepRecord step, int row, NetworkLayout layout, bool backward)
    {
        foreach (LayerLayout layer in layout.Layers)
        {
            if (layout.IsStacked)
            {
                string more = layer.Folded > 0 ? $" · {Numbers.Count(layer.Folded)} more" : "";
                string line = Name(step, row, layer, layer.Index == layout.Layers.Count - 1, backward) + more;
                (double x, double y) = layer.Head;
                string shown = Words.Fit(line, layer.HeadRoom, svg.TextSize);
                double wide = Words.Width(shown, svg.TextSize);
                svg.Add(
                    $"<rect x=\"{x - 5}\" y=\"{y - 15}\" width=\"{wide}\" height=\"21\" rx=\"4\" fill=\"{svg.Theme.Stage}\" fill-opacity=\"0.82\"/>"
                );
                svg.Text(x, y, shown, svg.Theme.Muted);
                continue;
            }

            bool isOutput = layer.Index == layout.Layers.Count - 1;
            string name = Words.Fit(Name(step, row, layer, isOutput, backward), layer.HeadRoom, 16);
            string anchor = layer.IsHeadCentred ? "middle" : "start";
            svg.Text(layer.Head.X, layer.Head.Y, name, svg.Theme.Muted, anchor: anchor);
            if (layer.Folded > 0)
                svg.Text(layer.More.X, layer.More.Y, $"+ {Numbers.Count(layer.Folded)} more", svg.Theme.Muted);
        }
    }

    public static void Direction(SvgPicture svg, NetworkLayout layout, Phase phase)
    {
        double y = layout.Bottom + 36;
        string colour = Colour(svg, phase);
        bool backward = phase >= Phase.Backward;
        string words = phase switch
        {
            Phase.Forward => "signal runs forward",
            Phase.Loss => "the prediction is held against the truth",
            Phase.Backward => "error runs back",
            Phase.Update => "every weight moves, against its gradient",
        };
        double left = 30;
        double right = svg.Width - 30;
        double middle = svg.Width / 2;
        double half = Words.Width(words, 16) / 2 + 10;
        Markup fade = svg.Define(
            backward ? "wb" : "wf",
            id =>
                $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{(backward ? right : left)}\" x2=\"{(backward ? left : right)}\"><stop stop-color=\"{colour}\" stop-opacity=\"0.1\"/><stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"0.9\"/></linearGradient>"
        );
        Markup head = backward ? (Markup)$"M{left},{y}l14,-7v14z" : $"M{right},{y}l-14,-7v14z";
        Markup line = $"M{left + 10},{y}H{middle - half:0.#}M{middle + half:0.#},{y}H{right - 10}M0,0v1";
        if (phase is Phase.Forward or Phase.Backward)
            svg.Add(
                $"<path fill=\"none\" stroke=\"{fade}\" stroke-width=\"2.5\" d=\"{line}\"/><path fill=\"{colour}\" d=\"{head}\"/>\n"
            );
        svg.Text(middle, y + 5.5, words, colour, anchor: "middle");
    }

    public static void Legend(SvgPicture svg, StepRecord step, int bright, bool backward, bool isStacked)
    {
        double y = svg.Height - (isStacked ? 60 : 22);
        double x = isStacked ? 12 : 30;
        if (backward)
            x = Key(svg, x, y, svg.Theme.Backward, "this sample's ∂L/∂w");
        else
        {
            x = Key(svg, x, y, svg.Theme.Positive, "weight above 0");
            x = Key(svg, x, y, svg.Theme.Negative, "weight below 0");
        }

        string size = backward ? "thicker: larger" : "thicker: larger |w|";
        string measure = backward ? "|∂L/∂w|" : "|w · x|";
        int synapses = step.Layers.Sum(layer => layer.Inputs * layer.Outputs);
        string rest =
            $"{size} · bright: {bright} of {Numbers.Count(synapses)}, largest {measure}{(backward && !isStacked ? " of each unit" : "")}";
        if (!isStacked)
        {
            svg.Text(x, y + 5.5, Words.Fit(rest, svg.Width - x - 20, 16), svg.Theme.Muted);
            return;
        }

        string[] lines = rest.Split(" · ", 2);
        svg.Text(12, y + 27, lines[0], svg.Theme.Muted);
        svg.Text(12, y + 48, Words.Fit(lines[1], svg.Width - 24, svg.TextSize), svg.Theme.Muted);
    }

    private static double Key(SvgPicture svg, double x, double y, string colour, string words)
    {
        svg.Add($"<path stroke=\"{colour}\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"M{x} {y}h26\"/>");
        svg.Text(x + 36, y + 5.5, words, svg.Theme.Muted);
        return x + 36 + Words.Width(words, svg.TextSize) + 14;
    }

    private static string Reach(StepRecord step) => $", ±{Numbers.End(PlaneDrawing.Reach(step).Inputs)}";

    private static string Name(StepRecord step, int row, LayerLayout layer, bool isOutput, bool backward)
    {
        if (layer.Index == 0)
            return layer.IsPicture
                ? $"input, {step.Shape.Width} × {step.Shape.Height} pixels"
                : Numbers.Count(layer.Count, "input") + (layer.PlaneSide > 0 ? Reach(step) : "");
        if (backward)
        {
            // A halo's strength is relative to its layer, so the largest is written down.
            double most = Strength.Most(step.Layers[layer.Index - 1].Delta!.Row(row).ToArray());
            return $"{(isOutput ? "output" : "hidden")} δ, up to ±{Numbers.Brief(most)}";
        }

        return isOutput
            ? $"{Numbers.Count(layer.Count, "output")}, {Verdict.ReadingOf(step).Function}"
            : $"{Numbers.Count(layer.Count, "hidden unit")}, {ActivationKind.Of(step.Layers[layer.Index - 1].Activation).Name}";
    }
}
