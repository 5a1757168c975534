[assembly: AssemblyFixture(typeof(NeuralIllumination.Hosts.Tests.HostFixture))]

namespace NeuralIllumination.Hosts.Tests;

/// <summary>One home with the tool and the package for all of these tests.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    private HostHome? home;

    public HostHome Home => home!;

    public async ValueTask InitializeAsync() =>
        home = await HostHome.MakeAsync(
            new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name
        );

    public ValueTask DisposeAsync() => home?.DisposeAsync() ?? ValueTask.CompletedTask;
}
