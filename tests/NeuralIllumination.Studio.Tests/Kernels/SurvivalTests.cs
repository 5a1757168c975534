using System.Diagnostics;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Whatever a cell does to its process, the host goes on, and says in a sentence what happened.</summary>
public sealed class SurvivalTests
{
    [Fact]
    public async Task A_cell_that_ends_its_process_is_a_result()
    {
        (string Source, string Sentence)[] ends =
        [
            (
                "Environment.Exit(3);",
                "The kernel's process came to its end, as by Environment.Exit(3); its state is gone."
            ),
            (
                "Environment.FailFast(\"no more\");",
                "The cell ended its kernel by Environment.FailFast (\"no more\"); its state is gone."
            ),
            (
                "new System.Threading.Thread(() => throw new FormatException(\"alone\")).Start(); System.Threading.Thread.Sleep(10_000);",
                "A thread that the cell started threw FormatException (\"alone\") and nothing caught it, which ended the kernel; its state is gone."
            ),
            (
                "Func<int, int> deep = null; deep = n => deep(n + 1) + 1; deep(0)",
                "The cell overflowed the stack, which ended its kernel; its state is gone."
            ),
            (
                "System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(10_000);",
                "The kernel was killed from outside, as a system does when its memory runs out (exit code 137); its state is gone."
            ),
        ];
        foreach ((string source, string sentence) in ends)
        {
            if (OperatingSystem.IsWindows() && source.Contains("Kill", StringComparison.Ordinal))
                continue;
            // Each is also the next one after a kernel that ended: it works.
            await using TestKernel kernel = new();
            Assert.Equal("2", await kernel.Value("1 + 1"));
            IReadOnlyList<Output> outputs = await kernel.Run(
                "Console.WriteLine(\"before\");System.Threading.Thread.Sleep(200);" + source
            );
            Assert.Equal([new StreamOutput("stdout", "before\n")], outputs.SkipLast(1));
            ErrorOutput error = Assert.IsType<ErrorOutput>(outputs[^1]);
            Assert.Equal("KernelEnded", error.Name);
            Assert.Equal(sentence, error.Message);
            Assert.Equal(sentence, kernel.Process.Ended);
        }

        await using TestKernel last = new();
        Assert.Equal("2", await last.Value("1 + 1"));
    }

    [Fact]
    public async Task Endless_recursion_in_a_method_is_an_error_and_the_state_is_kept()
    {
        await using TestKernel kernel = TestKernel.Lent();
        await kernel.Run("int kept = 7;");
        ErrorOutput error = await kernel.Error("int Deep(int n) => Deep(n + 1) + 1;\nDeep(0)");
        Assert.Equal(("InsufficientExecutionStackException", 1), (error.Name, error.Line));
        Assert.InRange(error.Trace.Count, 2, 40);
        Assert.Equal("7", await kernel.Value("kept"));
    }

    [Fact]
    public async Task Exhausted_memory_costs_the_cell_or_its_kernel()
    {
        await using TestKernel kernel = new();
        ErrorOutput error = await kernel.Error(
            "var all = new List<byte[]>(); while (true) { all.Add(new byte[50_000_000]); Array.Fill(all[^1], (byte)1); }"
        );
        if (kernel.Process.Ended is { } ended)
            Assert.StartsWith(
                "The cell needed more memory than its kernel may have (1.25 GB)",
                ended,
                StringComparison.Ordinal
            );
        else
            Assert.Equal("OutOfMemoryException", error.Name);
    }

    [Fact]
    public async Task Two_kernels_share_nothing()
    {
        await using TestKernel one = new();
        await using TestKernel other = new();
        await one.Run("int x = 1;\n#!neural build --layers 64,4,2 --name only");
        Assert.Equal("CS0103", (await other.Error("x")).Name);
        Assert.Equal(
            "False",
            await other.Value("#r \"nuget: NeuralIllumination\"\nNeuralIllumination.Neural.Has(\"only\")")
        );
        await other.Run("Environment.Exit(0);");
        Assert.Equal("1", await one.Value("x"));
    }

    [Fact]
    public async Task Native_memory_without_end_ends_its_kernel_with_a_reason()
    {
        await using TestKernel kernel = new();
        ErrorOutput error = await kernel.Error(
            "unsafe { while (true) System.Runtime.InteropServices.NativeMemory.Fill(System.Runtime.InteropServices.NativeMemory.Alloc(16 << 20), 16 << 20, 1); }"
        );
        Assert.Equal("KernelEnded", error.Name);
        Assert.Contains(
            "2 GB, what is allocated outside of .NET's objects included",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_kernel_that_is_run_and_interrupted_again_and_again_keeps_its_memory()
    {
        await using TestKernel kernel = new();
        await kernel.Run("int kept = 7;");
        for (int i = 0; i < 5; i++)
            await kernel.Interrupt("while (true) { }");
        long before = await HeldAsync();
        for (int i = 0; i < 30; i++)
            await kernel.Interrupt("while (true) { }");
        Assert.InRange((await HeldAsync() - before) / 30, long.MinValue, 250_000);
        Assert.Equal("7", await kernel.Value("kept"));

        // Objects that are still held, in bytes.
        async Task<long> HeldAsync() => long.Parse((await kernel.Value("GC.GetTotalMemory(true)"))!, null);
    }

    [Fact]
    public async Task A_disposed_kernel_leaves_no_process_behind_nor_what_its_cells_started()
    {
        TestKernel kernel = new();
        string? started = OperatingSystem.IsWindows()
            ? null
            : await kernel.Value("System.Diagnostics.Process.Start(\"sleep\", \"600\").Id");
        await kernel.DisposeAsync();
        AssertGone(kernel.Process);
        if (started is not null)
            await GoneAsync(int.Parse(started, null));
    }

    [Fact]
    public async Task A_kernel_ends_when_its_host_is_killed()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TemporaryFolder folder = new();
        string place = folder["kernel.txt"];
        folder.Write(
            "n.dib",
            $"#!csharp\nFile.WriteAllText(@\"{place}.new\", Environment.ProcessId.ToString());\nFile.Move(@\"{place}.new\", @\"{place}\");\nwhile (true) {{ }}"
        );
        using Process host = Ran.Start(folder.Path, "run", "n.dib");
        while (!File.Exists(place) && !host.HasExited)
            await Task.Delay(50);
        int kernel = int.Parse(await File.ReadAllTextAsync(place), null);
        host.Kill();
        await host.WaitForExitAsync();
        await GoneAsync(kernel);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_program_and_its_kernel()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TemporaryFolder folder = new();
        string place = folder["kernel.txt"];
        folder.Write(
            "n.dib",
            $"#!csharp\nFile.WriteAllText(@\"{place}.new\", Environment.ProcessId.ToString());\nFile.Move(@\"{place}.new\", @\"{place}\");\nwhile (true) {{ }}"
        );
        using Process host = Ran.Start(folder.Path, "run", "n.dib");
        while (!File.Exists(place) && !host.HasExited)
            await Task.Delay(50);
        int kernel = int.Parse(await File.ReadAllTextAsync(place), null);
        using Process signal = Process.Start("kill", ["-INT", $"{host.Id}", $"{kernel}"]);
        // A shell's job in the background ignores the signal, and waits for ever.
        await host.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(130, host.ExitCode);
        await GoneAsync(kernel);
    }

    private static void AssertGone(NeuralIllumination.Studio.Kernels.KernelProcess kernel) =>
        Assert.Equal("The kernel was shut down.", kernel.Ended);

    private static async Task GoneAsync(int process)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (Alive(process))
            await Task.Delay(50, limit.Token);
    }

    /// <summary>Whether a process runs; one that is dead but not yet buried does not.</summary>
    private static bool Alive(int process)
    {
        try
        {
            string state = File.ReadAllText($"/proc/{process}/stat");
            return state[(state.LastIndexOf(')') + 2)] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
