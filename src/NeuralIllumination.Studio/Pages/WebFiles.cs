using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using NeuralIllumination.Views;

namespace NeuralIllumination.Studio.Pages;

/// <summary>The Studio's own modules and styles: what the repository holds, nobody's secret.</summary>
internal static class WebFiles
{
    public const string Root = "/web";

    private const string Prefix = "web/";

    private static readonly Assembly Own = typeof(WebFiles).Assembly;
    private static readonly HashSet<string> Names =
    [
        .. Own.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]),
    ];

    /// <summary>Whether a path is one of the files.</summary>
    public static bool Has(PathString path) =>
        path.StartsWithSegments(Root, StringComparison.Ordinal, out PathString rest)
        && Names.Contains(rest.Value!.TrimStart('/'));

    /// <summary>One of the files as text.</summary>
    public static string Text(string name)
    {
        using Stream stream = Own.GetManifestResourceStream(Prefix + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A module and all that it imports as one script, for a page that loads nothing.</summary>
    public static string Bundle(string name) => Bundles.GetOrAdd(name, entry => PageScript.Bundle(entry, Source));

    // Modules of the viewer's are imported from where they stand.
    private static string Source(string name) =>
        name.StartsWith(Viewer, StringComparison.Ordinal) ? PageScript.Source(name[Viewer.Length..]) : Text(name);

    private const string Viewer = "NeuralIllumination.Views/Web/";

    private static readonly ConcurrentDictionary<string, string> Bundles = new();

    /// <summary>Answers with one of the files.</summary>
    public static IResult Get(string name) =>
        Names.Contains(name)
            ? Results.Text(
                Text(name),
                name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript",
                System.Text.Encoding.UTF8
            )
            : Results.NotFound();
}
