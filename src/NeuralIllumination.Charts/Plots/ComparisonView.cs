using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>Several runs beside each other: loss and accuracy on training and test set in charts that answer to the pointer, and a table.</summary>
public sealed class ComparisonView : PlotView
{
    /// <summary>The most runs that one comparison shows; more lines are not told apart.</summary>
    public const int MostRuns = 12;

    private readonly NamedRun[] runs;

    /// <summary>Compares runs.</summary>
    /// <param name="runs">1 to 12 runs, their names all different.</param>
    /// <param name="theme">The colours of the still picture; the charts follow their page.</param>
    /// <exception cref="OptionException">No run, more than 12, two of one name, or one without any record.</exception>
    public ComparisonView(IEnumerable<NamedRun> runs, Theme? theme = null)
        : base(theme)
    {
        ArgumentNullException.ThrowIfNull(runs);
        this.runs = [.. runs];
        if (this.runs.Length is 0 or > MostRuns)
            throw new OptionException($"A comparison takes 1 to {MostRuns} runs; got {this.runs.Length}.");
        if (
            this.runs.GroupBy(run => run.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is
            { } twice
        )
            throw new OptionException(
                $"Each run of a comparison needs a name of its own; got \"{twice.Key}\" {twice.Count()} times."
            );
        if (this.runs.FirstOrDefault(run => run.Run.Epochs.Count == 0) is { } empty)
            throw new OptionException(
                $"A run needs at least one epoch's record; \"{empty.Name}\" has none. Run one first: training.Run(1)."
            );
    }

    /// <summary>The runs: their numbers, for a cell that goes on with them.</summary>
    public IReadOnlyList<NamedRun> Runs => Array.AsReadOnly(runs);

    internal override object Content => runs;

    /// <inheritdoc/>
    public override string ToSvg() => ComparisonPicture.Draw(runs, Words, Theme);

    private protected override string Caption
    {
        get
        {
            double best = runs.Max(ScoreOf);
            NamedRun[] first = [.. runs.Where(run => ScoreOf(run) == best)];
            string set = first[0].Run.Last.TestScore is null ? "training" : "test";
            string names = Views.Words.Listed([.. first.Select(run => run.Name)]);
            return $"{Numbers.Count(runs.Length, "run")} compared; the best {set} {Score.Name(first[0].Run.Last)} at {(first.Length == 1 ? "its" : "their")} end: {names}, {Score.Write(first[0].Run.Last, best)}";
        }
    }

    private protected override string Words =>
        $"{Caption}. {string.Join(" ", runs.Select(run => $"{run.Name}: after {Numbers.Count(run.Run.Last.Epoch, "epoch")} the training loss is {Numbers.Brief(run.Run.Last.TrainLoss)} and the {Score.Name(run.Run.Last)} {Score.Write(run.Run.Last, ScoreOf(run))}."))}";

    private protected override Markup Still =>
        Views.Figure.Picture(
            new NarrowPicture(
                ComparisonPicture.DrawNarrow(runs, Words, Theme),
                ComparisonPicture.NarrowWidth,
                ComparisonPicture.NarrowHeight(runs)
            ),
            ToSvg(),
            Words,
            ComparisonPicture.Width,
            ComparisonPicture.Height(runs)
        );

    private protected override string Subject => string.Concat(runs.Select(run => run.Name + SubjectOf(run.Run)));

    private protected override Table Table
    {
        get
        {
            Table table = new(
                "The runs at their ends",
                "run",
                "network",
                "learning rate",
                "batch",
                "epochs",
                "training loss",
                "training accuracy",
                "test loss",
                "smallest test loss",
                "after epoch",
                "test accuracy",
                "best test accuracy",
                "fingerprint"
            );
            foreach (NamedRun named in runs)
            {
                EpochRecord last = named.Run.Last;
                Recipe recipe = named.Run.Recipe;
                EpochRecord? smallest = BestEpoch.Of(named.Run);
                EpochRecord? best = named.Run.Epochs.Where(e => e.TestScore is not null).MaxBy(e => e.TestScore);
                table.Add(
                    named.Name,
                    string.Join('-', recipe.Architecture.Layers),
                    Cell.Of(Numbers.Full(recipe.Options.LearningRate), recipe.Options.LearningRate),
                    recipe.Options.BatchSize!.Value,
                    last.Epoch,
                    last.TrainLoss,
                    Score.Cell(last, last.TrainScore),
                    Optional(last.TestLoss, loss => loss),
                    Optional(smallest?.TestLoss, loss => ((Cell)loss).Strong()),
                    smallest is null ? new Cell("–", IsNumber: true) : smallest.Epoch,
                    Score.Cell(last, last.TestScore),
                    best is null
                        ? new Cell("–", IsNumber: true)
                        : Cell.Of(
                            $"{Score.Write(best, best.TestScore)} at {Numbers.Count(best.Epoch)}",
                            best.TestScore!.Value
                        ),
                    named.Run.Fingerprint
                );
            }

            return table;
        }
    }

    private protected override PlotFigure Figure
    {
        get
        {
            IReadOnlyList<ComparisonPanel> panels = ComparisonPanel.Of(runs);
            PlotFigure figure = new(panels.Count, columns: 2, height: 210);
            int longest = Math.Max(1, runs.Max(run => run.Run.Last.Epoch));
            int[] colours = RunColours.Of([.. runs.Select(run => run.Name)]);
            double most = LossScale.Most([.. runs.Select(run => run.Run)]);
            for (int p = 0; p < panels.Count; p++)
            {
                for (int r = 0; r < runs.Length; r++)
                {
                    string colour = ComparisonPanel.Colour(Theme.Dark, colours[r]);
                    figure.Line(
                        p,
                        runs[r].Name,
                        colour,
                        LearningPlot.Points(runs[r].Run, panels[p].Value),
                        ComparisonPanel.IsDashed(colours[r]),
                        group: (runs[r].Name, IsFirst: p == 0)
                    );
                    if (panels[p].MarksSmallest && BestEpoch.Of(runs[r].Run) is { } best)
                        figure.Line(
                            p,
                            $"{runs[r].Name} (smallest)",
                            colour,
                            [(best.Epoch, best.TestLoss)],
                            group: (runs[r].Name, IsFirst: false)
                        );
                }

                (string, object)[] across = [("range", new[] { 0, longest })];
                if (panels[p].IsShare)
                    figure.Panel(p, panels[p].TitleWith("dot"), across, LearningPlot.Shares);
                else
                    figure.Panel(p, panels[p].TitleWith("dot"), across, LearningPlot.Losses(most));
            }

            return figure;
        }
    }

    private static double ScoreOf(NamedRun run) => run.Run.Last.TestScore ?? run.Run.Last.TrainScore ?? 0;

    private static Cell Optional(double? value, Func<double, Cell> write) =>
        value is { } known ? write(known) : new Cell("–", IsNumber: true);
}
