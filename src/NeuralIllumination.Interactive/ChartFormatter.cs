using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using NeuralIllumination.Charts;
using Plotly.NET;

namespace NeuralIllumination.Interactive;

/// <summary>Shows a <see cref="GenericChart"/> that a cell returns, with our offline script.</summary>
/// <remarks>
/// Only where nobody else does: Plotly.NET.Interactive, loaded later, registers its own formatter, which the host then takes first; loaded
/// earlier, it is found here and left alone. Plotly.NET itself is not loaded for this: it takes a tenth of a second, and most notebooks load
/// the package before they draw.
/// </remarks>
internal static class ChartFormatter
{
    private const string Charts = "Plotly.NET";
    private const string TheirFormatter = "Plotly.NET.Interactive";

    public static void Offer()
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == Charts)
                Register();
        };
        if (IsLoaded(Charts))
            Register();
    }

    // Not inlined: the type loads Plotly.NET.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register()
    {
        if (IsLoaded(TheirFormatter))
            return;
        Formatter.Register<GenericChart>(chart => new GenericChartView(chart).ToHtml(), HtmlFormatter.MimeType);
        Formatter.Register<GenericChart>(chart => new GenericChartView(chart).ToString(), PlainTextFormatter.MimeType);
        // For another language, and for the Variables view.
        Formatter.Register<GenericChart>(chart => new GenericChartView(chart).ToJson(), "application/json");
        // Words too, as of every view: for whoever shows no page.
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    private static bool IsLoaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Any((Assembly assembly) => assembly.GetName().Name == name);
}
