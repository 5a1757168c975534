using Microsoft.DotNet.Interactive;
using NeuralIllumination.Charts;
using NeuralIllumination.Learning;
using NeuralIllumination.Magic;

namespace NeuralIllumination.Interactive;

/// <summary>What .NET Interactive loads with the package: it makes the host's notebooks at home with ours, and knows nothing that the library does not.</summary>
public sealed class NeuralIlluminationExtension : IKernelExtension
{
    /// <summary>Adds the magic command, its completion and hover, the bar and stop button of long calls, and the charts' needs.</summary>
    /// <param name="kernel">The host's kernel, or any of its sub-kernels.</param>
    public Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        // Before anything touches Plotly.NET: a chart of the user's own may come before the first of ours.
        FSharpOfTheHost.Accept();
        ChartFormatter.Offer();
        Kernel root = kernel.RootKernel;
        NeuralDirective.AddTo(root);
        root.AddMiddleware(NeuralLanguage.Answer, nameof(NeuralLanguage));
        LongWork.Host = () => CellWork.Of(KernelInvocationContext.Current);
        KernelInvocationContext.Current?.Display(MagicGreeting.View);
        return Task.CompletedTask;
    }
}
