using System.Diagnostics;
using System.IO.Pipes;
using System.Security.Cryptography;
using NeuralIllumination.Studio.Kernels.Wire;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// A kernel in a process of its own, seen from its host: whatever a cell does costs that process at most. They talk through a pipe that only
/// this user may open; the process' own streams are the cell's, to write on as it likes.
/// </summary>
internal sealed class KernelProcess : IKernel
{
    /// <summary>How long an interrupted cell may take to end by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string name = $"illuminate-{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
    private readonly SemaphoreSlim one = new(1);
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CellDocuments documents = new();
    private readonly LastWords words = new();
    private readonly NamedPipeServerStream pipe;
    private readonly MessageChannel channel;
    private readonly Process process;
    private readonly RawOutput output;
    private readonly RawOutput error;
    private readonly Task listening;
    private volatile HostedCell? cell;
    private volatile string? ended;
    private volatile IReadOnlyList<string> trainings = [];
    private int runs;

    /// <summary>Starts the process, and does not wait for it.</summary>
    public KernelProcess()
    {
        pipe = new NamedPipeServerStream(
            name,
            PipeDirection.InOut,
            maxNumberOfServerInstances: 1,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly
        );
        channel = new MessageChannel(pipe);
        process = Process.Start(KernelLaunch.Info(name))!;
        process.StandardInput.Close();
        string mark = RawOutput.Mark(name);
        output = new RawOutput(process.StandardOutput, mark, text => cell?.Write(StreamOutput.StandardOutput, text));
        error = new RawOutput(process.StandardError, mark, HearError);
        listening = ListenAsync(Task.WhenAll(output.ReadAsync(), error.ReadAsync()));
        _ = WatchAsync();
    }

    /// <inheritdoc/>
    public string? Ended => ended;

    /// <summary>Completes when a first cell finds everything compiled and loaded, or the process has ended.</summary>
    public Task Warm => warm.Task;

    /// <summary>The notebook's own folder, where its cells' relative paths start; null for where this program was started.</summary>
    public string? Folder { get; set; }

    /// <summary>The process' number.</summary>
    public int ProcessId => process.Id;

    /// <inheritdoc/>
    public long Memory => ProcessMemory.Of(process);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Output>> RunAsync(
        int number,
        string source,
        IProgress<OutputChange>? changes,
        CancellationToken cancellation
    )
    {
        await one.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            HostedCell run = new(++runs, changes);
            cell = run;
            await connected.Task.ConfigureAwait(false);
            if (ended is { } why || !Send(new RunMessage(run.Id, number, source, Folder)))
                await EndAsync(run).ConfigureAwait(false);
            using CancellationTokenRegistration stop = cancellation.Register(() => _ = InterruptAsync(run));
            await run.Done.ConfigureAwait(false);
            return run.Outputs;
        }
        finally
        {
            cell = null;
            one.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Completion>> CompleteAsync(string source, int position, CancellationToken cancellation) =>
        CellCompletion.AtAsync(documents, source, position, trainings, cancellation);

    /// <inheritdoc/>
    public Task<Hover?> HoverAsync(string source, int position, CancellationToken cancellation) =>
        CellHover.AtAsync(documents, source, position, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ended ??= "The kernel was shut down.";
        Kill();
        await listening.ConfigureAwait(false);
        await pipe.DisposeAsync().ConfigureAwait(false);
        process.Dispose();
        documents.Dispose();
    }

    /// <summary>The runtime limits its own objects only; what native code takes is looked at from here.</summary>
    private async Task WatchAsync()
    {
        using PeriodicTimer looks = new(KernelLimits.Look);
        while (!listening.IsCompleted && await looks.WaitForNextTickAsync().ConfigureAwait(false))
        {
            if (Memory <= KernelLimits.Resident)
                continue;
            ended ??=
                $"The kernel needed more memory than it may have ({KernelLimits.InWords(KernelLimits.Resident)}, what is allocated outside of .NET's objects included), so it was ended; its state is gone.";
            Kill();
            return;
        }
    }

    private async Task ListenAsync(Task streams)
    {
        try
        {
            using CancellationTokenSource dead = new();
            _ = streams.ContinueWith(_ => dead.Cancel(), TaskScheduler.Default);
            await pipe.WaitForConnectionAsync(dead.Token).ConfigureAwait(false);
            connected.TrySetResult();
            while (await channel.ReceiveAsync().ConfigureAwait(false) is { } message)
                Hear(message);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or InvalidDataException)
        {
            // The process is gone, or says what no kernel says; either way it is over.
        }
        finally
        {
            await ExitAsync(streams).ConfigureAwait(false);
            connected.TrySetResult();
            warm.TrySetResult();
            cell?.End(Why());
        }
    }

    private void Hear(KernelMessage message)
    {
        switch (message)
        {
            case WarmMessage:
                warm.TrySetResult();
                break;
            case DeclaredMessage declared:
                documents.Declare(declared.Submission);
                break;
            case ChangedMessage changed:
                cell?.Apply(changed.Change);
                break;
            case DoneMessage done when cell is { } run && run.Id == done.Id:
                trainings = done.Trainings;
                _ = FinishAsync(run);
                break;
            default:
                // The end of a cell that is over already.
                break;
        }
    }

    private async Task FinishAsync(HostedCell run)
    {
        await Task.WhenAll(output.UntilMark(), error.UntilMark()).ConfigureAwait(false);
        run.End(error: null);
    }

    private void HearError(string text)
    {
        if (words.Take(text) is { Length: > 0 } shown)
            cell?.Write(StreamOutput.StandardError, shown);
    }

    private async Task InterruptAsync(HostedCell run)
    {
        Send(new InterruptMessage(run.Id));
        // A process that is not ready yet has not begun, and will not.
        await Task.WhenAny(run.Done, warm.Task).ConfigureAwait(false);
        if (await Task.WhenAny(run.Done, Task.Delay(Patience)).ConfigureAwait(false) == run.Done)
            return;
        ended ??=
            "The cell did not end within a second of being interrupted, so its kernel was ended; its state is gone.";
        Kill();
    }

    private bool Send(KernelMessage message)
    {
        try
        {
            channel.Send(message);
            return true;
        }
        catch (Exception lost) when (lost is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task EndAsync(HostedCell run)
    {
        await listening.ConfigureAwait(false);
        run.End(Why());
    }

    private ErrorOutput Why() => new("KernelEnded", ended!, []);

    private async Task ExitAsync(Task streams)
    {
        TimeSpan most = TimeSpan.FromSeconds(5);
        Task exit = process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(exit, Task.Delay(most)).ConfigureAwait(false) != exit)
            Kill();
        // Programs that the cell started may hold the streams open.
        await Task.WhenAny(streams, Task.Delay(most)).ConfigureAwait(false);
        await Task.WhenAny(exit, Task.Delay(most)).ConfigureAwait(false);
        ended ??= words.Sentence(process.HasExited ? process.ExitCode : -1);
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
