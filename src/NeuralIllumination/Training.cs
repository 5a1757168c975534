using NeuralIllumination.Charts;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>A training under way. Each method returns what a cell shows; its numbers are in the view's record.</summary>
public sealed class Training : Shown
{
    private readonly Trainer trainer;

    /// <summary>Prepares to train; nothing is learned yet.</summary>
    /// <param name="network">Where to start. It is copied, not changed: see <see cref="Network"/> for the network as it becomes.</param>
    /// <param name="data">What to learn from, and what to be tested on.</param>
    /// <param name="shuffleSeed">The seed of the shuffles, 0 to 2⁵³ − 1; null for the network's own seed, or 42.</param>
    /// <param name="optimizer">How a gradient becomes a change.</param>
    /// <param name="momentum">μ of <see cref="Optimizer.Momentum"/>, in [0, 1).</param>
    /// <param name="l2">λ of the L2 penalty, in [0, 1].</param>
    /// <exception cref="ShapeException">The layers do not fit the data.</exception>
    /// <exception cref="OptionException">An option outside its range.</exception>
    public Training(
        Network network,
        Dataset data,
        long? shuffleSeed = null,
        Optimizer optimizer = TrainingOptions.UsualOptimizer,
        double momentum = Engine.Updates.UsualMomentum,
        double l2 = 0
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        trainer = new Trainer(
            data.Record,
            network.Record.Architecture,
            new TrainingOptions
            {
                StartSeed = network.Seed ?? 42,
                ShuffleSeed = shuffleSeed,
                Optimizer = optimizer,
                Momentum = momentum,
                L2 = l2,
            },
            network.Seed is null ? network.Record.WithoutOff().Parameters() : null
        );
    }

    private Training(Trainer trainer) => this.trainer = trainer;

    /// <summary>η, in (0, 10]; 0.1 unless set. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double LearningRate
    {
        get => trainer.LearningRate;
        set => trainer.LearningRate = value;
    }

    /// <summary>B, from 1 to the size of the training set; 16 unless set. Takes effect with the next batch.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public int BatchSize
    {
        get => trainer.BatchSize;
        set => trainer.BatchSize = value;
    }

    /// <summary>μ of <see cref="Optimizer.Momentum"/>, in [0, 1). Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Momentum
    {
        get => trainer.Momentum;
        set => trainer.Momentum = value;
    }

    /// <summary>λ of the L2 penalty, in [0, 1], from the next backward phase on. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double L2
    {
        get => trainer.L2;
        set => trainer.L2 = value;
    }

    /// <summary>β₁ of <see cref="Optimizer.Adam"/>, in [0, 1); 0.9 unless set. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Beta1
    {
        get => trainer.Beta1;
        set => trainer.Beta1 = value;
    }

    /// <summary>β₂ of <see cref="Optimizer.Adam"/>, in [0, 1); 0.999 unless set. Setting it once training has begun becomes part of the recipe.</summary>
    /// <exception cref="OptionException">Outside its range.</exception>
    public double Beta2
    {
        get => trainer.Beta2;
        set => trainer.Beta2 = value;
    }

    /// <summary>Epochs completed.</summary>
    public int Epoch => trainer.Epoch;

    /// <summary>Batches completed in the epoch in hand.</summary>
    public int Batch => trainer.Batch;

    /// <summary>The phase that comes next.</summary>
    public Phase NextPhase => trainer.NextPhase;

    /// <summary>What it learns from.</summary>
    public Dataset Data => new(trainer.Data);

    /// <summary>The network as it is now.</summary>
    public Network Network => new(trainer.Snapshot(), null);

    /// <summary>16 lower-case hexadecimal digits over all parameters' bits as they are now.</summary>
    public string Fingerprint => trainer.Fingerprint;

    /// <summary>What makes the present state again, bit for bit.</summary>
    public Recipe Recipe => trainer.Recipe;

    /// <summary>The run so far: its epochs, its recipe, its fingerprint.</summary>
    public RunRecord Record => trainer.Run();

    /// <summary>What was measured, epoch by epoch; epoch 0 is the untrained network.</summary>
    public IReadOnlyList<EpochRecord> History => trainer.Run().Epochs;

    /// <inheritdoc/>
    public override View View => new RunView(trainer.Run());

    /// <summary>Runs one mini-batch through forward, loss, backward and update (or what is left of them), and shows every number.</summary>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public StepView Step()
    {
        LongWork.Heed();
        return new StepView(trainer.Step());
    }

    /// <summary>Runs phases until <paramref name="phase"/> has run, and shows the batch so far.</summary>
    /// <exception cref="OptionException">There is no such phase.</exception>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public StepView Step(Phase phase)
    {
        Terms.Check(phase);
        LongWork.Heed();
        StepRecord step;
        do step = trainer.StepPhase();
        while (step.Phase != phase);
        return new StepView(step);
    }

    /// <summary>Completes more epochs, the one in hand included, and shows the run.</summary>
    /// <param name="epochs">0 to 1,000,000.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches; the training can then go on.</param>
    /// <exception cref="DivergenceException">A loss stopped being a finite number.</exception>
    public RunView Run(
        int epochs = 200,
        IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default
    ) =>
        new(
            LongWork.Do(
                "epoch",
                Epoch,
                (long)Epoch + epochs,
                work => trainer.Run(epochs, work.Epochs(progress), work.Cancellation),
                () => $"Stopped after {Place}; the next run goes on from there.",
                cancellation
            )
        );

    /// <summary>The network with one test sample's light in it (a training sample's where there is no test set).</summary>
    /// <param name="sample">The sample's index, from 0.</param>
    /// <param name="phase">Forward shows activations, backward shows blame.</param>
    /// <exception cref="SampleException">There is no such sample.</exception>
    public NetworkView Show(int sample = 0, Phase phase = Phase.Forward) => new(Examine(sample), 0, phase);

    /// <summary>The whole mathematics of one test sample, forward and backward, without learning from it.</summary>
    /// <param name="sample">The sample's index, from 0.</param>
    /// <exception cref="SampleException">There is no such sample.</exception>
    public StepView Math(int sample = 0) => new(Examine(sample));

    /// <summary>
    /// The run, alive: the page runs its recipe again with the engine's own code, says whether browser and C# agree to the last bit, and goes
    /// on from there, back to any epoch, batch and phase, or into another future.
    /// </summary>
    /// <param name="sample">The test sample to keep on display, from 0; null for one of each batch as it is learned from.</param>
    /// <param name="ahead">The same recipe, run further: the page compares its weights there too, once it has come so far.</param>
    /// <exception cref="SampleException">There is no such sample.</exception>
    public IlluminationView Illuminate(int? sample = null, Training? ahead = null) =>
        new(trainer.Run(), Examine(sample ?? 0), keepsSample: sample is not null, ahead: ahead?.trainer.Run());

    /// <summary>
    /// What the network says of every place of a plane, with its boundary and the samples, and each hidden unit's own function. Of data of one value
    /// these are curves.
    /// </summary>
    /// <exception cref="ShapeException">The samples are no points of a plane or of a line.</exception>
    public BoundaryView Boundary()
    {
        PlaneRecord.Check(trainer.Data.Shape);
        return new(
            trainer.Run(),
            trainer.Snapshot(),
            trainer.Predict(trainer.Data.Train),
            trainer.Predict(trainer.Data.Test)
        );
    }

    /// <summary>Loss, accuracy and gradient norms so far.</summary>
    public CurvesView Curves() => new(trainer.Run());

    /// <summary>Loss and accuracy so far, in a chart that answers to the pointer with every digit.</summary>
    public LearningPlot Plot() => new(trainer.Run());

    /// <summary>The length of each layer's gradient so far, in a chart that answers to the pointer.</summary>
    /// <exception cref="OptionException">No epoch has been learned: there is no gradient yet.</exception>
    public NormsPlot PlotNorms() => new(trainer.Run());

    /// <summary>How each layer's weights are spread, epoch by epoch; the recipe is run again to find out.</summary>
    /// <param name="epochs">Up to 24 epochs, 0 to <see cref="Epoch"/>; none for 0, 1, 2, 5, 10, 20, 50, … and the last.</param>
    /// <exception cref="OptionException">More than 24 epochs, or one that the training has not come to.</exception>
    public HistogramsView Histograms(params int[] epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return new(Again(epochs.Length > 0 ? epochs : Snapshots.Milestones(Epoch), 0, default));
    }

    /// <summary>The run as a film: a strip of pictures, and with <see cref="FilmView.ToWebP"/> one that moves. The recipe is run again for it.</summary>
    /// <param name="pictures">How many, 1 to 240, closer together where learning is quick; fewer where the run has fewer epochs.</param>
    /// <param name="sample">The test sample that runs through the network, from 0.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="OptionException">Outside that range.</exception>
    /// <exception cref="SampleException">There is no such sample.</exception>
    public FilmView Film(int pictures = 16, int sample = 0, CancellationToken cancellation = default)
    {
        if (pictures is < 1 or > FilmView.MostFrames)
            throw new OptionException($"A film takes 1 to {FilmView.MostFrames} pictures; got {pictures}.");
        double last = System.Math.Max(1, pictures - 1);
        // With the square of the way, the first epochs, which change most, are closest together.
        IEnumerable<int> epochs = Enumerable
            .Range(0, pictures)
            .Select(i =>
                System.Math.Max((int)System.Math.Round(Epoch * (i / last) * (i / last)), System.Math.Min(i, Epoch))
            );
        return new(Again(pictures == 1 ? [Epoch] : epochs, sample, cancellation));
    }

    /// <summary>What the network says of the first test samples.</summary>
    /// <param name="count">How many, 1 or more; of more than 240 the first 240 are drawn and listed.</param>
    /// <exception cref="OptionException">Below 1.</exception>
    public PredictionsView Predictions(int count = 20) =>
        count >= 1
            ? new PredictionsView(trainer.Predict(Samples, count), count)
            : throw new OptionException($"Predictions to show must be 1 or more; got {count}.");

    /// <summary>Compares every derivative of backpropagation with the one that nudging the parameter gives.</summary>
    /// <param name="samples">The first so many training samples; null for one batch.</param>
    /// <param name="progress">Told how many parameters are done.</param>
    /// <param name="cancellation">Heeded between parameters.</param>
    /// <exception cref="OptionException">Outside 1 to the size of the training set.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing has changed.</exception>
    public GradientCheckView CheckGradients(
        int? samples = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    ) =>
        new(
            LongWork.Do(
                "parameter",
                0,
                trainer.Architecture.ParameterCount,
                work => trainer.CheckGradients(samples, work.Counts(progress), work.Cancellation),
                cancellation: cancellation
            )
        );

    /// <summary>
    /// How the training stands: recipe, data, weights, gradients, the last update, silent units, history. The page prints the same text.
    /// </summary>
    public DiagnosticsView Diagnostics() => new(trainer.Diagnose());

    /// <summary>Sets one weight or bias by hand; becomes part of the recipe.</summary>
    /// <param name="layer">The layer, from 1.</param>
    /// <param name="output">The unit, from 0.</param>
    /// <param name="input">The input the weight comes from, from 0; null for the bias.</param>
    /// <param name="value">Its new value, finite.</param>
    /// <exception cref="InvalidInputException">There is no such parameter, or the value is not finite.</exception>
    public void Set(int layer, int output, int? input, double value) =>
        trainer.Set(new ParameterChange(layer, output, input, value));

    /// <summary>
    /// Switches a hidden unit off, or on again, from here on; becomes part of the recipe. A unit that is off has a = 0 and δ = 0; all weights into and
    /// out of it and its bias stand still, and so does what the optimiser remembers of them.
    /// </summary>
    /// <param name="layer">The hidden layer, from 1.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="off">False switches it on again.</param>
    /// <exception cref="ShapeException">There is no such unit, or it is an output.</exception>
    public void SwitchOff(int layer, int unit, bool off = true) => trainer.Set(new UnitChange(layer, unit, off));

    /// <summary>
    /// Holds a layer still, or lets it go, from here on; becomes part of the recipe. W and b of a layer that is held stand still whatever the
    /// optimiser and the penalty, and so does what the optimiser remembers of them; its gradient is computed, and it hands its blame on.
    /// </summary>
    /// <param name="layer">The layer, from 1, the output layer included.</param>
    /// <param name="held">False lets it go.</param>
    /// <exception cref="ShapeException">There is no such layer.</exception>
    public void Freeze(int layer, bool held = true) => trainer.Set(new LayerChange(layer, held));

    /// <summary>
    /// Adds a sample to what is learned from, from the next epoch's shuffle on (at the very start, from the start); becomes part of the recipe, which
    /// carries its values. <see cref="Data"/> stays as it was given.
    /// </summary>
    /// <param name="sample">As many finite values as the others have (of points with features their coordinates alone), and a class.</param>
    /// <exception cref="InvalidInputException">It does not fit the data, or these are of regression.</exception>
    public void Teach(Sample sample) => trainer.Teach(sample);

    /// <summary>Whether a hidden unit is switched off now.</summary>
    /// <exception cref="ShapeException">There is no such unit, or it is an output.</exception>
    public bool IsOff(int layer, int unit) => trainer.IsOff(layer, unit);

    /// <summary>Whether a layer is held still now.</summary>
    /// <exception cref="ShapeException">There is no such layer.</exception>
    public bool IsHeld(int layer) => trainer.IsHeld(layer);

    /// <summary>How many samples the next epoch learns from: those of <see cref="Data"/>, and those that were taught.</summary>
    public int LearnedFrom => trainer.LearnedFrom;

    /// <summary>Goes back to epoch 0 with the present learning rate, batch size, μ, λ, β₁ and β₂; what was changed on the way is dropped.</summary>
    public void Reset() => trainer.Reset();

    /// <summary>
    /// A second training that stands where this one stands and goes its own way from there: its recipe is run again. A batch whose update has
    /// not run is not in it.
    /// </summary>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Training Copy(CancellationToken cancellation = default) => Replay(trainer.Recipe, Data, null, cancellation);

    /// <summary>Runs a recipe again, up to where it stood.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its data, where the recipe does not carry them.</param>
    /// <param name="progress">Told of each epoch as it ends.</param>
    /// <param name="cancellation">Heeded between batches.</param>
    /// <exception cref="FileFormatException">Another engine's recipe, or other data than it names.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Training Replay(
        Recipe recipe,
        Dataset? data = null,
        IProgress<EpochRecord>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(
            LongWork.Do(
                "epoch",
                0,
                recipe.Epochs,
                work => Trainer.Replay(recipe, data?.Record, work.Epochs(progress), work.Cancellation),
                cancellation: cancellation
            )
        );
    }

    /// <summary>The samples that are shown: those to be tested on, or those to learn from where there are none.</summary>
    internal SampleSet Samples => trainer.Data.Test.Count > 0 ? trainer.Data.Test : trainer.Data.Train;

    private IReadOnlyList<Snapshot> Again(IEnumerable<int> epochs, int sample, CancellationToken cancellation) =>
        LongWork.Do(
            "epoch",
            0,
            Epoch,
            work => Snapshots.Of(trainer.Recipe, epochs, trainer.Data, sample, work.Epochs(null), work.Cancellation),
            cancellation: cancellation
        );

    private string Place =>
        Numbers.Count(Epoch, "epoch") + (Batch > 0 ? $" and {Numbers.Count(Batch, "batch", "batches")}" : "");

    private StepRecord Examine(int sample)
    {
        LongWork.Heed();
        return trainer.Examine(Samples[sample]);
    }
}
