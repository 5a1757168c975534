using System.Diagnostics;
using System.Globalization;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using EngineNetwork = NeuralIllumination.Engine.Network;

namespace NeuralIllumination.Bench;

/// <summary>A thousand networks beside one, and what measuring a network costs beside its arithmetic.</summary>
internal static class Many
{
    private const int Networks = 1000;
    private const int Rounds = 5;

    public static int Print()
    {
        Console.WriteLine("| figure | found | aimed at |");
        Console.WriteLine("|---|---|---|");
        PrintNetworks();
        PrintEvaluation();
        return 0;
    }

    /// <summary>All cores' rate beside one's, each of both in turns: the same plan, on as many threads as there are cores and on one.</summary>
    private static void PrintNetworks()
    {
        int cores = Environment.ProcessorCount;
        SweepPlan plan = new(Enumerable.Range(1, Networks).Select(seed => (long)seed), [0.1], [16], 200);
        Rate(plan, Networks, cores);
        List<double> ratios = [];
        List<double> rates = [];
        List<double> peaks = [];
        for (int round = 0; round < Rounds; round++)
        {
            double before = Rate(plan, Networks / 2, 1);
            double all = Rate(plan, Networks, cores);
            double after = Rate(plan, Networks / 2, 1);
            ratios.Add(all / ((before + after) / 2) / cores);
            rates.Add(all);
            peaks.Add(PeakOfAll(cores));
        }

        Studio.Row(
            $"{Networks:N0} networks of 64-16-2, 200 epochs each, on {cores} threads",
            string.Create(CultureInfo.InvariantCulture, $"{Median(rates):N0} a second"),
            ""
        );
        Studio.Row(
            "beside the rate of one thread times the number of cores, median of 5, in turns",
            string.Create(CultureInfo.InvariantCulture, $"{Median(ratios):0.00}×"),
            "≥ 0.9×"
        );
        Studio.Row(
            "of that, what the machine itself gives: the peak of all cores at once beside one's times their number",
            string.Create(CultureInfo.InvariantCulture, $"{Median(peaks):0.00}×"),
            ""
        );
    }

    private static double Rate(SweepPlan plan, int networks, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        SweepRunner.Run(plan, [.. Enumerable.Range(0, networks)], _ => { }, threads);
        return networks / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double PeakOfAll(int cores)
    {
        double one = Peak.Measure();
        double[] each = new double[cores];
        Thread[] threads = [.. Enumerable.Range(0, cores).Select(c => new Thread(() => each[c] = Peak.Measure()))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return each.Sum() / one / cores;
    }

    private static void PrintEvaluation()
    {
        EngineNetwork network = new([64, 16, 2], Activation.Relu);
        Samples samples = new(40, 64, 2);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(42, Xoshiro256.StartStream));
        CirclesAndSquares.Fill(samples, CirclesAndSquares.Flip, new Xoshiro256(42, Xoshiro256.DataStream));
        Evaluation evaluation = new(network);
        double flops = 2.0 * samples.Count * (64 * 16 + 16 * 2);
        for (int i = 0; i < 100_000; i++)
            evaluation.Measure(network, LossFunction.SoftmaxCrossEntropy, samples);
        List<double> times = [];
        List<double> peaks = [];
        for (int round = 0; round < 21; round++)
        {
            peaks.Add(Peak.Measure());
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 10_000; i++)
                evaluation.Measure(network, LossFunction.SoftmaxCrossEntropy, samples);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / 10_000);
        }

        double atPeak = flops / peaks.Max();
        Studio.Row(
            "40 samples evaluated (forward, softmax, loss, right or wrong) beside their products and sums at peak, median of 21",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Median(times) / atPeak:0.0}× ({Median(times) * 1e6:0.00} µs beside {atPeak * 1e6:0.00} µs)"
            ),
            "≤ 2×"
        );
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
