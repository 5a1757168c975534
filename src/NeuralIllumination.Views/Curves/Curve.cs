namespace NeuralIllumination.Views;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it is called, written at its end.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="IsDashed">Dashed: the test set.</param>
/// <param name="Points">Epoch and value; where the value is missing or no number, the line has a gap.</param>
/// <param name="Last">The last value, written.</param>
internal sealed record Curve(
    string Name,
    string Colour,
    bool IsDashed,
    IReadOnlyList<(int Epoch, double? Value)> Points,
    string Last
);
