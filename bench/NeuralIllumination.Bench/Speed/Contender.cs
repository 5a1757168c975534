using System.Diagnostics;
using System.Globalization;

namespace NeuralIllumination.Bench;

/// <summary>A way to train a task's network: softmax, cross-entropy, ReLU, plain SGD, in doubles, on one thread.</summary>
internal abstract class Contender(TaskFile task)
{
    private static readonly int[] Milestones = [1, 2, 3, 5, 10, 20, 50, 100, 200];
    private uint state = task.ShuffleSeed;

    protected TaskFile Task { get; } = task;

    /// <summary>The samples to learn from, in the order of the epoch in hand.</summary>
    protected int[] Order { get; } = [.. Enumerable.Range(0, task.Train)];

    public abstract string Name { get; }

    /// <summary>Learns from all samples once, in <see cref="Order"/>.</summary>
    protected abstract void Learn();

    /// <summary>The mean loss and the share that is right, of samples from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    protected abstract (double Loss, double Right) Measure(int from, int to);

    /// <summary>Trains once from cold, then for as long as <paramref name="seconds"/>, and says how fast.</summary>
    public string Run(double seconds)
    {
        double start = Cpu();
        List<string> trajectory = [];
        double loss = double.NaN;
        double cold = 0;
        for (int epoch = 1; epoch <= Task.Epochs; epoch++)
        {
            Epoch();
            cold = (Cpu() - start) * 1000;
            if (!Milestones.Contains(epoch) && epoch != Task.Epochs)
                continue;
            double before = Cpu();
            loss = Measure(0, Task.Train).Loss;
            start += Cpu() - before;
            if (Milestones.Contains(epoch))
                trajectory.Add($"{epoch}:{loss.ToString("R", CultureInfo.InvariantCulture)}");
        }

        double right = Measure(Task.Train, Task.Train + Task.Test).Right;
        (double wall, double cpu) = Rate(seconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} {wall:0.###} {loss:R} {right:R} cpu_eps={cpu:0.###} cold_cpu_ms={cold:0.#} traj={string.Join(',', trajectory)}"
        );
    }

    protected static double Cpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Fisher–Yates from the end, on the order before.</summary>
    private void Epoch()
    {
        for (int i = Order.Length - 1; i > 0; i--)
        {
            state = unchecked(state * 1664525 + 1013904223);
            int j = (int)(((ulong)state * (ulong)(i + 1)) >> 32);
            (Order[i], Order[j]) = (Order[j], Order[i]);
        }

        Learn();
    }

    /// <summary>Medians over stretches of about a tenth of a second, after code has had time to be compiled for speed.</summary>
    private (double Wall, double Cpu) Rate(double seconds)
    {
        Stopwatch all = Stopwatch.StartNew();
        int epochs = 0;
        while (all.Elapsed.TotalSeconds < seconds / 3)
        {
            Epoch();
            epochs++;
        }

        int stretch = Math.Max(1, (int)(epochs / (seconds / 3) / 10));
        Thread.Sleep(200);
        List<double> walls = [];
        List<double> cpus = [];
        while (all.Elapsed.TotalSeconds < seconds || walls.Count < 3)
        {
            double cpu = Cpu();
            Stopwatch wall = Stopwatch.StartNew();
            for (int e = 0; e < stretch; e++)
                Epoch();
            walls.Add(stretch / wall.Elapsed.TotalSeconds);
            cpus.Add(stretch / (Cpu() - cpu));
        }

        return (Median(walls), Median(cpus));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
