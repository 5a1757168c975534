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

    /// <summary>Of quantities none is chosen: all of them are said.</summary>
    public bool IsChoice => IsQuantity || Verdict.IsChoice(Unit.Unit);

    public bool IsTrue => !IsQuantity && !Verdict.Reading.IsSingle && Unit.Unit == Verdict.Label;

    /// <summary>Whether it is a number to be predicted, and no class.</summary>
    public bool IsQuantity => Verdict.Reading.IsRegression;

    /// <summary>y.</summary>
    public double Target => Step.Targets[Row, Unit.Unit];

    /// <summary>How far a quantity's scale reaches, up and down: the batch's y, and this ŷ and y, lie on it.</summary>
    public double Reach => Engine.PlaneSpan.Of([.. Step.Targets.Values, Target]);

    /// <summary>Whether the number stands inside.</summary>
    public bool IsLarge => Unit.Height >= 60;

    public string Colour => IsChoice ? VerdictColour : Svg.Theme.Muted;

    public string VerdictColour => Verdict.IsRight ? Svg.Theme.Right : Svg.Theme.Wrong;

    public string Mark =>
        IsChoice ? Verdict.Mark
        : IsTrue ? "◂"
        : "";

    public string Name => $"{Mark} {Verdict.Reading.ClassOf(Unit.Unit)}".Trim();

    public string Role => IsQuantity ? $"it is {Numbers.Brief(Target)}" : Standing;

    private string Standing =>
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
