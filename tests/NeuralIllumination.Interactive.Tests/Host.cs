using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>The real host in this process: its composite kernel with C#, and our extension loaded as the host loads it.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly CompositeKernel kernel = new() { new CSharpKernel() };
    private readonly List<KernelEvent> loading = [];

    private Host() { }

    public Kernel Kernel => kernel;

    /// <summary>What loading showed.</summary>
    public IReadOnlyList<KernelEvent> Loading => loading;

    public static async Task<Host> StartAsync()
    {
        Host host = new();
        // Within a command, as after #r: what is displayed belongs to it.
        host.kernel.AddMiddleware(
            async (command, context, next) =>
            {
                await next(command, context);
                if (command is SubmitCode { Code: "1" } && host.loading.Count == 0)
                    await new NeuralIlluminationExtension().OnLoadAsync(host.kernel);
            },
            "loads the extension"
        );
        KernelCommandResult result = await host.kernel.SendAsync(new SubmitCode("1"));
        host.loading.AddRange(result.Events);
        string[] libraries =
        [
            "NeuralIllumination",
            "NeuralIllumination.Learning",
            "NeuralIllumination.Views",
            "NeuralIllumination.Charts",
            "NeuralIllumination.Engine",
            "Plotly.NET",
            "FSharp.Core",
            "DynamicObj",
        ];
        Cell cell = await host.RunAsync(
            string.Join('\n', libraries.Select(name => $"#r \"{Path.Combine(AppContext.BaseDirectory, name)}.dll\""))
                + "\nusing NeuralIllumination;\nusing NeuralIllumination.Learning;"
        );
        Assert.Null(cell.Failure);
        return host;
    }

    public ValueTask DisposeAsync()
    {
        kernel.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task<Cell> RunAsync(string code) => new((await kernel.SendAsync(new SubmitCode(code))).Events);

    /// <summary>Runs a cell and presses the stop button as soon as something of it has been seen twice.</summary>
    public async Task<Cell> RunAndStopAsync(string code)
    {
        TaskCompletionSource seen = new();
        int updates = 0;
        using IDisposable watching = kernel.KernelEvents.Subscribe(
            new Observer(one =>
            {
                if (one is DisplayedValueUpdated && Interlocked.Increment(ref updates) == 2)
                    seen.TrySetResult();
            })
        );
        Task<KernelCommandResult> running = kernel.SendAsync(new SubmitCode(code));
        // A cell that ends by itself is looked at too, instead of waiting for ever.
        await Task.WhenAny(seen.Task, running);
        Stopwatch stop = Stopwatch.StartNew();
        await kernel.SendAsync(new Cancel());
        return new((await running).Events) { StopTook = stop.Elapsed };
    }

    /// <summary>What completion offers at the bar in a cell's text.</summary>
    public async Task<CompletionsProduced?> CompleteAsync(string text)
    {
        (string code, LinePosition place) = Place(text);
        return (await kernel.SendAsync(new RequestCompletions(code, place)))
            .Events.OfType<CompletionsProduced>()
            .SingleOrDefault();
    }

    /// <summary>What hover says at the bar in a cell's text.</summary>
    public async Task<HoverTextProduced?> HoverAsync(string text)
    {
        (string code, LinePosition place) = Place(text);
        return (await kernel.SendAsync(new RequestHoverText(code, place)))
            .Events.OfType<HoverTextProduced>()
            .SingleOrDefault();
    }

    private static (string Code, LinePosition Place) Place(string text)
    {
        string[] before = text[..text.IndexOf('|', StringComparison.Ordinal)].Split('\n');
        return (
            text.Replace("|", "", StringComparison.Ordinal),
            new LinePosition(before.Length - 1, before[^1].Length)
        );
    }

    private sealed class Observer(Action<KernelEvent> heard) : IObserver<KernelEvent>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) => throw error;

        public void OnNext(KernelEvent value) => heard(value);
    }
}
