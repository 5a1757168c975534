using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// A training under way: drives the engine by phase, batch or epoch, with the same bits whichever way, and remembers its history and its recipe.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class Trainer
{
    /// <summary>More epochs than this are refused.</summary>
    public const int MostEpochs = 1_000_000;

    private readonly IReadOnlyList<double>? startParameters;
    private readonly Samples train;
    private readonly Samples test;
    private readonly List<Change> changes = [];
    private TrainingOptions options;
    private TrainingLoop loop;
    private History history;
    private readonly EpochStarts epochStarts = new();
    private double[]? parametersBefore;
    private DivergenceException? diverged;

    /// <summary>Prepares a training; the network is at its start and has been measured once, as epoch 0.</summary>
    /// <param name="data">What to learn from, and what to be tested on.</param>
    /// <param name="architecture">What learns. With two classes, one output will do where the loss is not softmax's.</param>
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
        CheckFit(data.Shape, architecture, startParameters);
        Data = data;
        Architecture = architecture;
        this.startParameters = startParameters;
        this.options = options.Checked(data.Train.Count);
        train = data.Train.For(architecture.Outputs);
        test = data.Test.For(architecture.Outputs);
        Begin();
    }

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
            loop.LearningRate = Ranges.LearningRate.Check(value);
            if (Untouched)
                options = options with { LearningRate = value };
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
                options = options with { BatchSize = value };
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
            StartParameters = startParameters,
            Options = options,
            Changes = [.. changes],
            Epochs = Epoch,
            Batches = Batch,
        };

    /// <summary>What was measured last.</summary>
    public EpochRecord Last => history.Epochs[^1];

    /// <summary>The history so far: epoch 0 and every epoch completed.</summary>
    public RunRecord Run() =>
        new([.. history.Epochs], Recipe, Fingerprint) { Keyframe = epochStarts.Before(Epoch, Batch) };

    /// <summary>Completes <paramref name="epochs"/> more epochs, the one in hand included, measuring after each.</summary>
    /// <param name="epochs">0 to 1,000,000.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches; the training is then left at a whole batch and can go on.</param>
    /// <exception cref="OptionException">A negative number of epochs, or too many.</exception>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RunRecord Run(int epochs, IProgress<EpochRecord>? progress = null, CancellationToken cancellation = default)
    {
        if (epochs is < 0 or > MostEpochs)
            throw new OptionException($"Epochs must be 0 to {MostEpochs}; got {epochs}.");

        int target = Epoch + epochs;
        while (Epoch < target)
        {
            if (!cancellation.IsCancellationRequested && RunStraight() && !cancellation.IsCancellationRequested)
                continue;

            // Where it stops, too, the batch before is one of which everything is known.
            int epoch = Epoch;
            do Advance();
            while (NextPhase != Phase.Forward);
            if (Epoch > epoch)
                progress?.Report(Last);
            cancellation.ThrowIfCancellationRequested();
        }

        return Run();
    }

    /// <summary>
    /// Completes epochs as <see cref="Run(int, IProgress{EpochRecord}?, CancellationToken)"/> does, and measures once, after the last: a sweep asks
    /// for no more.
    /// </summary>
    internal void Train(int epochs, CancellationToken cancellation)
    {
        int target = Epoch + epochs;
        while (Epoch < target - 1)
        {
            cancellation.ThrowIfCancellationRequested();
            // An epoch of few batches is soon over; of a large one's pieces the wish to stop is heeded in between.
            if (StraightPiece > loop.Order.Length / loop.BatchSize ? loop.CompleteStraight() : RunStraight())
                continue;
            loop.Advance();
            if (NextPhase == Phase.Backward && !double.IsFinite(loop.BatchLoss))
                throw diverged = new DivergenceException(Epoch + 1, Batch + 1, LearningRate);
        }

        Run(target - Epoch, cancellation: cancellation);
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
        // A weight set by hand in the middle of a batch is what this step's update starts from.
        if (phase is Phase.Forward or Phase.Update || parametersBefore is null)
            parametersBefore = [.. loop.Network.Parameters];
        Advance();
        return new StepCapture(Data, Architecture, Present, loop, parametersBefore).Record(epoch, batch, phase);
    }

    /// <summary>Looks at one sample without learning from it: its forward pass, loss and gradients at the present weights.</summary>
    /// <param name="sample">A sample of this training's data, or any other that fits.</param>
    /// <exception cref="ShapeException">It has another number of values.</exception>
    public StepRecord Examine(SampleRecord sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        SampleSet one = SampleSet.Of([new Sample(sample.Pixels, sample.Label)], Data.Shape, "given");
        TrainingLoop look = Loop(loop.Network, one.For(Architecture.Outputs), Present with { BatchSize = 1 });
        for (int phase = 0; phase < 3; phase++)
            look.Advance();
        return new StepCapture(Data, Architecture, Present, look, loop.Network.Parameters).Record(
            Epoch + 1,
            Batch + 1,
            Phase.Backward,
            [sample]
        ) with
        {
            IsLook = true,
        };
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
    /// <param name="progress">Told how many parameters are done.</param>
    /// <param name="cancellation">Heeded between parameters.</param>
    /// <exception cref="OptionException">Outside that range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GradientCheckRecord CheckGradients(
        int? samples = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        int count = samples ?? BatchSize;
        if (count < 1 || count > train.Count)
            throw new OptionException($"Samples to check on must be 1 to {train.Count}; got {count}.");
        return new GradientCheck(loop.Network, Architecture.Loss, options.L2, train, count).Run(progress, cancellation);
    }

    /// <summary>All that can be asked of the training when something about it is strange.</summary>
    public DiagnosticsRecord Diagnose() => new Diagnosis(Data, loop, train).Of(Run());

    /// <summary>The network at this moment.</summary>
    public NetworkRecord Snapshot() => NetworkRecord.Of(loop.Network, Architecture);

    /// <summary>Sets one weight or bias by hand; becomes part of the recipe.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">The value is not finite, or at epoch 0 the loss would not be; nothing is changed then.</exception>
    public void Set(ParameterChange parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        int place = ParameterPlace.Find(loop.Network, parameter);
        double before = loop.Network.Parameters[place];
        Change[] changesBefore = [.. changes];
        loop.Network.Parameters[place] = parameter.Value;
        Remember(
            Here with
            {
                Parameter = parameter,
            },
            change => change.Parameter is { } set && set with { Value = 0 } == parameter with { Value = 0 }
        );
        if (Epoch != 0 || Batch != 0 || NextPhase != Phase.Forward || history.Measure(0, null))
            return;
        loop.Network.Parameters[place] = before;
        changes.Clear();
        changes.AddRange(changesBefore);
        throw new OptionException(
            $"With {parameter.Value.ToString("R", CultureInfo.InvariantCulture)} there the network's loss is not a finite number; nothing was changed."
        );
    }

    /// <summary>Goes back to epoch 0 with the present learning rate and batch size; changes made on the way are dropped.</summary>
    public void Reset()
    {
        options = Present;
        changes.Clear();
        parametersBefore = null;
        diverged = null;
        Begin();
    }

    /// <summary>Runs a recipe again, changes included, up to where it stood.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its data, where the recipe does not carry them.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="FileFormatException">Another engine's recipe, other data than the recipe names, or a place that the run never comes to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Trainer Replay(
        Recipe recipe,
        DatasetRecord? data = null,
        IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return RecipeReplay.Run(recipe, data, progress, cancellation);
    }

    /// <summary>Runs the next phase, measuring where an epoch ends.</summary>
    internal void Advance()
    {
        if (diverged is not null)
            throw new DivergenceException(diverged.Epoch, diverged.Batch, diverged.LearningRate);

        int epoch = Epoch;
        loop.Advance();
        if (NextPhase == Phase.Backward && !double.IsFinite(loop.BatchLoss))
            throw diverged = new DivergenceException(Epoch + 1, Batch + 1, LearningRate);
        if (Epoch > epoch)
        {
            Measure();
            epochStarts.Keep(loop, changes.Count);
        }
    }

    /// <summary>Runs some whole batches of the epoch in hand, but not its last, in one go; false where the next must be run by phases.</summary>
    internal bool RunStraight()
    {
        return diverged is null && loop.RunStraight(StraightPiece) > 0;
    }

    /// <summary>A wish to stop is heeded between pieces of so many batches: these are tens of milliseconds on a machine without vectors.</summary>
    private int StraightPiece => (int)Math.Clamp(5e6 / ((double)loop.Gradients.Length * loop.BatchSize), 1, 10_000);

    private bool Untouched => Epoch == 0 && Batch == 0 && NextPhase == Phase.Forward && changes.Count == 0;

    /// <summary>The options as they are by now.</summary>
    private TrainingOptions Present => options with { LearningRate = LearningRate, BatchSize = BatchSize };

    private Change Here => new(Epoch, Batch, NextPhase);

    [MemberNotNull(nameof(loop), nameof(history))]
    private void Begin()
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

        loop = Loop(network, train, options);
        history = new History(network, Architecture.Loss, train, test);
        epochStarts.Clear();
        Measure();
    }

    private TrainingLoop Loop(Network network, Samples samples, TrainingOptions how) =>
        new(network, samples, Architecture.Loss, how.BatchSize!.Value, how.ShuffleSeed!.Value, how.Optimizer)
        {
            LearningRate = how.LearningRate,
            Momentum = how.Momentum,
            L2 = how.L2,
        };

    /// <summary>Adds a change; the last of a kind at one place is the one that counts.</summary>
    private void Remember(Change change, Predicate<Change> sameKind)
    {
        changes.RemoveAll(old =>
            (old.Epoch, old.Batch, old.Phase) == (change.Epoch, change.Batch, change.Phase) && sameKind(old)
        );
        changes.Add(change);
    }

    private void Measure()
    {
        if (!history.Measure(Epoch, Epoch == 0 ? null : loop.Gradients))
        {
            if (Epoch == 0)
            {
                throw new SampleException(
                    "The untrained network's loss is not a finite number: the data's values are too large. Bring them to about 0 to 1."
                );
            }

            throw diverged = new DivergenceException(Epoch, 0, LearningRate);
        }
    }

    private static void CheckFit(PictureShape shape, Architecture architecture, IReadOnlyList<double>? startParameters)
    {
        string layers = string.Join('-', architecture.Layers);
        if (architecture.Inputs != shape.Features)
        {
            throw new ShapeException(
                $"The first layer must have as many units as a sample has values, {shape.Features}; {layers} has {architecture.Inputs}."
            );
        }

        int classes = shape.Classes.Count;
        if (architecture.Outputs != classes && !(architecture.Outputs == 1 && classes == 2))
        {
            throw new ShapeException(
                $"The last layer must have as many units as there are classes, {classes}; {layers} has {architecture.Outputs}."
            );
        }

        if (startParameters is not null && startParameters.Count != architecture.ParameterCount)
        {
            throw new ShapeException(
                $"{layers} needs {architecture.ParameterCount} starting parameters; got {startParameters.Count}."
            );
        }
    }
}
