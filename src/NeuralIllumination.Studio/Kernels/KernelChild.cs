using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using NeuralIllumination.Studio.Kernels.Wire;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A kernel's process, from inside: executes what its host sends, and ends with it.</summary>
internal static class KernelChild
{
    // Cells of a kernel that nobody sees: whatever they need is then compiled and loaded.
    private const string First = "1 + 1";
    private const string Second = """
        #r "nuget: NeuralIllumination"
        using NeuralIllumination;
        var data = Datasets.CirclesAndSquares(seed: 42);
        var training = new Training(Network.Create([64, 4, 2], seed: 42), data);
        for (int i = 0; i < 2; i++) training.Step();
        Console.WriteLine(training.Batch);
        training
        """;

    // After this long without a cell, in milliseconds, nobody waits for the kernel.
    private const int Idle = 2000;

    /// <summary>Serves the host that listens at a pipe, to the end of this process.</summary>
    /// <param name="pipe">The pipe's name.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string pipe)
    {
        // A terminal's Ctrl+C reaches every process in it; the host decides what becomes of this one.
        using PosixSignalRegistration ignored = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            context => context.Cancel = true
        );
        KernelLimits.Forget();
        using NamedPipeClientStream stream = new(
            ".",
            pipe,
            PipeDirection.InOut,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly
        );
        stream.Connect(TimeSpan.FromSeconds(30));
        MessageChannel channel = new(stream);
        using BlockingCollection<(RunMessage Message, CancellationTokenSource Stop)> cells = [];
        new Thread(() => Work(cells, channel, pipe)) { IsBackground = true, Name = "cells" }.Start();
        (int Id, CancellationTokenSource Stop)? last = null;
        while (Receive(channel) is { } message)
        {
            if (message is RunMessage run)
            {
                CancellationTokenSource stop = new();
                last = (run.Id, stop);
                cells.Add((run, stop));
            }
            else if (message is InterruptMessage interrupt && interrupt.Id == last?.Id)
            {
                last?.Stop.Cancel();
            }
        }

        // Nobody is there any more. An orderly exit would wait for what a cell left behind.
        Process.GetCurrentProcess().Kill();
        return 0;
    }

    private static KernelMessage? Receive(MessageChannel channel)
    {
        try
        {
            return channel.Receive();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Work(
        BlockingCollection<(RunMessage Message, CancellationTokenSource Stop)> cells,
        MessageChannel channel,
        string mark
    )
    {
        Warm(First);
        if (cells.Count == 0)
            Warm(Second);
        GiveBack();
        channel.Send(new WarmMessage());
        CSharpKernel kernel = new() { Executing = submission => channel.Send(new DeclaredMessage(submission)) };
        Teller teller = new(channel);
        bool isTidy = true;
        string? folder = null;
        while (true)
        {
            if (
                !cells.TryTake(
                    out (RunMessage Message, CancellationTokenSource Stop) next,
                    isTidy ? Timeout.Infinite : Idle
                )
            )
            {
                GiveBack();
                isTidy = true;
                continue;
            }

            isTidy = false;
            RunMessage message = next.Message;
            Enter(kernel, message.Folder, ref folder);
            kernel.Run(message.Number, message.Source, teller, next.Stop.Token);
            // What went past the console to the process' own streams is told apart from the next cell's by a mark.
            Mark(Console.OpenStandardOutput(), mark);
            Mark(Console.OpenStandardError(), mark);
            channel.Send(new DoneMessage(message.Id, Neural.Names));
        }
    }

    /// <summary>Gives memory that is not used any more back to the system.</summary>
    private static void GiveBack() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>Goes to the notebook's folder before its first cell; where a cell goes after that, its kernel stays.</summary>
    private static void Enter(CSharpKernel kernel, string? wanted, ref string? entered)
    {
        // A folder that is gone leaves the cells where they are: the paths they name say what is missing.
        if (wanted is null || wanted == entered || !Directory.Exists(wanted))
            return;
        Environment.CurrentDirectory = kernel.Folder = entered = wanted;
    }

    private static void Warm(string source)
    {
        CSharpKernel unseen = new();
        unseen.Run(0, source, new Unheard(), CancellationToken.None);
    }

    private static void Mark(Stream stream, string mark)
    {
        stream.Write(Encoding.UTF8.GetBytes(RawOutput.Mark(mark)));
        stream.Flush();
    }

    private sealed class Teller(MessageChannel channel) : IProgress<OutputChange>
    {
        public void Report(OutputChange value) => channel.Send(new ChangedMessage(value));
    }

    private sealed class Unheard : IProgress<OutputChange>
    {
        public void Report(OutputChange value) { }
    }
}
