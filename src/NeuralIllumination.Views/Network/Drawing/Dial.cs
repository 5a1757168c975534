using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One output of a picture, with all that its drawing needs.</summary>
internal sealed record Dial(
    SvgPicture Svg,
    StepRecord Step,
    int Row,
    UnitLayout Unit,
    Verdict Verdict,
    bool Backward,
    bool IsLiving
)
{
    public double Value => Step.Probabilities[Row, Unit.Unit];

    /// <summary>Whether a line of its words is kept for δ, so that they stand still when it comes.</summary>
    public bool HasLineForDelta => Backward || IsLiving;

    public bool IsChoice => Verdict.IsChoice(Unit.Unit);

    public bool IsTrue => !Verdict.Reading.IsSingle && Unit.Unit == Verdict.Label;

    /// <summary>Whether the number stands inside.</summary>
    public bool IsLarge => Unit.Height >= 60;

    public string Colour => IsChoice ? VerdictColour : Svg.Theme.Muted;

    public string VerdictColour => Verdict.IsRight ? Svg.Theme.Right : Svg.Theme.Wrong;

    public string Mark =>
        IsChoice ? Verdict.Mark
        : IsTrue ? "◂"
        : "";

    public string Name => $"{Mark} {Verdict.Reading.ClassOf(Unit.Unit)}".Trim();

    public string Role =>
        (IsChoice, IsTrue) switch
        {
            (true, true) => "chosen, and true",
            (true, false) => "chosen, not true",
            (false, true) => "the true class",
            _ => "",
        };

    /// <summary>What runs back through it; null in a forward picture.</summary>
    public string? Delta => Backward ? "δ " + Numbers.Brief(Step.Layers[^1].Delta![Row, Unit.Unit]) : null;
}
