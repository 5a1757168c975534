using NeuralIllumination.Engine;
using EngineNetwork = NeuralIllumination.Engine.Network;

namespace NeuralIllumination.Bench;

/// <summary>This repository's engine.</summary>
internal sealed class Ours : Contender
{
    private readonly TrainingLoop loop;
    private readonly Evaluation evaluation;
    private readonly Samples train;
    private readonly Samples test;

    public Ours(TaskFile task)
        : base(task)
    {
        EngineNetwork network = new(task.Layers, Activation.Relu);
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            for (int o = 0; o < layer.Outputs; o++)
            {
                for (int i = 0; i < layer.Inputs; i++)
                    network.Parameters[layer.WeightsAt + i * layer.Outputs + o] = task.Units[l][o][i];
                network.Parameters[layer.BiasesAt + o] = task.Units[l][o][layer.Inputs];
            }
        }

        train = Samples(0, task.Train);
        test = Samples(task.Train, task.Test);
        loop = new TrainingLoop(network, train, LossFunction.SoftmaxCrossEntropy, task.Batch, 0, Optimizer.Sgd)
        {
            LearningRate = task.Rate,
            KeepsOrder = true,
        };
        evaluation = new Evaluation(network);
    }

    public override string Name => "neural-illumination";

    protected override void Learn()
    {
        Order.CopyTo(loop.Order, 0);
        int epoch = loop.Epoch;
        loop.CompleteStraight();
        while (loop.Epoch == epoch)
            loop.Advance();
    }

    protected override (double Loss, double Right) Measure(int from, int to)
    {
        Samples samples = from == 0 ? train : test;
        evaluation.Measure(loop.Network, loop.Loss, samples);
        return (evaluation.Loss, evaluation.Score);
    }

    private Samples Samples(int from, int count)
    {
        Samples samples = new(count, Task.Layers[0], Task.Layers[^1]);
        for (int s = 0; s < count; s++)
        {
            Task.Inputs[from + s].CopyTo(samples.Inputs, s * samples.Features);
            samples.Label(s, Task.Labels[from + s]);
        }

        return samples;
    }
}
