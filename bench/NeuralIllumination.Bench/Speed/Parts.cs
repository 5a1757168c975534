using BenchmarkDotNet.Attributes;
using NeuralIllumination.Engine;
using EngineNetwork = NeuralIllumination.Engine.Network;

namespace NeuralIllumination.Bench;

/// <summary>The parts of a batch of 16 of the default network.</summary>
[ShortRunJob]
public class Parts
{
    private readonly EngineNetwork network = new([64, 16, 2], Activation.Relu);
    private readonly Samples samples = new(240, 64, 2);
    private readonly Xoshiro256 random = new(42, Xoshiro256.ShuffleStream);
    private readonly int[] order = [.. Enumerable.Range(0, 240)];
    private readonly BatchState batch;
    private readonly TrainingLoop loop;
    private readonly double[] gradients;
    private readonly double[] turned = new double[32];
    private readonly Evaluation evaluation;

    /// <summary>Circles and squares, and a batch that went all the way.</summary>
    public Parts()
    {
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(42, Xoshiro256.StartStream));
        CirclesAndSquares.Fill(samples, CirclesAndSquares.Flip, new Xoshiro256(42, Xoshiro256.DataStream));
        gradients = new double[network.Parameters.Length];
        batch = new BatchState(network, 16) { Count = 16 };
        for (int s = 0; s < 16; s++)
            batch.Load(samples, s * 7, s);
        Propagation.Forward(network, LossFunction.SoftmaxCrossEntropy, batch);
        Propagation.Backward(network, batch, gradients);
        loop = new TrainingLoop(network, samples, LossFunction.SoftmaxCrossEntropy, 16, 42, Optimizer.Sgd);
        evaluation = new Evaluation(network);
    }

    [Benchmark]
    public void Shuffle() => random.Shuffle(order);

    [Benchmark]
    public void ForwardOfLayer1() =>
        Dense.Forward(network.Layers[0], network.Parameters, batch.Inputs, batch.Rows[0], batch.PreActivations[0], 16);

    [Benchmark]
    public void ForwardOfLayer2() =>
        Dense.Forward(
            network.Layers[1],
            network.Parameters,
            batch.Activations[0],
            batch.Rows[1],
            batch.PreActivations[1],
            16
        );

    [Benchmark]
    public void Softmax() =>
        Losses.Predict(LossFunction.SoftmaxCrossEntropy, batch.Activations[1], batch.Predictions, 16, 2);

    [Benchmark]
    public double Loss() => Propagation.Loss(network, LossFunction.SoftmaxCrossEntropy, batch);

    [Benchmark]
    public void BackThroughLayer2() =>
        Dense.Backward(
            network.Layers[1],
            network.Parameters,
            turned,
            batch.Deltas[1],
            batch.Rows[2],
            batch.Deltas[0],
            16
        );

    [Benchmark]
    public void GradientOfLayer2() =>
        Dense.Gradient(network.Layers[1], batch.Activations[0], batch.Rows[1], batch.Deltas[1], gradients, 16);

    [Benchmark]
    public void GradientOfLayer1() =>
        Dense.Gradient(network.Layers[0], batch.Inputs, batch.Rows[0], batch.Deltas[0], gradients, 16);

    [Benchmark]
    public void Epoch()
    {
        int epoch = loop.Epoch;
        loop.RunStraight(int.MaxValue);
        while (loop.Epoch == epoch)
            loop.Advance();
    }

    [Benchmark]
    public void EpochByPhases()
    {
        int epoch = loop.Epoch;
        while (loop.Epoch == epoch)
            loop.Advance();
    }

    [Benchmark]
    public void EvaluationOf240() => evaluation.Measure(network, LossFunction.SoftmaxCrossEntropy, samples);
}
