using System.Globalization;

namespace NeuralIllumination.Learning;

/// <summary>Which values a number may have: declared once, for checks, help and the page.</summary>
/// <param name="Name">What a message calls it, for example <c>Learning rate</c>.</param>
/// <param name="Least">The lower end.</param>
/// <param name="Most">The upper end.</param>
/// <param name="Default">Its value unless another is given.</param>
public sealed record NumberRange(string Name, double Least, double Most, double Default)
{
    /// <summary>Whether the lower end itself belongs to it.</summary>
    public bool HasLeast { get; init; } = true;

    /// <summary>Whether the upper end itself belongs to it.</summary>
    public bool HasMost { get; init; } = true;

    /// <summary>Whether a value lies in it; a NaN never does.</summary>
    public bool Contains(double value) =>
        (HasLeast ? value >= Least : value > Least) && (HasMost ? value <= Most : value < Most);

    /// <summary>Returns a value that lies in it.</summary>
    /// <exception cref="OptionException">It does not.</exception>
    public double Check(double value) =>
        Contains(value) ? value : throw new OptionException($"{Name} must lie in {this}; got {value}.");

    /// <summary>For a help text: <c>in (0, 10] [default: 0.1]</c>.</summary>
    public string Help => string.Create(CultureInfo.InvariantCulture, $"in {this} [default: {Default}]");

    /// <summary>The interval, for example <c>(0, 10]</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(HasLeast ? '[' : '(')}{Least}, {Most}{(HasMost ? ']' : ')')}");
}
