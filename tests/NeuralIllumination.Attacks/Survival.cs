namespace NeuralIllumination.Attacks;

/// <summary>What came of an attack.</summary>
/// <param name="Name">What was attacked.</param>
/// <param name="Tried">How many times.</param>
/// <param name="Accepted">How often what came was sound after all, and was taken rightly; for kills, how often the new state was found.</param>
/// <param name="Refused">How often it was refused in one line; for kills, how often the old state was found.</param>
/// <param name="Slowest">The longest that one of them took.</param>
/// <param name="Failures">What went wrong, each with the seed and the number that repeat it.</param>
public sealed record Survival(
    string Name,
    long Tried,
    long Accepted,
    long Refused,
    TimeSpan Slowest,
    IReadOnlyList<string> Failures
);
