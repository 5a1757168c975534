using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>A cell that does not end is interrupted, and what was there stays.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("x = 2; while (true) { }")]
    [InlineData("x = 2; while (true);")]
    [InlineData("x = 2; for (;;);")]
    [InlineData("x = 2; do x = 2; while (true);")]
    [InlineData(
        "x = 2; foreach (var i in Enumerable.Repeat(1, int.MaxValue)) foreach (var j in Enumerable.Repeat(1, int.MaxValue)) x = 2;"
    )]
    [InlineData("x = 2; again: x = 2; goto again;")]
    [InlineData("x = 2; int Long(int n) => n < 2 ? n : Long(n - 1) + Long(n - 2); Long(80)")]
    [InlineData("x = 2; int Long(int n) { return n < 2 ? n : Long(n - 1) + Long(n - 2); } Long(80)")]
    [InlineData("x = 2; class T { public int this[int n] => n < 2 ? n : this[n - 1] + this[n - 2]; } new T()[80]")]
    [InlineData("x = 2; Action loop = () => { while (true) { } }; loop();")]
    [InlineData("x = 2; await Task.Run(() => { while (true) { } });")]
    [InlineData("x = 2; System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);")]
    [InlineData("x = 2; await Task.Delay(-1);")]
    [InlineData("x = 2; while (true) await Task.Delay(5);")]
    [InlineData("x = 2; while (true) try { System.Threading.Thread.Sleep(-1); } catch { }")]
    [InlineData("x = 2; while (true) try { while (true) { } } catch (Exception) { } finally { x = 2; }")]
    [InlineData("x = 2; try { System.Threading.Thread.Sleep(-1); } catch { } System.Threading.Thread.Sleep(-1);")]
    [InlineData("x = 2; new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("x = 2; lock (gate) System.Threading.Monitor.Wait(gate);")]
    public async Task An_endless_cell_is_interrupted_and_its_state_is_kept(string endless)
    {
        await using TestKernel kernel = TestKernel.Lent();
        Assert.Empty(await kernel.Run("int x = 1; string kept = \"earlier\"; object gate = new();"));

        ErrorOutput error = await kernel.Interrupt("\nint declared = 3; " + endless);

        Assert.Null(kernel.Process.Ended);
        Assert.Equal("Interrupted", error.Name);
        Assert.Equal("earlier 2 3", await kernel.Value("$\"{kept} {x} {declared}\""));
    }

    [Fact]
    public async Task A_training_is_interrupted_between_two_batches_and_goes_on()
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run(
            "#r \"nuget: NeuralIllumination\"\nusing NeuralIllumination;\nvar t = new Training(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));"
        );
        ErrorOutput error = await kernel.Interrupt("t.Run(1_000_000)");
        Assert.Equal(("Interrupted", null), (error.Name, kernel.Process.Ended));
        Assert.Equal("True", await kernel.Value("int before = t.Epoch; t.Run(2); t.Epoch == before + 2"));
    }

    [Fact]
    public async Task A_magic_training_is_interrupted_and_goes_on()
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run("#!neural build --layers 64,16,2 --name t");
        ErrorOutput error = await kernel.Interrupt("\n#!neural train --epochs 1000000 --name t");
        Assert.Equal(("Interrupted", null), (error.Name, kernel.Process.Ended));
        Assert.Equal(
            "True",
            await kernel.Value("#r \"nuget: NeuralIllumination\"\nNeuralIllumination.Neural.Has(\"t\")")
        );
    }

    [Fact]
    public async Task An_interruption_names_the_line_it_met()
    {
        await using TestKernel kernel = TestKernel.Lent();
        ErrorOutput error = await kernel.Interrupt("\nvoid Spin()\n{\n    while (true)\n    { }\n}\n\nSpin();");
        Assert.Equal("Interrupted", error.Name);
        Assert.Contains(error.Trace, line => line.StartsWith("   at Spin, cell 1, line ", StringComparison.Ordinal));
        Assert.Contains("   at cell 1, line 8", error.Trace);
    }

    [Fact]
    public async Task What_heeds_nothing_is_killed_with_its_kernel_and_said_to_be_gone()
    {
        await using TestKernel kernel = new();
        // No check stands in a lambda without a block, nor in the library that calls it.
        ErrorOutput error = await kernel.Interrupt(
            "Enumerable.Repeat(1, int.MaxValue).SelectMany(i => Enumerable.Repeat(i, int.MaxValue)).LongCount()"
        );
        Assert.Equal("KernelEnded", error.Name);
        Assert.Equal(
            "The cell did not end within a second of being interrupted, so its kernel was ended; its state is gone.",
            kernel.Process.Ended
        );
        Assert.Equal(kernel.Process.Ended, error.Message);
        Assert.Equal(kernel.Process.Ended, (await kernel.Error("1")).Message);
    }

    [Fact]
    public async Task A_task_that_outlives_an_interrupted_cell_is_stopped_too()
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run("int rounds = 0;");
        await kernel.Interrupt(
            "_ = Task.Run(async () => { while (true) { rounds++; await Task.Delay(10); } }); await Task.Delay(-1);"
        );
        Assert.Equal(
            "0",
            await kernel.Value("await Task.Delay(300); int before = rounds; await Task.Delay(300); rounds - before")
        );
    }

    [Fact]
    public async Task An_interrupted_kernel_runs_the_next_cell_without_a_trace_of_it()
    {
        await using TestKernel kernel = TestKernel.Lent();
        for (int i = 0; i < 3; i++)
        {
            await kernel.Interrupt("while (true) { }");
            Assert.Equal(
                "1000",
                await kernel.Value("int n = 0; while (n < 1000) { n++; System.Threading.Thread.Sleep(0); } n")
            );
        }
    }
}
