namespace NeuralIllumination.Studio.Kernels;

/// <summary>What a cell's own lines to its host ask for.</summary>
/// <param name="Packages">Packages, in order: <c>#r "nuget: …"</c>.</param>
/// <param name="Sources">Further sources for them, as written: <c>#i "nuget:…"</c>.</param>
internal sealed record CellDirectives(IReadOnlyList<PackageLine> Packages, IReadOnlyList<string> Sources);
