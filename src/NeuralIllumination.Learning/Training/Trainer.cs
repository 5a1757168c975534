using System.Globalization;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// A training under way: the engine's run, driven by phase, batch or epoch, with the same bits whichever way, and its recipe.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class Trainer
{
    /// <summary>More epochs than this are refused.</summary>
    public const int MostEpochs = 1_000_000;

    private readonly Start start;
    private TrainingOptions options;

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
        : this(data, architecture, options ?? new TrainingOptions(), startParameters, []) { }

    /// <summary>The same with changes that are still to come.</summary>
    internal Trainer(
        DatasetRecord data,
        Architecture architecture,
        TrainingOptions options,
        IReadOnlyList<double>? startParameters,
        IEnumerable<Change> changes
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(architecture);
        start = new Start(data, architecture, startParameters);
        this.options = options.Checked(data.Train.Count);
        Driver = start.Begin(this.options, changes);
    }

    /// <summary>What is learned from, and what it is tested on.</summary>
    public DatasetRecord Data => start.Data;

    /// <summary>What learns.</summary>
    public Architecture Architecture => start.Architecture;

    /// <summary>Epochs completed.</summary>
    public int Epoch => Loop.Epoch;

    /// <summary>Batches completed in the epoch in hand.</summary>
    public int Batch => Loop.Batch;

    /// <summary>The phase that comes next.</summary>
    public Phase NextPhase => Loop.Next;

    /// <summary>η, in (0, 10]. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double LearningRate
    {
        get => Loop.LearningRate;
        set => Set(Here with { LearningRate = Ranges.LearningRate.Check(value) });
    }

    /// <summary>B, from the next forward phase on. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Below 1 or larger than the training set.</exception>
    public int BatchSize
    {
        get => Loop.BatchSize;
        set => Set(Here with { BatchSize = TrainingOptions.CheckBatchSize(value, Data.Train.Count) });
    }

    /// <summary>μ, in [0, 1); only <see cref="Optimizer.Momentum"/> uses it. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Momentum
    {
        get => Loop.Momentum;
        set => Set(Here with { Momentum = Ranges.Momentum.Check(value) });
    }

    /// <summary>λ of the L2 penalty, in [0, 1], from the next backward phase on. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double L2
    {
        get => Loop.L2;
        set => Set(Here with { L2 = Ranges.L2.Check(value) });
    }

    /// <summary>β₁, in [0, 1); only <see cref="Optimizer.Adam"/> uses it. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Beta1
    {
        get => Loop.Memory.Beta1;
        set => Set(Here with { Beta1 = Ranges.Beta1.Check(value) });
    }

    /// <summary>β₂, in [0, 1); only <see cref="Optimizer.Adam"/> uses it. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Beta2
    {
        get => Loop.Memory.Beta2;
        set => Set(Here with { Beta2 = Ranges.Beta2.Check(value) });
    }

    /// <summary>16 lower-case hexadecimal digits over all parameters' bits.</summary>
    public string Fingerprint =>
        Engine.Fingerprint.Of(Loop.Network.Parameters).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>What makes the training's present state again, bit for bit. A batch in hand counts from its update on.</summary>
    public Recipe Recipe =>
        new()
        {
            Data = Data.Source,
            Architecture = Architecture,
            StartParameters = start.Parameters,
            Options = options,
            Changes = EngineChange.Made(Driver.Run, Data.Shape),
            Epochs = Epoch,
            Batches = Batch,
        };

    /// <summary>What was measured last.</summary>
    public EpochRecord Last => Driver.Last;

    /// <summary>What drives the run.</summary>
    internal Driver Driver { get; private set; }

    /// <summary>What is run.</summary>
    internal TrainingLoop Loop => Driver.Run.Training;

    /// <summary>The options as they are by now.</summary>
    internal TrainingOptions Present =>
        options with
        {
            LearningRate = LearningRate,
            BatchSize = BatchSize,
            Momentum = Momentum,
            L2 = L2,
            Beta1 = Beta1,
            Beta2 = Beta2,
        };

    private Change Here => new(Epoch, Batch, NextPhase);

    /// <summary>The history so far: epoch 0 and every epoch completed.</summary>
    public RunRecord Run() =>
        new([.. Driver.Epochs], Recipe, Fingerprint) { Keyframe = KeyframeRecord.Before(Driver.Run) };

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
        Driver.GoTo(Epoch + epochs, 0, progress, cancellation);
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
        (int epoch, int batch, Phase phase) = (Epoch + 1, Batch + 1, NextPhase);
        // What is changed right after the phase is not what it ran with.
        TrainingOptions with = Present;
        Driver.Advance();
        if (phase >= Phase.Backward)
            with = with with { L2 = Loop.GradientL2 };
        double[] weights = phase == Phase.Update ? Driver.Run.Before : Loop.Network.Parameters;
        return new StepCapture(Data, Architecture, with, Loop, weights).Record(epoch, batch, phase);
    }

    /// <summary>Sets one weight or bias by hand; becomes part of the recipe.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">The value is not finite, or at epoch 0 the loss would not be; nothing is changed then.</exception>
    public void Set(ParameterChange parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        Set(Here with { Parameter = parameter });
    }

    /// <summary>Switches a hidden unit off, or on again; becomes part of the recipe.</summary>
    /// <exception cref="ShapeException">There is no such unit.</exception>
    /// <exception cref="OptionException">At epoch 0 the loss would not be a finite number; nothing is changed then.</exception>
    public void Set(UnitChange unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Set(Here with { SwitchOff = unit });
    }

    /// <summary>Holds a layer still, or lets it go; becomes part of the recipe.</summary>
    /// <exception cref="ShapeException">There is no such layer.</exception>
    public void Set(LayerChange layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Set(Here with { Freeze = layer });
    }

    /// <summary>
    /// Adds a sample to what is learned from, from the next epoch's shuffle on (at the very start, from the start); becomes part of the recipe, which
    /// carries its values. <see cref="Data"/> stays as it was given.
    /// </summary>
    /// <param name="sample">Values without what is added to a point's coordinates, and a class.</param>
    /// <exception cref="InvalidInputException">It does not fit the data, or at epoch 0 the loss would not be finite; nothing is changed then.</exception>
    public void Teach(Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        SampleSet taught = EngineChange.Taught(sample, Data.Shape);
        Set(Here with { AddSample = SamplePacking.Pack(taught.Samples, Data.Shape) });
    }

    /// <summary>Whether a hidden unit is switched off now.</summary>
    /// <exception cref="ShapeException">There is no such unit.</exception>
    public bool IsOff(int layer, int unit)
    {
        ParameterPlace.Check(new UnitChange(layer, unit), Architecture);
        return Loop.Network.Layers[layer - 1].Off[unit] != 0;
    }

    /// <summary>Whether a layer is held still now.</summary>
    /// <exception cref="ShapeException">There is no such layer.</exception>
    public bool IsHeld(int layer)
    {
        ParameterPlace.Check(new LayerChange(layer), Architecture);
        return Loop.Network.Layers[layer - 1].IsHeld;
    }

    /// <summary>How many samples are learned from by the next epoch, those that were taught included.</summary>
    public int LearnedFrom => Loop.Stored;

    /// <summary>Goes back to epoch 0 with the present learning rate, batch size, μ, λ, β₁ and β₂; changes made on the way are dropped.</summary>
    public void Reset()
    {
        options = Present;
        Driver = start.Begin(options, []);
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
        Trainer trainer = RecipeReplay.Begin(recipe, data);
        RecipeReplay.GoTo(trainer, recipe.Epochs, recipe.Batches, progress, cancellation);
        return trainer;
    }

    private void Set(Change change)
    {
        bool isUntouched = Epoch == 0 && Batch == 0 && NextPhase == Phase.Forward && Driver.Run.Made == 0;
        bool isStart = (change.Parameter ?? change.SwitchOff ?? change.Freeze ?? (object?)change.AddSample) is null;
        if (!isUntouched || !isStart)
        {
            Driver.Set(EngineChange.Of(change, Architecture, Data.Shape).Single());
            return;
        }

        Loop.LearningRate = change.LearningRate ?? LearningRate;
        Loop.BatchSize = change.BatchSize ?? BatchSize;
        Loop.Momentum = change.Momentum ?? Momentum;
        Loop.L2 = change.L2 ?? L2;
        Loop.Memory.Beta1 = change.Beta1 ?? Beta1;
        Loop.Memory.Beta2 = change.Beta2 ?? Beta2;
        options = Present;
        Driver.Run.Begin();
    }
}
