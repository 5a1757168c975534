namespace NeuralIllumination.Hosts.Tests;

/// <summary>.NET Interactive for several tests, started once, with the package loaded and a training that has run.</summary>
public sealed class ToolFixture(HostFixture host) : IAsyncLifetime
{
    private InteractiveTool? tool;

    public InteractiveTool Tool => tool!;

    /// <summary>What came of the cell that loads the package.</summary>
    public ToolAnswer Loading { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        tool = InteractiveTool.Start(host.Home);
        Loading = await tool.ShowAsync(host.Home.Load);
        await tool.ShowAsync(
            """
            using NeuralIllumination;
            var data = Datasets.CirclesAndSquares(seed: 42);
            var network = Network.Create([64, 16, 2], seed: 42);
            var training = new Training(network, data) { LearningRate = 0.1, BatchSize = 16 };
            training.Run(epochs: 30);
            """
        );
    }

    public ValueTask DisposeAsync() => tool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
