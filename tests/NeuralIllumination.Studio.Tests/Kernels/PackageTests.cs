using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary><c>#r "nuget: …"</c> and <c>#i "nuget: …"</c>: packages come by the SDK's own restore, from a feed that each test makes.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Nowhere = "/nowhere/dotnet";

    private readonly PackageFeed feed = new();

    public void Dispose() => feed.Dispose();

    [Fact]
    public async Task A_package_and_what_it_needs_are_restored_compiled_against_loaded_and_completed()
    {
        feed.Pack(
            "Wire",
            "2.0.0",
            "namespace Wires { public static class Wire { public static string Carry() => \"light\"; } }"
        );
        feed.Pack(
            "Lamp",
            "1.2.3",
            "namespace Lamps { public class Lamp { public string Glow() => Wires.Wire.Carry(); } }",
            [("Wire", "2.0.0", feed.Assembly("Wire", "2.0.0"))]
        );
        await using CSharpKernel kernel = feed.Kernel();

        IReadOnlyList<Output> outputs = await Run(kernel, "#r \"nuget: Lamp, 1.2.3\"\nusing Lamps;\nnew Lamp().Glow()");

        Assert.Equal(StreamOutput.Notice("Restored Lamp 1.2.3.\n"), outputs[0]);
        Assert.Equal("light", Plain(outputs[1]));
        // What the package needs may be used as well.
        Assert.Equal("light", Plain(Assert.Single(await Run(kernel, "#r \"nuget: Wire\"\nWires.Wire.Carry()"))));
        Assert.Contains(
            await kernel.CompleteAsync("new Lamp().", 11, CancellationToken.None),
            found => found.Text == "Glow"
        );
    }

    [Theory]
    [InlineData("nuget: Lamp", "1.10.0")]
    [InlineData("nuget:Lamp,*", "1.10.0")]
    [InlineData("nuget: Lamp, *-*", "2.0.0-dim")]
    [InlineData("nuget: Lamp, 1.9.*", "1.9.1")]
    [InlineData("nuget: Lamp, [1.2,1.9.1]", "1.2.0")]
    public async Task A_version_is_found_as_the_line_asks(string line, string version)
    {
        foreach (string one in (string[])["1.2.0", "1.9.1", "1.10.0", "2.0.0-dim"])
            feed.Pack("Lamp", one, $"public static class Lamp {{ public const string Made = \"{one}\"; }}");
        await using CSharpKernel kernel = feed.Kernel();
        Assert.Equal(version, Plain((await Run(kernel, $"#r \"{line}\"\nLamp.Made"))[^1]));
    }

    [Fact]
    public async Task The_same_twice_says_nothing_and_another_version_is_refused_in_one_line()
    {
        foreach (string one in (string[])["1.2.0", "1.3.0"])
            feed.Pack("Lamp", one, $"public static class Lamp {{ public const string Made = \"{one}\"; }}");
        feed.Pack("Shade", "1.0.0", "public static class Shade { public const int Size = 3; }");
        await using CSharpKernel kernel = feed.Kernel();
        IReadOnlyList<Output> both = await Run(
            kernel,
            "#r \"nuget: Lamp, 1.2.0\"\n#r \"nuget: Shade\"\n#r \"nuget: Lamp, 1.2.0\"\nLamp.Made + Shade.Size"
        );
        Assert.Equal(StreamOutput.Notice("Restored Lamp 1.2.0, Shade 1.0.0.\n"), both[0]);
        Assert.Equal("1.2.03", Plain(both[1]));

        Assert.Empty(await Run(kernel, "#r \"nuget: lamp, 1.2.0\"\n#r \"nuget: Lamp\"\n#r \"nuget: Lamp, 1.*\""));
        ErrorOutput refused = Error(await Run(kernel, "\n#r \"nuget: Lamp, 1.3.0\""));
        Assert.Equal(
            (
                "NotRestored",
                "Lamp 1.3.0 cannot come beside Lamp 1.2.0, which this kernel has already. Restart the kernel to change the version.",
                2
            ),
            (refused.Name, refused.Message, refused.Line)
        );
        Assert.Equal(
            "Hat 2.0.0 cannot come beside Hat 1.0.0, which this cell asks for too.",
            Error(await Run(kernel, "#r \"nuget: Hat, 1.0.0\"\n#r \"nuget: Hat, 2.0.0\"")).Message
        );
        Assert.Equal("1.2.0", Plain(Assert.Single(await Run(kernel, "Lamp.Made"))));
    }

    [Fact]
    public async Task A_folder_beside_the_notebook_is_a_source_and_one_that_is_not_there_does_no_harm()
    {
        feed.Pack("Lamp", "1.0.0", "public static class Lamp { public const int Light = 7; }", feed: "mine");
        await using CSharpKernel kernel = feed.Kernel();
        Assert.Empty(await Run(kernel, "#i \"nuget:/a/folder/of/packages\"\n#i \"nuget: mine\""));
        Assert.Equal("7", Plain((await Run(kernel, "#r \"nuget: Lamp\"\nLamp.Light"))[^1]));
        Assert.Contains(
            "no source has the package Shade. Look at its name, or name a source that has it with #i \"nuget:FOLDER-OR-URL\". The folder /a/folder/of/packages, which #i names as a source, does not exist.",
            Error(await Run(kernel, "#r \"nuget: Shade\"")).Message
        );
    }

    [Theory]
    [InlineData(
        "Nothing.Of.This.Name, 1.0.0",
        "Nothing.Of.This.Name 1.0.0 was not restored: no source has the package Nothing.Of.This.Name. Look at its name, or name a source that has it with #i \"nuget:FOLDER-OR-URL\"."
    )]
    [InlineData(
        "Lamp, 9.0.0",
        "Lamp 9.0.0 was not restored: no source has this version of Lamp; the nearest is 1.0.0. Ask for another, or for none to get the newest stable one."
    )]
    [InlineData(
        "Lamp, newest",
        "\"newest\" is no version of a package; expected one such as 1.2.3, 1.2.* or * in #r \"nuget: Lamp, VERSION\"."
    )]
    [InlineData(
        "Plotly.NET, 99.0.0",
        "Plotly.NET 99.0.0 cannot come beside Plotly.NET 6.0.0, which the Studio itself uses. Ask for a version that goes with it, or for none."
    )]
    public async Task What_cannot_be_had_is_one_line_with_what_to_do(string asked, string message)
    {
        feed.Pack("Lamp", "1.0.0", "public static class Lamp { }");
        await using CSharpKernel kernel = feed.Kernel();
        ErrorOutput error = Error(await Run(kernel, $"\n#r \"nuget: {asked}\"\n1"));
        Assert.Equal(("NotRestored", message, 2), (error.Name, error.Message, error.Line));
        Assert.Empty(error.Trace);
        Assert.Equal("2", Plain(Assert.Single(await Run(kernel, "1 + 1"))));
    }

    [Fact]
    public async Task Offline_is_said_and_what_was_restored_once_is_there_all_the_same()
    {
        feed.Pack("Lamp", "1.0.0", "public static class Lamp { public const int Light = 7; }");
        await using (CSharpKernel online = feed.Kernel())
        {
            await Run(online, "#r \"nuget: Lamp, 1.0.0\"");
            await using CSharpKernel other = feed.Kernel();
            await Run(other, "#r \"nuget: Lamp\"");
        }

        feed.Configure("http://127.0.0.1:9/index.json");
        await using CSharpKernel kernel = feed.Kernel();
        string message = Error(await Run(kernel, "#r \"nuget: Shade, 1.0.0\"")).Message;
        Assert.StartsWith("Shade 1.0.0 was not restored: a package source does not answer (", message);
        Assert.EndsWith(
            "127.0.0.1:9/index.json). Connect this machine, or name a folder that has the package with #i \"nuget:FOLDER\".",
            message
        );
        Assert.Equal("7", Plain((await Run(kernel, "#r \"nuget: Lamp\"\nLamp.Light"))[^1]));
        // A version that is named and known is not even asked for.
        await using CSharpKernel alone = feed.Kernel(Nowhere);
        Assert.Equal("7", Plain((await Run(alone, "#r \"nuget: Lamp, 1.0.0\"\nLamp.Light"))[^1]));
    }

    [Fact]
    public async Task Without_an_sdk_that_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        string whole = Path.GetDirectoryName(KernelLaunch.Dotnet())!;
        string bare = Directory.CreateDirectory(Path.Combine(feed.Path, "bare")).FullName;
        foreach (string part in (string[])["host", "shared"])
            Directory.CreateSymbolicLink(Path.Combine(bare, part), Path.Combine(whole, part));
        File.Copy(Path.Combine(whole, "dotnet"), Path.Combine(bare, "dotnet"));
        await using CSharpKernel kernel = feed.Kernel(Path.Combine(bare, "dotnet"));
        Assert.Equal(
            "Lamp 1.0.0 was not restored: that needs the .NET SDK, and only its runtime is here. Install the SDK, or run the cell where it is.",
            Error(await Run(kernel, "#r \"nuget: Lamp, 1.0.0\"")).Message
        );
    }

    [Fact]
    public async Task While_it_restores_a_bar_moves_and_an_interruption_ends_it()
    {
        // A source that takes the question and never answers.
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        feed.Configure($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/index.json");
        await using CSharpKernel kernel = feed.Kernel();
        using CancellationTokenSource stop = new();
        Bar bar = new();
        Task<IReadOnlyList<Output>> running = kernel.RunAsync(1, "#r \"nuget: Lamp, 1.2.3\"", bar, stop.Token);
        DisplayOutput shown = await bar.Shown;
        using (await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await stop.CancelAsync();

        Assert.Equal("Restoring Lamp 1.2.3 …", shown[MimeText.Plain]);
        Assert.Contains("animation", shown[MimeText.Html]);
        IReadOnlyList<Output> outputs = await running;
        Assert.Equal(StreamOutput.Notice("Not restored: Lamp 1.2.3.\n"), outputs[0]);
        Assert.Equal("Interrupted", Error(outputs).Name);
        Assert.Equal("2", Plain(Assert.Single(await Run(kernel, "1 + 1"))));
    }

    [Theory]
    [InlineData("Plotly.NET")]
    [InlineData("Plotly.NET, 6.0.0")]
    [InlineData("Plotly.NET.Interactive, 6.0.0")]
    public async Task What_the_studio_has_is_passed_over(string asked)
    {
        await using CSharpKernel kernel = feed.Kernel(Nowhere);
        Assert.Equal(
            typeof(Plotly.NET.Chart).Assembly.Location,
            Plain(
                Assert.Single(await Run(kernel, $"#r \"nuget: {asked}\"\ntypeof(Plotly.NET.Chart).Assembly.Location"))
            )
        );
    }

    [Fact]
    public async Task A_package_that_needs_what_the_studio_has_gets_the_studios()
    {
        feed.Pack("SkiaSharp", "1.0.0", "namespace SkiaSharp { public struct SKColor { } }");
        feed.Pack(
            "Paint",
            "1.0.0",
            "public static class Paint { public static object Colour() => new SkiaSharp.SKColor(); }",
            [("SkiaSharp", "1.0.0", feed.Assembly("SkiaSharp", "1.0.0"))]
        );
        await using CSharpKernel kernel = feed.Kernel();
        IReadOnlyList<Output> outputs = await Run(
            kernel,
            "#r \"nuget: NeuralIllumination\"\n#r \"nuget: Paint\"\n(Paint.Colour() is SkiaSharp.SKColor) + Paint.Colour().GetType().Assembly.Location"
        );
        Assert.Equal("True" + typeof(SkiaSharp.SKColor).Assembly.Location, Plain(outputs[^1]));
    }

    [Fact]
    public async Task A_package_brings_its_native_library()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library's name is Linux'");
        string library = Path.Combine(
            AppContext.BaseDirectory,
            "runtimes",
            RuntimeInformation.RuntimeIdentifier,
            "native",
            "libSkiaSharp.so"
        );
        feed.Pack(
            "Native",
            "1.0.0",
            "public static class Native { [System.Runtime.InteropServices.DllImport(\"glow\")] static extern int sk_colortype_get_default_8888(); public static bool Works() => sk_colortype_get_default_8888() > 0; }",
            native: ("libglow.so", library)
        );
        await using CSharpKernel kernel = feed.Kernel();
        Assert.Equal("True", Plain((await Run(kernel, "#r \"nuget: Native\"\nNative.Works()"))[^1]));
    }

    private static Task<IReadOnlyList<Output>> Run(CSharpKernel kernel, string source) =>
        kernel.RunAsync(1, source, null, CancellationToken.None);

    private static string? Plain(Output output) => Assert.IsType<DisplayOutput>(output)[MimeText.Plain];

    private static ErrorOutput Error(IReadOnlyList<Output> outputs) => Assert.IsType<ErrorOutput>(outputs[^1]);

    private sealed class Bar : IProgress<OutputChange>
    {
        private readonly TaskCompletionSource<DisplayOutput> shown = new();

        public Task<DisplayOutput> Shown => shown.Task;

        public void Report(OutputChange value)
        {
            if (value is OutputAdded { Output: DisplayOutput output })
                shown.TrySetResult(output);
        }
    }
}
