namespace NeuralIllumination.Interactive.Tests;

/// <summary>A host for all tests of a class, which take turns.</summary>
public sealed class StartedHost : IAsyncLifetime
{
    internal Host Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await Host.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
