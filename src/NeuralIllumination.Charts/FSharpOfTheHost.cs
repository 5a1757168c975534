using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Usage",
    "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
    Scope = "member",
    Target = "~M:NeuralIllumination.Charts.FSharpOfTheHost.Accept",
    Justification = "It must run before this library's first use of Plotly.NET, whichever that is."
)]

namespace NeuralIllumination.Charts;

/// <summary>Lets Plotly.NET run on the FSharp.Core that a notebook's host has loaded already.</summary>
/// <remarks>
/// Plotly.NET 6.0.0 asks for FSharp.Core 10.1; .NET Interactive brings 10.0.103 among its own files, everything lands in one load context, and
/// the runtime takes no older version for a newer one by itself: every chart would end in "Could not load file or assembly FSharp.Core". A
/// second copy beside the host's is no way out, since its lists are other types than those that Plotly.NET was given. The members that charts
/// use are in both versions. A program has the version that its packages ask for, and is never asked here.
/// </remarks>
public static class FSharpOfTheHost
{
    private const string Name = "FSharp.Core";
    private static int isAccepted;

    /// <summary>
    /// From here on, who asks for FSharp.Core in a version that is not to be had gets the copy that is there. It runs by itself before this
    /// library's first chart; a host calls it earlier, so that a user's own Plotly.NET works before that too. Calling it again does nothing.
    /// </summary>
    [ModuleInitializer]
    public static void Accept()
    {
        if (Interlocked.Exchange(ref isAccepted, 1) == 1)
            return;
        AssemblyLoadContext.Default.Resolving += Answer;
        // A host that loads packages into a context of their own asks there.
        if (
            AssemblyLoadContext.GetLoadContext(typeof(FSharpOfTheHost).Assembly) is { } own
            && own != AssemblyLoadContext.Default
        )
            own.Resolving += Answer;
    }

    private static Assembly? Answer(AssemblyLoadContext context, AssemblyName asked)
    {
        // Without a version the question is our own.
        if (asked.Name != Name || asked.Version is null)
            return null;
        try
        {
            return context.LoadFromAssemblyName(new AssemblyName(Name));
        }
        catch (FileNotFoundException)
        {
            // There is none at all: the runtime says so, with the version that was asked for.
            return null;
        }
    }
}
