using System.Reflection;
using NeuralIllumination.Charts;

namespace NeuralIllumination.Studio.Serving;

/// <summary>The script that charts answer to the pointer with. A page fetches it once and hands it to each frame that asks for it.</summary>
internal static class PlotLibrary
{
    public const string Path = "/plot-library";

    private static readonly Lazy<byte[]> Bytes = new(Read);

    /// <summary>The script.</summary>
    public static byte[] Script => Bytes.Value;

    private static byte[] Read()
    {
        Assembly plotly = typeof(Plotly.NET.Chart).Assembly;
        string name = plotly
            .GetManifestResourceNames()
            .Single(resource => resource.EndsWith($"plotly-{PlotScript.Version}.min.js", StringComparison.Ordinal));
        using Stream stream = plotly.GetManifestResourceStream(name)!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
