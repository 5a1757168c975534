using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// A training under way: drives the engine by phase, batch or epoch, with the same bits whichever way, and remembers its history and its recipe.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class Trainer
{
    private readonly TrainingOptions options;
    private readonly IReadOnlyList<double>? startParameters;
    private readonly List<Change> changes = [];
    private readonly List<EpochRecord> history = [];
    private TrainingLoop loop;
    private Evaluation evaluation;
    private double[]? parametersBefore;
    private DivergenceException? diverged;

    /// <summary>Prepares a training; the network is at its start and has been measured once, as epoch 0.</summary>
    /// <param name="data">What to learn from, and what to be tested on.</param>
    /// <param name="architecture">What learns.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="startParameters">Parameters to start from, in storage order, instead of drawing them; null to draw.</param>
    /// <exception cref="ShapeException">The layers do not fit the data, or the parameters the layers.</exception>
    /// <exception cref="OptionException">An option outside its range.</exception>
    public Trainer(
        DatasetRecord data,
        Architecture architecture,
        TrainingOptions? options = null,
        IReadOnlyList<double>? startParameters = null
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(architecture);
        options ??= new TrainingOptions();
        string layers = string.Join('-', architecture.Layers);
        if (architecture.Inputs != data.Shape.Features)
        {
            throw new ShapeException(
                $"The first layer must have as many units as a sample has values, {data.Shape.Features}; {layers} has {architecture.Inputs}."
            );
        }

        if (architecture.Outputs != data.Shape.Classes.Count)
        {
            throw new ShapeException(
                $"The last layer must have as many units as there are classes, {data.Shape.Classes.Count}; {layers} has {architecture.Outputs}."
            );
        }

        if (startParameters is not null && startParameters.Count != architecture.ParameterCount)
        {
            throw new ShapeException(
                $"{layers} needs {architecture.ParameterCount} starting parameters; got {startParameters.Count}."
            );
        }

        Data = data;
        Architecture = architecture;
        this.startParameters = startParameters;
        this.options = options with
        {
            LearningRate = TrainingOptions.CheckLearningRate(options.LearningRate),
            BatchSize = TrainingOptions.CheckBatchSize(
                options.BatchSize ?? Math.Min(16, data.Train.Count),
                data.Train.Count
            ),
            StartSeed = Seeds.Check(options.StartSeed),
            ShuffleSeed = Seeds.Check(options.ShuffleSeed ?? options.StartSeed),
        };
        (loop, evaluation) = Start(this.options.LearningRate, this.options.BatchSize.Value);
        startRate = this.options.LearningRate;
        startBatchSize = this.options.BatchSize.Value;
    }

    private double startRate;
    private int startBatchSize;

    /// <summary>What is learned from, and what it is tested on.</summary>
    public DatasetRecord Data { get; }

    /// <summary>What learns.</summary>
    public Architecture Architecture { get; }

    /// <summary>Epochs completed.</summary>
    public int Epoch => loop.Epoch;

    /// <summary>Batches completed in the epoch in hand.</summary>
    public int Batch => loop.Batch;

    /// <summary>The phase that comes next.</summary>
    public Phase NextPhase => loop.Next;

    /// <summary>η, in (0, 10]. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double LearningRate
    {
        get => loop.LearningRate;
        set
        {
            loop.LearningRate = TrainingOptions.CheckLearningRate(value);
            if (Untouched)
                startRate = value;
            else
                Remember(Here with { LearningRate = value }, change => change.LearningRate is not null);
        }
    }

    /// <summary>B, from the next forward phase on. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Below 1 or larger than the training set.</exception>
    public int BatchSize
    {
        get => loop.BatchSize;
        set
        {
            loop.BatchSize = TrainingOptions.CheckBatchSize(value, Data.Train.Count);
            if (Untouched)
                startBatchSize = value;
            else
                Remember(Here with { BatchSize = value }, change => change.BatchSize is not null);
        }
    }

    /// <summary>16 lower-case hexadecimal digits over all parameters' bits.</summary>
    public string Fingerprint =>
        Engine.Fingerprint.Of(loop.Network.Parameters).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>What makes the training's present state again, bit for bit. A batch in hand counts from its update on.</summary>
    public Recipe Recipe =>
        new()
        {
            Data = Data.Source,
            Architecture = Architecture,
            StartSeed = options.StartSeed,
            StartParameters = startParameters,
            ShuffleSeed = options.ShuffleSeed!.Value,
            LearningRate = startRate,
            BatchSize = startBatchSize,
            Changes = [.. changes],
            Epochs = Epoch,
            Batches = Batch,
        };

    /// <summary>The history so far: epoch 0 and every epoch completed.</summary>
    public RunRecord Run() => new([.. history], Recipe, Fingerprint);

    /// <summary>Completes <paramref name="epochs"/> more epochs, the one in hand included, measuring after each.</summary>
    /// <param name="epochs">0 to 1,000,000.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches; the training is then left at a whole batch and can go on.</param>
    /// <exception cref="OptionException">A negative number of epochs, or too many.</exception>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RunRecord Run(int epochs, IProgress<EpochRecord>? progress = null, CancellationToken cancellation = default)
    {
        if (epochs is < 0 or > 1_000_000)
            throw new OptionException($"Epochs must be 0 to 1000000; got {epochs}.");

        int target = Epoch + epochs;
        while (Epoch < target)
        {
            int measured = history.Count;
            do Advance();
            while (loop.Next != Phase.Forward);
            if (history.Count > measured)
                progress?.Report(history[^1]);
            cancellation.ThrowIfCancellationRequested();
        }

        return Run();
    }

    /// <summary>Runs one mini-batch through all its phases (or the rest of them, if it has begun) and records every number.</summary>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public StepRecord Step()
    {
        StepRecord step;
        do step = StepPhase();
        while (step.Phase != Phase.Update);
        return step;
    }

    /// <summary>Runs the next phase alone and records the batch so far.</summary>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public StepRecord StepPhase()
    {
        Phase phase = NextPhase;
        (int epoch, int batch) = (Epoch + 1, Batch + 1);
        if (phase == Phase.Forward || parametersBefore is null)
            parametersBefore = [.. loop.Network.Parameters];
        Advance();
        return new StepCapture(Data, Architecture, loop, parametersBefore).Record(epoch, batch, phase);
    }

    /// <summary>Looks at one sample without learning from it: its forward pass, loss and gradients at the present weights.</summary>
    /// <param name="sample">A sample of this training's data.</param>
    /// <exception cref="ShapeException">It has another number of values.</exception>
    public StepRecord Examine(SampleRecord sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        SampleSet one = SampleSet.Of([new Sample(sample.Pixels, sample.Label)], Data.Shape, "given");
        TrainingLoop look = new(loop.Network, one.Samples, Architecture.Loss, 1, 0) { LearningRate = LearningRate };
        for (int phase = 0; phase < 3; phase++)
            look.Advance();
        return new StepCapture(Data, Architecture, look, loop.Network.Parameters).Record(
            Epoch + 1,
            Batch + 1,
            Phase.Backward,
            [sample]
        );
    }

    /// <summary>What the network says, at the present weights, of each sample of <paramref name="set"/> from the first on.</summary>
    /// <param name="set">The training set, the test set or any other that fits.</param>
    /// <param name="count">At most so many; null for all.</param>
    public IReadOnlyList<PredictionRecord> Predict(SampleSet set, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Prediction.Of(loop.Network, Architecture, set, Math.Min(set.Count, count ?? set.Count));
    }

    /// <summary>Compares every derivative that backpropagation gives with central differences.</summary>
    /// <param name="samples">The first so many training samples are used, 1 to the size of the training set; null for one batch.</param>
    /// <exception cref="OptionException">Outside that range.</exception>
    public GradientCheckRecord CheckGradients(int? samples = null)
    {
        int count = samples ?? BatchSize;
        if (count < 1 || count > Data.Train.Count)
            throw new OptionException($"Samples to check on must be 1 to {Data.Train.Count}; got {count}.");
        return new GradientCheck(loop.Network, Architecture.Loss, Data.Train.Samples, count).Run();
    }

    /// <summary>The network at this moment.</summary>
    public NetworkRecord Snapshot() => NetworkRecord.Of(loop.Network, Architecture);

    /// <summary>Sets one weight or bias by hand; becomes part of the recipe.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">The value is not finite.</exception>
    public void Set(ParameterChange parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Layer < 1 || parameter.Layer > loop.Network.Layers.Length)
            throw new ShapeException($"Layer must be 1 to {loop.Network.Layers.Length}; got {parameter.Layer}.");
        DenseLayer layer = loop.Network.Layers[parameter.Layer - 1];
        if (parameter.Output < 0 || parameter.Output >= layer.Outputs)
            throw new ShapeException(
                $"Unit of layer {parameter.Layer} must be 0 to {layer.Outputs - 1}; got {parameter.Output}."
            );
        if (parameter.Input is { } input && (input < 0 || input >= layer.Inputs))
            throw new ShapeException($"Input of layer {parameter.Layer} must be 0 to {layer.Inputs - 1}; got {input}.");
        if (!double.IsFinite(parameter.Value))
            throw new OptionException($"A weight or bias must be a finite number; got {parameter.Value}.");

        int at = parameter.Input is { } i
            ? layer.WeightsAt + i * layer.Outputs + parameter.Output
            : layer.BiasesAt + parameter.Output;
        loop.Network.Parameters[at] = parameter.Value;
        Remember(
            Here with
            {
                Parameter = parameter,
            },
            change =>
                change.Parameter is { } set
                && (set.Layer, set.Output, set.Input) == (parameter.Layer, parameter.Output, parameter.Input)
        );
        if (Epoch == 0 && Batch == 0 && NextPhase == Phase.Forward)
            history[0] = Measure();
    }

    /// <summary>Goes back to epoch 0 with the present learning rate and batch size; changes made on the way are dropped.</summary>
    public void Reset()
    {
        (startRate, startBatchSize) = (LearningRate, BatchSize);
        changes.Clear();
        history.Clear();
        parametersBefore = null;
        diverged = null;
        (loop, evaluation) = Start(startRate, startBatchSize);
    }

    /// <summary>Runs a recipe again, changes included, up to where it stood.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its data, where the recipe does not carry them.</param>
    /// <exception cref="FileFormatException">Another engine's recipe, or other data than the recipe names.</exception>
    public static Trainer Replay(Recipe recipe, DatasetRecord? data = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Engine != Recipe.CurrentEngine)
            throw new FileFormatException(
                $"Recipe: expected engine {Recipe.CurrentEngine}, found {recipe.Engine}; its numbers would differ."
            );
        if (data is not null && data.Source.Digest != recipe.Data.Digest)
            throw new FileFormatException(
                $"Recipe: expected data with digest {recipe.Data.Digest}, got {data.Source.Digest}."
            );

        Trainer trainer = new(
            data ?? DataPacking.Unpack(recipe.Data),
            recipe.Architecture,
            new TrainingOptions
            {
                LearningRate = recipe.LearningRate,
                BatchSize = recipe.BatchSize,
                StartSeed = recipe.StartSeed,
                ShuffleSeed = recipe.ShuffleSeed,
            },
            recipe.StartParameters
        );
        Queue<Change> due = new(recipe.Changes);
        while (true)
        {
            while (
                due.TryPeek(out Change? next)
                && trainer.Here == next with { LearningRate = null, BatchSize = null, Parameter = null }
            )
                trainer.Apply(due.Dequeue());
            if (
                trainer.NextPhase == Phase.Forward
                && (trainer.Epoch, trainer.Batch).CompareTo((recipe.Epochs, recipe.Batches)) >= 0
            )
                break;
            trainer.Advance();
        }

        // What was set within the batch in hand was not replayed, since the recipe's place is at whole batches; the rest must have been.
        if (
            due.TryPeek(out Change? missed)
            && (missed.Epoch, missed.Batch).CompareTo((recipe.Epochs, recipe.Batches)) < 0
        )
            throw new FileFormatException(
                $"Recipe, changes: the run never comes to epoch {missed.Epoch}, batch {missed.Batch}."
            );
        return trainer;
    }

    private bool Untouched => Epoch == 0 && Batch == 0 && NextPhase == Phase.Forward && changes.Count == 0;

    private Change Here => new(Epoch, Batch, NextPhase);

    private (TrainingLoop Loop, Evaluation Evaluation) Start(double rate, int batchSize)
    {
        Network network = Architecture.Build();
        if (startParameters is not null)
        {
            for (int i = 0; i < network.Parameters.Length; i++)
                network.Parameters[i] = startParameters[i];
        }
        else
            Initializer.Fill(
                network,
                Architecture.Initialization,
                new Xoshiro256(options.StartSeed, Xoshiro256.StartStream)
            );

        loop = new TrainingLoop(network, Data.Train.Samples, Architecture.Loss, batchSize, options.ShuffleSeed!.Value)
        {
            LearningRate = rate,
        };
        evaluation = new Evaluation(network);
        history.Add(Measure());
        return (loop, evaluation);
    }

    private void Apply(Change change)
    {
        if (change.LearningRate is { } rate)
            LearningRate = rate;
        if (change.BatchSize is { } size)
            BatchSize = size;
        if (change.Parameter is { } parameter)
            Set(parameter);
    }

    /// <summary>Adds a change; the last of a kind at one place is the one that counts.</summary>
    private void Remember(Change change, Predicate<Change> sameKind)
    {
        changes.RemoveAll(old =>
            (old.Epoch, old.Batch, old.Phase) == (change.Epoch, change.Batch, change.Phase) && sameKind(old)
        );
        changes.Add(change);
    }

    private void Advance()
    {
        if (diverged is not null)
            throw new DivergenceException(diverged.Epoch, diverged.Batch, diverged.LearningRate);

        int epoch = Epoch;
        loop.Advance();
        if (loop.Next == Phase.Backward && !double.IsFinite(loop.BatchLoss))
            throw diverged = new DivergenceException(Epoch + 1, Batch + 1, LearningRate);
        if (Epoch > epoch)
            history.Add(Measure());
    }

    private EpochRecord Measure()
    {
        (double trainLoss, double trainAccuracy) = Measure(Data.Train);
        (double? testLoss, double? testAccuracy) =
            Data.Test.Count > 0 ? Measure(Data.Test) : ((double?)null, (double?)null);
        if (!double.IsFinite(trainLoss) || (testLoss is { } loss && !double.IsFinite(loss)))
            throw diverged = new DivergenceException(Math.Max(1, Epoch), 0, LearningRate);
        return new EpochRecord(
            Epoch,
            trainLoss,
            trainAccuracy,
            testLoss,
            testAccuracy,
            Epoch == 0 ? [] : [.. loop.Network.Layers.Select(layer => StepCapture.Norm(loop.Gradients, layer))]
        );
    }

    private (double Loss, double Accuracy) Measure(SampleSet set)
    {
        evaluation.Measure(loop.Network, Architecture.Loss, set.Samples);
        return (evaluation.Loss, (double)evaluation.Correct / set.Count);
    }
}
