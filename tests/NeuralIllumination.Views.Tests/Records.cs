using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>Real records, computed by the engine, for the views to show.</summary>
public sealed class Records
{
    private readonly TrainingLoop loop;
    private readonly PictureShape shape;
    private readonly Samples test;

    public Records(
        int[] layers,
        PictureShape shape,
        Samples train,
        Samples test,
        int batch = 16,
        Activation activation = Activation.Relu,
        Rules? rules = null
    )
    {
        rules ??= new Rules();
        Architecture = new Architecture(layers, activation, loss: rules.Loss);
        Network network = new(layers, activation);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(42, Xoshiro256.StartStream));
        loop = new TrainingLoop(network, train, rules.Loss, batch, 42, rules.Optimizer)
        {
            L2 = rules.L2,
            LearningRate = rules.LearningRate,
        };
        (this.shape, this.test) = (shape, test);
    }

    public Architecture Architecture { get; }

    public static PictureShape CirclesAndSquares { get; } = new(8, 8, ["circle", "square"]);

    /// <summary>What is made small, and how.</summary>
    public sealed record Rules(
        LossFunction Loss = LossFunction.SoftmaxCrossEntropy,
        Optimizer Optimizer = Optimizer.Sgd,
        double L2 = 0,
        double LearningRate = 0.1
    );

    /// <summary>The first lesson: 64-16-2 on circles and squares.</summary>
    public static Records FirstLesson(params int[] layers) => Lesson(new Rules(), Activation.Relu, layers);

    /// <summary>The first lesson by other rules.</summary>
    public static Records Lesson(Rules rules, Activation activation = Activation.Relu, params int[] layers)
    {
        int[] sizes = layers.Length == 0 ? [64, 16, 2] : layers;
        Samples train = new(240, 64, sizes[^1]);
        Samples test = new(40, 64, sizes[^1]);
        Xoshiro256 random = new(42, Xoshiro256.DataStream);
        Engine.CirclesAndSquares.Fill(train, Engine.CirclesAndSquares.Flip, random);
        Engine.CirclesAndSquares.Fill(test, Engine.CirclesAndSquares.Flip, random);
        return new Records(sizes, CirclesAndSquares, train, test, activation: activation, rules: rules);
    }

    /// <summary>Any shape, on random values: binary for pictures, between −1 and 1 for columns.</summary>
    public static Records Random(
        int[] layers,
        PictureShape shape,
        int batch = 4,
        Activation activation = Activation.Relu,
        Rules? rules = null
    )
    {
        Samples train = new(12, layers[0], layers[^1]);
        Xoshiro256 random = new(7, 9);
        for (int i = 0; i < train.Inputs.Length; i++)
            train.Inputs[i] = shape.Width > 1 ? (random.NextDouble() < 0.3 ? 1 : 0) : 2 * random.NextDouble() - 1;
        for (int s = 0; s < train.Count; s++)
            train.Label(s, s % Math.Max(2, layers[^1]));
        return new Records(layers, shape, train, train, batch, activation, rules);
    }

    public double LearningRate
    {
        get => loop.LearningRate;
        set => loop.LearningRate = value;
    }

    public void Train(int epochs)
    {
        int target = loop.Epoch + epochs;
        while (loop.Epoch < target)
            loop.Advance();
    }

    /// <summary>Runs the next batch as far as <paramref name="until"/> and records it.</summary>
    public StepRecord Step(Phase until = Phase.Update)
    {
        int epoch = loop.Epoch + 1;
        int batch = loop.Batch + 1;
        double[] before = [.. loop.Network.Parameters];
        for (Phase phase = Phase.Forward; phase <= until; phase++)
            loop.Advance();
        BatchState state = loop.State;
        int outputs = loop.Network.Outputs;
        return new StepRecord
        {
            Epoch = epoch,
            Batch = batch,
            Phase = until,
            Architecture = Architecture,
            Shape = shape,
            Samples = [.. state.Samples.Take(state.Count).Select(index => Sample(loop.Samples, index))],
            Targets = Table(state.Targets, state.Count, outputs),
            Probabilities = Table(state.Predictions, state.Count, outputs),
            Layers = [.. loop.Network.Layers.Select((_, l) => Layer(l, before, until))],
            Options = Options,
            MomentCorrections =
                until == Phase.Update && loop.Optimizer == Optimizer.Adam
                    ? (1 - loop.Memory.FirstPower, 1 - loop.Memory.SecondPower)
                    : null,
            Penalty = until >= Phase.Loss ? Penalty(before) : null,
            SampleLosses = until >= Phase.Loss ? state.Losses[..state.Count] : null,
            Loss = until >= Phase.Loss ? loop.BatchLoss : null,
        };
    }

    private TrainingOptions Options =>
        new()
        {
            LearningRate = loop.LearningRate,
            BatchSize = loop.BatchSize,
            ShuffleSeed = 42,
            Optimizer = loop.Optimizer,
            Momentum = loop.Momentum,
            L2 = loop.L2,
        };

    /// <summary>Trains and measures.</summary>
    public RunRecord Run(int epochs)
    {
        List<EpochRecord> measured = [Measure([])];
        for (int e = 0; e < epochs; e++)
        {
            Train(1);
            measured.Add(Measure([.. loop.Network.Layers.Select(layer => Norm(layer))]));
        }

        Recipe recipe = new()
        {
            Data = new DataSource
            {
                Generator = Terms.Name(Generator.CirclesAndSquares),
                Seed = 42,
                TrainCount = loop.Samples.Count,
                TestCount = test.Count,
            },
            Architecture = Architecture,
            Options = Options,
            Epochs = loop.Epoch,
        };
        return new RunRecord(measured, recipe, Fingerprint.Of(loop.Network.Parameters).ToString("x16"));
    }

    public IReadOnlyList<PredictionRecord> Predictions()
    {
        List<PredictionRecord> all = [];
        BatchState state = new(loop.Network, 1) { Count = 1 };
        int outputs = loop.Network.Outputs;
        for (int i = 0; i < test.Count; i++)
        {
            state.Load(test, i, 0);
            Propagation.Forward(loop.Network, loop.Loss, state);
            double loss = Propagation.Loss(loop.Network, loop.Loss, state);
            int choice = Evaluation.Choice(state.Predictions, 0, outputs);
            all.Add(new(Sample(test, i), state.Predictions[..outputs], choice, loss) { LossFunction = loop.Loss });
        }

        return all;
    }

    public IReadOnlyList<SampleRecord> TestSamples() =>
        [.. Enumerable.Range(0, test.Count).Select(i => Sample(test, i))];

    /// <summary>Every parameter of the first layer and the second, the numeric derivative off by a little.</summary>
    public GradientCheckRecord Check(double off, int kinks = 0)
    {
        loop.Advance();
        loop.Advance();
        loop.Advance();
        List<GradientCheckEntry> entries = [];
        for (int l = 0; l < loop.Network.Layers.Length; l++)
        {
            DenseLayer layer = loop.Network.Layers[l];
            for (int p = layer.WeightsAt; p < layer.End; p++)
            {
                int? input = p < layer.BiasesAt ? (p - layer.WeightsAt) / layer.Outputs : null;
                double analytic = loop.Gradients[p];
                double numeric = analytic * (1 + off * (p * 37 % 101) / 100);
                entries.Add(
                    new(l + 1, (p - layer.WeightsAt) % layer.Outputs, input, analytic, numeric, 1e-13, p % 97 < kinks)
                );
            }
        }

        loop.Advance();
        return new(entries, loop.BatchSize);
    }

    private double Penalty(double[] before)
    {
        Network met = new([.. Architecture.Layers], Architecture.Activation);
        before.CopyTo(met.Parameters, 0);
        return WeightDecay.Penalty(met, loop.L2);
    }

    private static Matrix Table(double[] values, int rows, int columns) =>
        new(rows, columns, values[..(rows * columns)]);

    private SampleRecord Sample(Samples from, int index) =>
        new(index, shape, from.Inputs[(index * from.Features)..((index + 1) * from.Features)], from.Labels[index]);

    private EpochRecord Measure(IReadOnlyList<GradientNorm> norms)
    {
        Evaluation evaluation = new(loop.Network);
        evaluation.Measure(loop.Network, loop.Loss, loop.Samples);
        (double loss, double accuracy) = (evaluation.Loss, evaluation.Score);
        evaluation.Measure(loop.Network, loop.Loss, test);
        return new(loop.Epoch, loss, accuracy, evaluation.Loss, evaluation.Score, norms);
    }

    private GradientNorm Norm(DenseLayer layer)
    {
        double[] g = loop.Gradients[layer.WeightsAt..layer.End];
        return new(Math.Sqrt(g.Sum(v => v * v)), g.Sum(Math.Abs) / g.Length);
    }

    private LayerStepRecord Layer(int l, double[] before, Phase until)
    {
        BatchState state = loop.State;
        DenseLayer layer = loop.Network.Layers[l];
        bool backward = until >= Phase.Backward;
        bool updated = until >= Phase.Update;
        return new LayerStepRecord
        {
            Activation = layer.Activation,
            X = Table(l == 0 ? state.Inputs : state.Activations[l - 1], state.Count, layer.Inputs),
            Z = Table(state.PreActivations[l], state.Count, layer.Outputs),
            A = Table(state.Activations[l], state.Count, layer.Outputs),
            WeightsBefore = Weights(before, layer),
            BiasesBefore = before[layer.BiasesAt..layer.End],
            Delta = backward ? Table(state.Deltas[l], state.Count, layer.Outputs) : null,
            WeightGradient = backward ? Weights(loop.Gradients, layer) : null,
            BiasGradient = backward ? loop.Gradients[layer.BiasesAt..layer.End] : null,
            GradientNorm = backward ? Norm(layer) : null,
            WeightsAfter = updated ? Weights(loop.Network.Parameters, layer) : null,
            FirstMoment = updated && loop.Memory.First.Length > 0 ? Weights(loop.Memory.First, layer) : null,
            SecondMoment = updated && loop.Memory.Second.Length > 0 ? Weights(loop.Memory.Second, layer) : null,
            BiasesAfter = updated ? loop.Network.Parameters[layer.BiasesAt..layer.End] : null,
        };
    }

    private static Matrix Weights(double[] parameters, DenseLayer layer)
    {
        double[] turned = new double[layer.Outputs * layer.Inputs];
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int i = 0; i < layer.Inputs; i++)
                turned[o * layer.Inputs + i] = parameters[layer.WeightsAt + i * layer.Outputs + o];
        }

        return new(layer.Outputs, layer.Inputs, turned);
    }
}
