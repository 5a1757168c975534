namespace NeuralIllumination.Studio.Kernels;

/// <summary>Hands out kernels, and keeps one ready: started, with the compiler compiled and the package loaded.</summary>
internal sealed class KernelPool : IAsyncDisposable
{
    // The kernel that was handed out has its first cell to execute; two at once would both be late.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    private readonly Lock handing = new();
    private KernelProcess? spare;
    private int left;
    private bool isOver;

    /// <param name="most">How many kernels will be wanted at most; that many are started.</param>
    /// <param name="completes">Whether somebody will type, so that completion is to be made ready once a kernel is.</param>
    public KernelPool(int most = int.MaxValue, bool completes = true)
    {
        left = most;
        StartSpare();
        Ready = completes ? ReadyAsync(spare!) : spare!.Warm;
    }

    /// <summary>A kernel that has executed nothing. It is the caller's, who disposes it.</summary>
    /// <param name="folder">The notebook's own folder, where its cells' relative paths start; null for where this program was started.</param>
    public KernelProcess Take(string? folder = null)
    {
        lock (handing)
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            KernelProcess kernel;
            if (spare is { Ended: null } ready)
            {
                kernel = ready;
            }
            else
            {
                _ = spare?.DisposeAsync().AsTask();
                kernel = new KernelProcess();
                left--;
            }

            spare = null;
            _ = StartLaterAsync();
            kernel.Folder = folder;
            return kernel;
        }
    }

    /// <summary>Completes when the first kernel is warm, and completion if it was asked for.</summary>
    public Task Ready { get; }

    /// <summary>Completes when the kernel in reserve is warm; at once if there is none.</summary>
    public Task SpareReady
    {
        get
        {
            lock (handing)
                return spare?.Warm ?? Task.CompletedTask;
        }
    }

    private static async Task ReadyAsync(KernelProcess first)
    {
        await first.Warm.ConfigureAwait(false);
        await Task.Run(CellCompletion.WarmAsync).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        KernelProcess? last;
        lock (handing)
        {
            isOver = true;
            last = spare;
            spare = null;
        }

        if (last is not null)
            await last.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StartLaterAsync()
    {
        await Task.Delay(Breath).ConfigureAwait(false);
        StartSpare();
    }

    private void StartSpare()
    {
        lock (handing)
        {
            if (isOver || spare is not null || left <= 0)
                return;
            left--;
            spare = new KernelProcess();
        }
    }
}
