using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Puts a network's picture together: one phase of it, or the living one in which forward and backward take turns.</summary>
internal sealed class NetworkDrawing(StepRecord step, int row, NetworkLayout layout, Theme theme, string description)
{
    private readonly SvgPicture svg = new(
        layout.Width,
        layout.Height,
        description,
        theme,
        layout.IsStacked ? NarrowText.Size : 16
    );

    private readonly PlaneRecord? plane = PlaneDrawing.Of(step);

    /// <summary>One phase.</summary>
    /// <param name="phase">Which.</param>
    /// <param name="isStill">Whether nothing moves, which takes a third less room.</param>
    public string Draw(Phase phase, bool isStill = false)
    {
        bool backward = phase >= Phase.Backward;
        Tempo tempo = Tempo.Single(step.Layers.Count);
        if (!isStill)
            Motion.Begin(svg, tempo);
        Synapses.Base(svg, step, layout, backward);
        IReadOnlyList<Contribution> bright = Contribution.Largest(step, row, layout, backward);

        // Loss and update are moments without a direction: all that was lit stays so, and nothing travels.
        Light(bright, backward, !isStill && phase is (Phase.Forward or Phase.Backward) ? tempo : null);
        Weights(backward ? 0.6 : 1);
        Say(bright, phase, isLiving: false);
        if (!isStill)
            Motion.End(svg);
        return svg.ToString();
    }

    /// <summary>Forward, then backward, over and over; at rest the forward picture.</summary>
    public string DrawLiving()
    {
        Tempo tempo = Tempo.Living(step.Layers.Count);
        Motion.Begin(svg, tempo);
        IReadOnlyList<Contribution> forward = Contribution.Largest(step, row, layout, backward: false);
        IReadOnlyList<Contribution> back = Contribution.Largest(step, row, layout, backward: true);
        svg.Group(Class("fade"), () => Synapses.Base(svg, step, layout, backward: false));
        svg.Group(Class("fore"), () => Light(forward, backward: false, tempo));
        svg.Group(Hidden("back"), () => Light(back, backward: true, tempo));
        svg.Group(Class("fade"), () => Weights(1));

        // What both phases say is said once and stays; the rest takes turns.
        IReadOnlyList<Markup> said = svg.Collect(() => Say(forward, Phase.Forward, isLiving: true));
        IReadOnlyList<Markup> told = svg.Collect(() => Say(back, Phase.Backward, isLiving: true));
        HashSet<string> both = [.. said.Select(piece => piece.ToString())];
        both.IntersectWith(told.Select(piece => piece.ToString()));
        Add(said.Where(piece => both.Contains(piece.ToString())));
        svg.Group(Class("said"), () => Add(said.Where(piece => !both.Contains(piece.ToString()))));
        svg.Group(Hidden("told"), () => Add(told.Where(piece => !both.Contains(piece.ToString()))));
        Meet(tempo);
        Motion.End(svg);
        return svg.ToString();
    }

    private static Markup Class(string name) => $"class=\"{SvgPicture.Name(name)}\"";

    private static Markup Hidden(string name) => $"class=\"{SvgPicture.Name(name)}\" opacity=\"0\"";

    private void Add(IEnumerable<Markup> pieces)
    {
        foreach (Markup piece in pieces)
            svg.Add(piece);
    }

    private void Light(IReadOnlyList<Contribution> bright, bool backward, Tempo? tempo)
    {
        // As far as the words beside a unit, which stand closer on a narrow page.
        double reach = layout.IsStacked ? 1.2 : 1.85;
        for (int l = 1; l < layout.Layers.Count - 1; l++)
            HiddenDrawing.Lights(svg, step, row, layout.Layers[l], reach, backward, tempo);
        DialDrawing.Lights(svg, step, row, layout.Layers[^1], backward, tempo);
        Synapses.Bright(svg, step, layout, bright, backward, tempo);
        if (tempo is not null)
            Particles.Draw(svg, layout, bright, tempo, backward);
    }

    private void Weights(double dim)
    {
        for (int l = 1; l < layout.Layers.Count - 1; l++)
            Thumbnails.Draw(svg, step, row, layout.Layers[l], dim, plane);
    }

    private void Say(IReadOnlyList<Contribution> bright, Phase phase, bool isLiving)
    {
        bool backward = phase >= Phase.Backward;
        SampleDrawing.Draw(svg, step, row, layout.Layers[0], bright, backward, layout.IsStacked, plane);
        for (int l = 1; l < layout.Layers.Count - 1; l++)
            HiddenDrawing.Labels(svg, step, row, layout.Layers[l], backward, layout.IsStacked, isLiving);
        DialDrawing.Draw(svg, step, row, layout, backward, isLiving);
        if (layout.IsStacked)
            Surroundings.NarrowHeader(svg, step, row, phase);
        else
            Surroundings.Header(svg, step, row, phase);
        Surroundings.Columns(svg, step, row, layout, backward);
        if (!layout.IsStacked)
            Surroundings.Direction(svg, layout, phase);
        Surroundings.Legend(svg, step, bright.Count, backward, layout.IsStacked);
    }

    // Where light that arrived forward still stands when the error comes: the outputs at the turn, the hidden units on the way back.
    private void Meet(Tempo tempo)
    {
        foreach (LayerLayout layer in layout.Layers.Skip(1))
        {
            LayerStepRecord record = step.Layers[layer.Index - 1];
            bool isOutput = layer.Index == layout.Layers.Count - 1;
            IEnumerable<(Spot, double)> meeting =
                from unit in layer.Units
                where record.Delta![row, unit.Unit] != 0 && (isOutput || record.A[row, unit.Unit] != 0)
                select (HiddenDrawing.Middle(unit), unit.Height / 2);
            Sparkles.Draw(svg, meeting, tempo.Arrival(layer.Index, backward: true) - 0.2, tempo);
        }
    }
}
