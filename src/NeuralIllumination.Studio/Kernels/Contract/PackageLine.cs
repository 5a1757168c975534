using NuGet.Versioning;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A line <c>#r "nuget: Name, version"</c>.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">What was asked for; <c>*</c>, the newest stable one, where the line names none.</param>
/// <param name="Line">Where it stands in the cell, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record PackageLine(string Name, string Version, int Line, int Column)
{
    /// <summary>What a line without a version asks for.</summary>
    public const string Newest = "*";

    /// <summary>The package as a reader is told of it.</summary>
    public string Words => Version is Newest ? Name : $"{Name} {Version}";

    /// <summary>Whether a version is what the line asks for. A line without one takes what is there.</summary>
    public bool Takes(NuGetVersion there) =>
        NuGetVersion.TryParse(Version, out NuGetVersion? exact) ? exact == there
        : VersionRange.Parse(Version) is { Float: { } floating } ? floating.Satisfies(there)
        : VersionRange.Parse(Version).Satisfies(there);

    /// <summary>One line about this one.</summary>
    public CellException Refused(string message) => new(message, Line, Column) { Name = "NotRestored" };
}
