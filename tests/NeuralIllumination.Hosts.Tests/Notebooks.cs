namespace NeuralIllumination.Hosts.Tests;

/// <summary>The notebooks that are executed in each host.</summary>
internal static class Notebooks
{
    /// <summary>The line that every one begins with.</summary>
    public const string Load = "#r \"nuget: NeuralIllumination\"";

    /// <summary>The one that stands for all where the package is loaded with those very words.</summary>
    public const string First = "01-first-light";

    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.GetFiles(Repository.Path("notebooks"), "*.dib").Order(StringComparer.Ordinal),
        Repository.Path("samples", "gallery.dib"),
        Repository.Path("samples", "magics.dib"),
    ];

    public static TheoryData<string> Names => [.. Paths.Select(path => Path.GetFileNameWithoutExtension(path))];

    public static string PathOf(string name) => Paths.Single(path => Path.GetFileNameWithoutExtension(path) == name);
}
