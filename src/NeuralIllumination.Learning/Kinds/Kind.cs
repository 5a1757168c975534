namespace NeuralIllumination.Learning;

/// <summary>What all that can be chosen has: a number for the engine, a term for recipes, a name and a formula for people.</summary>
public abstract record Kind
{
    /// <summary>Its number in the engine, here and in the page; it never changes.</summary>
    public abstract int Number { get; }

    /// <summary>Its one spelling in recipes, on the command line and in magic commands, for example <c>leaky-relu</c>.</summary>
    public required string Term { get; init; }

    /// <summary>What it is called, for example <c>leaky ReLU</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required string Formula { get; init; }

    /// <summary>Who described it, when and where.</summary>
    public required string Source { get; init; }
}
