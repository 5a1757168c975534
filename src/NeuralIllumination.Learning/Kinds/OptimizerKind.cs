namespace NeuralIllumination.Learning;

/// <summary>The words of an optimiser. <see cref="Kind.Formula"/> is its rule for one weight w.</summary>
public sealed record OptimizerKind : Kind
{
    /// <summary>Which.</summary>
    public required Optimizer Value { get; init; }

    /// <inheritdoc/>
    public override int Number => (int)Value;

    /// <summary>How many numbers it remembers of each parameter.</summary>
    public int Moments => Engine.Updates.Moments(Value);

    /// <summary>What the step is called in which a weight takes its step.</summary>
    public required string Title { get; init; }

    /// <summary>What the rule takes away, for example <c>η v</c>.</summary>
    public required string Taken { get; init; }

    /// <summary>The same with its numbers put in for <c>{η}</c> and <c>{g}</c>; null where it takes more than those.</summary>
    public string? Plugged { get; init; }

    /// <summary>The rule for all parameters at once.</summary>
    public required string Whole { get; init; }

    /// <summary>The numbers that it asks for besides η.</summary>
    public IReadOnlyList<NumberRange> Parameters { get; init; } = [];

    private static readonly OptimizerKind Sgd = new()
    {
        Value = Optimizer.Sgd,
        Term = "sgd",
        Name = "SGD",
        Title = StepKind.UpdateRule.Name,
        Formula = "w ← w − η ∂L/∂w",
        Taken = "η · ∂L/∂w",
        Plugged = "{η} · {g}",
        Whole = "W ← W − η ∂L/∂W, b ← b − η ∂L/∂b",
        Source = "Robbins and Monro, \"A Stochastic Approximation Method\", 1951",
    };

    private static readonly OptimizerKind Momentum = new()
    {
        Value = Optimizer.Momentum,
        Term = "momentum",
        Name = "momentum",
        Title = $"{StepKind.UpdateRule.Name}, momentum",
        Formula = "v ← μ v + g, w ← w − η v, with g = ∂L/∂w",
        Taken = "η v",
        Whole = "W ← W − η v, b ← b − η v",
        Parameters = [Ranges.Momentum],
        Source = "Polyak, 1964; in this form Sutskever et al., 2013, section 2",
    };

    private static readonly OptimizerKind Adam = new()
    {
        Value = Optimizer.Adam,
        Term = "adam",
        Name = "Adam",
        Title = $"{StepKind.UpdateRule.Name}, Adam",
        Formula = "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε)",
        Taken = "η m̂ / (√v̂ + ε)",
        Whole = "θ ← θ − η m̂ / (√v̂ + ε), θ all of W and b",
        Parameters = [Ranges.Beta1, Ranges.Beta2],
        Source = "Kingma and Ba, \"Adam: A Method for Stochastic Optimization\", 2015, algorithm 1",
    };

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<OptimizerKind> All { get; } = [.. Enum.GetValues<Optimizer>().Select(Of)];

    /// <summary>The words of an optimiser.</summary>
    public static OptimizerKind Of(Optimizer optimizer) =>
        optimizer switch
        {
            Optimizer.Sgd => Sgd,
            Optimizer.Momentum => Momentum,
            Optimizer.Adam => Adam,
        };
}
