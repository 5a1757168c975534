using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What is said of the word under the pointer; the bar in a cell's text says where that is.</summary>
public sealed class HoverTests
{
    [Theory]
    [InlineData("Console.Wri|teLine(1);", 8, 9, "void Console.WriteLine(int value)", "Writes the text representation")]
    [InlineData("Li|st<int> a = [];", 0, 4, "class System.Collections.Generic.List<T>", "strongly typed list")]
    [InlineData(
        "disp|lay(1);",
        0,
        7,
        "Showing.display(object? value, params string[] mimeTypes)",
        "Shows a value at once"
    )]
    [InlineData("int x = 1;\n#!neural tra|in --epochs 3", 20, 5, "#!neural train", "")]
    [InlineData("#!neural train --ep|ochs 3", 15, 8, "--epochs", "")]
    [InlineData("#!csh|arp\n1", 0, 8, "#!csharp", "C# from here on.")]
    public async Task A_word_is_explained(string source, int start, int length, string title, string text)
    {
        await using CSharpKernel kernel = new();
        Hover hover = Assert.IsType<Hover>(await At(kernel, source));
        Assert.Equal((start, length), (hover.Start, hover.Length));
        Assert.Contains(title, hover.Title);
        Assert.Contains(text, hover.Text);
        Assert.NotEqual("", hover.Text);
    }

    [Theory]
    [InlineData("1 + | 1")]
    [InlineData("")]
    [InlineData("// a wo|rd")]
    [InlineData("#r \"nuget: Neural|Illumination\"")]
    public async Task Where_there_is_nothing_to_say_nothing_is_said(string source)
    {
        await using CSharpKernel kernel = new();
        Assert.Null(await At(kernel, source));
    }

    [Fact]
    public async Task What_earlier_cells_declared_and_the_package_are_explained_while_a_cell_runs()
    {
        await using TestKernel kernel = new();
        await kernel.Run(
            """
            #r "nuget: NeuralIllumination"
            using NeuralIllumination;
            /// <summary>Shines.</summary>
            class Lamp { }
            var lamp = new Lamp();
            """
        );
        TaskCompletionSource running = new();
        using CancellationTokenSource stop = new();
        Task busy = kernel.Process.RunAsync(9, "display(1); while (true) { }", new First(running), stop.Token);
        await running.Task;

        Assert.Contains("Lamp lamp", (await At(kernel.Process, "la|mp"))!.Title);
        Assert.Equal("Shines.", (await At(kernel.Process, "La|mp other = lamp;"))!.Text);
        Hover create = (await At(kernel.Process, "Network.Cre|ate([2, 1])"))!;
        Assert.Contains("Network Network.Create(", create.Title);
        Assert.NotEqual("", create.Text);

        await stop.CancelAsync();
        await busy;
    }

    private static Task<Hover?> At(IKernel kernel, string source) =>
        kernel.HoverAsync(
            source.Replace("|", "", StringComparison.Ordinal),
            Math.Max(0, source.IndexOf('|', StringComparison.Ordinal)),
            CancellationToken.None
        );

    private sealed class First(TaskCompletionSource heard) : IProgress<OutputChange>
    {
        public void Report(OutputChange value) => heard.TrySetResult();
    }
}
