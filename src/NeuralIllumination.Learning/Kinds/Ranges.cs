namespace NeuralIllumination.Learning;

/// <summary>The numbers that a training asks for, each with its range.</summary>
public static class Ranges
{
    /// <summary>η.</summary>
    public static NumberRange LearningRate { get; } = new("Learning rate", 0, 10, 0.1) { HasLeast = false };

    /// <summary>μ.</summary>
    public static NumberRange Momentum { get; } =
        new("Momentum", 0, 1, Engine.Updates.UsualMomentum) { HasMost = false };

    /// <summary>β₁ of Adam.</summary>
    public static NumberRange Beta1 { get; } = new("Beta1", 0, 1, Engine.Updates.UsualBeta1) { HasMost = false };

    /// <summary>β₂ of Adam.</summary>
    public static NumberRange Beta2 { get; } = new("Beta2", 0, 1, Engine.Updates.UsualBeta2) { HasMost = false };

    /// <summary>λ.</summary>
    public static NumberRange L2 { get; } = new("L2", 0, 1, 0);

    /// <summary>The noise of a generated data set, of which each has its own usual amount.</summary>
    public static NumberRange Noise(double usual) => new("Noise", 0, 0.5, usual);

    /// <summary>The share of a user's own data to be tested on.</summary>
    public static NumberRange TestShare { get; } = new("Test share", 0, 1, 0.2) { HasMost = false };
}
