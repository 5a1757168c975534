using System.Reflection;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic;

/// <summary>What a host says once it has taken the magic command up.</summary>
public static class MagicGreeting
{
    /// <summary>Two lines: what was registered, and how to get help.</summary>
    public static View View { get; } =
        new NoteView(
            $"Neural Illumination {Version}: {Magics.Name} with {Magics.Verbs.Count} verbs, and a view for each of its values.\n"
                + $"{Magics.Name} help lists the verbs; in C#, begin with using NeuralIllumination;"
        );

    /// <summary>The package's own version where the library was loaded from one; else the library's.</summary>
    /// <remarks>
    /// A restored package lies in <c>neuralillumination/VERSION/lib/net8.0</c>. The library cannot hold that number itself: a package may be packed
    /// under a new one (<c>-p:Fresh=true</c>) without the library being compiled anew.
    /// </remarks>
    internal static string VersionOf(string libraryPath, Version ofTheLibrary)
    {
        DirectoryInfo? package = libraryPath.Length > 0 ? new FileInfo(libraryPath).Directory?.Parent?.Parent : null;
        return
            package?.Parent?.Name.Equals("NeuralIllumination", StringComparison.OrdinalIgnoreCase) == true
            && File.Exists(Path.Combine(package.FullName, "neuralillumination.nuspec"))
            ? package.Name
            : ofTheLibrary.ToString(3);
    }

    private static string Version
    {
        get
        {
            Assembly library = typeof(MagicGreeting).Assembly;
            return VersionOf(library.Location, library.GetName().Version!);
        }
    }
}
