namespace NeuralIllumination.Hosts.Tests;

/// <summary>.NET Interactive as it has just started, for notebooks that load the package themselves.</summary>
public sealed class NotebookSession(HostFixture host) : IAsyncLifetime
{
    private InteractiveTool? tool;

    public InteractiveTool Tool => tool!;

    public ValueTask InitializeAsync()
    {
        tool = InteractiveTool.Start(host.Home);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => tool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
