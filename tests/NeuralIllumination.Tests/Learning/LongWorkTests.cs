using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Long work and whoever watches it: no host, a host that looks, and a host that stops it.</summary>
public sealed class LongWorkTests
{
    [Fact]
    public void Without_a_host_only_the_callers_token_counts()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Equal(3, LongWork.Do("step", 0, 3, work => 3));
        Assert.Throws<OperationCanceledException>(() =>
            LongWork.Do(
                "step",
                0,
                3,
                work =>
                {
                    work.Cancellation.ThrowIfCancellationRequested();
                    return 3;
                },
                cancellation: stop.Token
            )
        );
    }

    [Fact]
    public void Short_work_is_not_shown()
    {
        Watcher host = new();
        using (LongWork.ReportingTo(host))
            LongWork.Do("step", 0, 3, work => 3);
        Assert.Empty(host.Seen);
    }

    [Fact]
    public void Long_work_is_shown_and_ends_as_done()
    {
        Watcher host = new();
        using (LongWork.ReportingTo(host))
        {
            LongWork.Do(
                "step",
                10,
                30,
                work =>
                {
                    work.Report(20);
                    Assert.True(host.Shown.Wait(TimeSpan.FromSeconds(30)));
                    return 3;
                }
            );
        }

        Assert.Equal((20L, WorkState.Running, 0.5), (host.Seen[0].At, host.Seen[0].State, host.Seen[0].Share));
        Assert.Equal((30L, WorkState.Done, 1.0), (host.Seen[^1].At, host.Seen[^1].State, host.Seen[^1].Share));
    }

    [Fact]
    public async Task A_stop_waits_until_the_work_has_said_where_it_stands()
    {
        Watcher host = new();
        using ManualResetEventSlim begun = new();
        Task work = Task.Run(() =>
        {
            using (LongWork.ReportingTo(host))
            {
                LongWork.Do(
                    "step",
                    0,
                    3,
                    work =>
                    {
                        begun.Set();
                        work.Cancellation.WaitHandle.WaitOne();
                        work.Report(2);
                        work.Cancellation.ThrowIfCancellationRequested();
                        return 3;
                    },
                    () => "Stopped in the middle."
                );
            }
        });
        begun.Wait();

        // When the host's button is pressed
        host.Stop.Cancel();

        // Then, as soon as the press is over, what is shown is the truth
        Assert.Equal(
            (2L, WorkState.Stopped, "Stopped in the middle."),
            (host.Seen[^1].At, host.Seen[^1].State, host.Seen[^1].Outcome)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public void Who_stops_the_work_from_within_does_not_wait_for_himself()
    {
        Watcher host = new();
        using (LongWork.ReportingTo(host))
        {
            Assert.ThrowsAny<OperationCanceledException>(() =>
                LongWork.Do(
                    "step",
                    0,
                    3,
                    work =>
                    {
                        host.Stop.Cancel();
                        work.Cancellation.ThrowIfCancellationRequested();
                        return 3;
                    }
                )
            );
        }
    }

    [Fact]
    public void Of_work_within_work_the_outermost_is_shown_and_both_are_stopped()
    {
        Watcher host = new();
        using (LongWork.ReportingTo(host))
        {
            LongWork.Do(
                "sweep",
                0,
                2,
                outer =>
                {
                    LongWork.Do(
                        "epoch",
                        0,
                        9,
                        inner =>
                        {
                            inner.Report(5);
                            Assert.True(host.Shown.Wait(TimeSpan.FromSeconds(30)));
                            Assert.False(inner.Cancellation.IsCancellationRequested);
                            return 0;
                        }
                    );
                    return 0;
                }
            );
        }

        Assert.All(host.Seen, seen => Assert.Equal("sweep", seen.Unit));
    }

    [Fact]
    public void A_bar_that_cannot_be_drawn_does_not_cost_the_work()
    {
        Watcher host = new() { Fails = true };
        using (LongWork.ReportingTo(host))
        {
            int result = LongWork.Do(
                "step",
                0,
                3,
                work =>
                {
                    Assert.True(host.Shown.Wait(TimeSpan.FromSeconds(30)));
                    return 3;
                }
            );
            Assert.Equal(3, result);
        }

        Assert.Single(host.Seen);
    }

    [Fact]
    public void Work_that_fails_is_shown_as_stopped_where_it_was()
    {
        Watcher host = new();
        using (LongWork.ReportingTo(host))
        {
            Assert.Throws<InvalidOperationException>(() =>
                LongWork.Do<int>(
                    "step",
                    0,
                    3,
                    work =>
                    {
                        work.Report(1);
                        Assert.True(host.Shown.Wait(TimeSpan.FromSeconds(30)));
                        throw new InvalidOperationException();
                    }
                )
            );
        }

        Assert.Equal((1L, WorkState.Stopped), (host.Seen[^1].At, host.Seen[^1].State));
    }

    private sealed class Watcher : IWorkHost
    {
        private readonly List<WorkRecord> seen = [];

        public bool Fails { get; init; }

        public CancellationTokenSource Stop { get; } = new();

        public ManualResetEventSlim Shown { get; } = new();

        public CancellationToken Cancellation => Stop.Token;

        public IReadOnlyList<WorkRecord> Seen
        {
            get
            {
                lock (seen)
                    return [.. seen];
            }
        }

        public Action<WorkRecord> Show(WorkRecord work)
        {
            Add(work);
            return Add;
        }

        private void Add(WorkRecord work)
        {
            lock (seen)
                seen.Add(work);
            Shown.Set();
            if (Fails)
                throw new InvalidOperationException("The host has no place for it.");
        }
    }
}
