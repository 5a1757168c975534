namespace NeuralIllumination.Magic;

/// <summary>What may stand at a place of a <c>#!neural</c> line.</summary>
/// <param name="Start">Where the text begins that an offer replaces: characters from the cell's start.</param>
/// <param name="Length">How long that text is.</param>
/// <param name="Offers">The ways to go on, the likeliest first; none where only the one who types knows: a path, a number.</param>
public sealed record MagicOffers(int Start, int Length, IReadOnlyList<MagicOffer> Offers);
