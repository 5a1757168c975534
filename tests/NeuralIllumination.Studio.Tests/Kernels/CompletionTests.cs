using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What may be typed next; the bar in a cell's text says where.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Console.Wri|", "WriteLine", "method", 8, 3)]
    [InlineData("\"a\".Len|gth", "Length", "property", 4, 6)]
    [InlineData("var s = Stri|", "StringBuilder", "class", 8, 4)]
    [InlineData("fore|", "foreach", "keyword", 0, 4)]
    [InlineData("#!neural tr|", "train", "verb", 9, 2)]
    [InlineData("#!neural |", "build", "verb", 9, 0)]
    [InlineData("1;\n#!neural train --ep|", "--epochs", "option", 18, 4)]
    [InlineData("#!neural step --phase b|", "backward", "value", 22, 1)]
    [InlineData("#!neural show net|", "network", "word", 14, 3)]
    [InlineData("#!n|", "#!neural", "command", 0, 3)]
    public async Task A_cell_is_completed(string source, string text, string kind, int start, int length)
    {
        await using CSharpKernel kernel = new();
        Completion found = await Find(kernel, source, text);
        Assert.Equal(new Completion(text, start, length, kind, found.Note), found);
    }

    [Fact]
    public async Task What_earlier_cells_declared_is_known_also_while_the_kernel_is_busy()
    {
        await using TestKernel kernel = new();
        await kernel.Run(
            "#r \"nuget: NeuralIllumination\"\nusing NeuralIllumination;\nclass Lamp { public int Brightness; }"
        );
        await kernel.Run("var lamp = new Lamp(); var failed = new Lamp();");
        await kernel.Run("int neverThere = \"a\";");
        TaskCompletionSource running = new();
        using CancellationTokenSource stop = new();
        Task busy = kernel.Process.RunAsync(
            9,
            "Console.WriteLine(1); while (true) { }",
            new First(running),
            stop.Token
        );
        await running.Task;

        await Find(kernel.Process, "lamp.Br|", "Brightness");
        await Find(kernel.Process, "Network.Cre|", "Create");
        Assert.DoesNotContain(await At(kernel.Process, "neverTh|"), found => found.Text == "neverThere");

        await stop.CancelAsync();
        await busy;
    }

    [Fact]
    public async Task At_most_a_hundred_come_and_none_of_the_hosts_own()
    {
        await using CSharpKernel kernel = new();
        IReadOnlyList<Completion> found = await At(kernel, "|");
        Assert.Equal(100, found.Count);
        Assert.DoesNotContain(await At(kernel, "__|"), one => one.Text.StartsWith("__ill", StringComparison.Ordinal));
    }

    private static async Task<Completion> Find(IKernel kernel, string source, string text) =>
        Assert.Single(await At(kernel, source), found => found.Text == text);

    private static Task<IReadOnlyList<Completion>> At(IKernel kernel, string source) =>
        kernel.CompleteAsync(
            source.Replace("|", "", StringComparison.Ordinal),
            source.IndexOf('|', StringComparison.Ordinal),
            CancellationToken.None
        );

    private sealed class First(TaskCompletionSource heard) : IProgress<OutputChange>
    {
        public void Report(OutputChange value) => heard.TrySetResult();
    }
}
