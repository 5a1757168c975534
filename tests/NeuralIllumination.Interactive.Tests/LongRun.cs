namespace NeuralIllumination.Interactive.Tests;

/// <summary>A host with a training that has come so far that to run it again takes seconds, and one that has not.</summary>
public sealed class LongRun : IAsyncLifetime
{
    internal const string Name = "far";

    internal Host Host { get; private set; } = null!;

    internal Training Training { get; } = New();

    internal Training Short { get; } = New();

    public async ValueTask InitializeAsync()
    {
        Host = await Host.StartAsync();
        Training.Run(60_000);
        // In the midst of an epoch, so that what is kept is a batch too.
        Training.Step();
        Short.Run(240);
        Neural.Register(Name, Training);
        await Host.RunAsync($"var {Name} = Neural.Get(\"{Name}\");");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static Training New() => new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
}
