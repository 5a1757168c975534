using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// A training's diagnostics as one plain text, to be read or sent to somebody who can. The page makes the same text, character for character,
/// of its own run (Web/run/diagnostics.js): what changes here changes there.
/// </summary>
public sealed class DiagnosticsView : View
{
    /// <summary>The most lines that the history takes.</summary>
    public const int MostLines = 50;

    private const int MostUnits = 20;

    private readonly DiagnosticsRecord diagnostics;

    /// <summary>Shows diagnostics.</summary>
    public DiagnosticsView(DiagnosticsRecord diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        this.diagnostics = diagnostics;
    }

    /// <summary>The diagnostics that are shown: their numbers, for a cell that goes on with them.</summary>
    public DiagnosticsRecord Record => diagnostics;

    internal override object Content => diagnostics;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = Markup.Empty;
        foreach (string line in Place)
            content.Add($"<p>{line}</p>\n");
        content.Add($"{Samples.ToMarkup()}{Parameters.ToMarkup()}");
        content.Add(Gradients is { } gradients ? gradients.ToMarkup() : (Markup)$"<p>{NoBatch}</p>\n");
        content.Add(Updates is { } updates ? updates.ToMarkup() : (Markup)$"<p>{NoUpdate}</p>\n");
        foreach (string line in Units)
            content.Add($"<p>{line}</p>\n");
        content.Add(
            $"{History.ToMarkup()}<details><summary>The recipe</summary><pre>{diagnostics.Run.Recipe.ToJson()}</pre></details>\n"
        );
        return Figure.Html(Title, content);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Title).Append('\n');
        foreach (string line in Place)
            text.Append($"  {line}\n");
        text.Append($"\n{Samples.ToText()}\n{Parameters.ToText()}\n");
        text.Append(Gradients?.ToText() ?? $"  {NoBatch}\n").Append('\n');
        text.Append(Updates?.ToText() ?? $"  {NoUpdate}\n").Append('\n');
        foreach (string line in Units)
            text.Append($"  {line}\n");
        text.Append($"\n{History.ToText()}\n");
        text.Append($"  Recipe\n{diagnostics.Run.Recipe.ToJson().ReplaceLineEndings("\n")}\n");
        return text.ToString();
    }

    private Recipe Recipe => diagnostics.Run.Recipe;

    private static string Title => "Diagnostics of a training";

    private static string NoBatch => "Gradients: no batch yet";

    private string NoUpdate =>
        diagnostics.UpdateRate is null
            ? "Last update: no batch yet"
            : "Last update: not known any more, since the next batch's gradient has taken the place of its own";

    private IEnumerable<string> Place =>
        [
            $"engine {Recipe.Engine}, fingerprint {diagnostics.Run.Fingerprint}",
            $"network {Recipe.Architecture}: {Numbers.Count(Recipe.Architecture.ParameterCount, "parameter")}",
            $"after {Numbers.Count(Recipe.Epochs, "epoch")} and {Numbers.Count(Recipe.Batches, "batch", "batches")}, next phase {Terms.Name(diagnostics.NextPhase)}",
            $"{Terms.Name(Recipe.Options.Optimizer)}, learning rate {Numbers.Full(diagnostics.LearningRate)}",
        ];

    private Table Samples
    {
        get
        {
            Table table = new("Samples by class", "class", "training", "test");
            for (int label = 0; label < diagnostics.Classes.Count; label++)
                table.Add(
                    OneLine(diagnostics.Classes[label]),
                    diagnostics.TrainCounts[label],
                    diagnostics.TestCounts[label]
                );
            return table.Add("all", diagnostics.TrainCounts.Sum(), diagnostics.TestCounts.Sum());
        }
    }

    private Table Parameters => StatisticsOf("Parameters", layer => layer.Weights, layer => layer.Biases);

    private Table? Gradients =>
        diagnostics.Layers[0].WeightGradient is null
            ? null
            : StatisticsOf(
                $"Gradients of the last backward phase{(diagnostics.GradientL2 > 0 ? ", the L2 penalty's included" : "")}",
                layer => layer.WeightGradient!.Value,
                layer => layer.BiasGradient!.Value
            );

    private Table? Updates
    {
        get
        {
            if (diagnostics.Layers[0].UpdateNorm is null)
                return null;
            string rate = Numbers.Full(diagnostics.UpdateRate!.Value);
            Table table = new($"Last update, with learning rate {rate}", "layer", "‖Δθ‖", "‖θ‖ now", "‖Δθ‖ / ‖θ‖");
            for (int l = 0; l < diagnostics.Layers.Count; l++)
            {
                LayerDiagnostics layer = diagnostics.Layers[l];
                double change = layer.UpdateNorm!.Value;
                Cell ratio =
                    layer.ParameterNorm == 0
                        ? new Cell("–", IsNumber: true)
                        : Engine.Statistics.Ratio(change, layer.ParameterNorm);
                table.Add($"layer {l + 1}", change, layer.ParameterNorm, ratio);
            }

            return table;
        }
    }

    private IEnumerable<string> Units =>
        diagnostics.Layers.Count == 1
            ? ["Silent units: no hidden layer"]
            : diagnostics.Layers.SkipLast(1).Select((layer, l) => $"Silent units of layer {l + 1}: {Silent(layer)}");

    private static string Silent(LayerDiagnostics layer)
    {
        ActivationKind kind = ActivationKind.Of(layer.Activation);
        if (kind.Silent is not { } what)
            return $"does not apply, {kind.Term} always lets blame through";
        string all = $"{Numbers.Count(layer.SilentUnits.Count)} of {Numbers.Count(layer.Units)}";
        if (layer.SilentUnits.Count == 0)
            return $"{all} {what}";
        string more =
            layer.SilentUnits.Count > MostUnits
                ? $" and {Numbers.Count(layer.SilentUnits.Count - MostUnits)} more"
                : "";
        return $"{all} {what}: {string.Join(", ", layer.SilentUnits.Take(MostUnits))}{more}";
    }

    private Table History
    {
        get
        {
            IReadOnlyList<EpochRecord> epochs = diagnostics.Run.Epochs;
            int every = Every(epochs[^1].Epoch);
            Table table = new(
                every == 1 ? "History" : $"History, every {every}th epoch and the last",
                "epoch",
                "training loss",
                $"training {Score.Name(epochs[^1])}",
                "test loss",
                $"test {Score.Name(epochs[^1])}"
            );
            foreach (EpochRecord epoch in epochs.Where(e => e.Epoch % every == 0 || e == epochs[^1]))
            {
                table.Add(
                    epoch.Epoch,
                    epoch.TrainLoss,
                    Score.Cell(epoch, epoch.TrainScore),
                    epoch.TestLoss is { } loss ? loss : new Cell("–", IsNumber: true),
                    Score.Cell(epoch, epoch.TestScore)
                );
            }

            return table;
        }
    }

    /// <summary>The smallest of 1, 5, 10, 50, … that leaves the first, the last and what is between them few enough.</summary>
    private static int Every(int last)
    {
        int every = 1;
        for (int factor = 5; last / every + (last % every == 0 ? 1 : 2) > MostLines; factor = 7 - factor)
            every *= factor;
        return every;
    }

    private Table StatisticsOf(
        string caption,
        Func<LayerDiagnostics, Statistics> weights,
        Func<LayerDiagnostics, Statistics> biases
    )
    {
        Table table = new(caption, "of", "count", "mean", "standard deviation", "smallest", "largest", "norm");
        void Add(string name, Statistics s) =>
            table.Add(name, s.Count, s.Mean, s.StandardDeviation, s.Smallest, s.Largest, s.Norm);
        for (int l = 0; l < diagnostics.Layers.Count; l++)
        {
            Add($"layer {l + 1} weights", weights(diagnostics.Layers[l]));
            Add($"layer {l + 1} biases", biases(diagnostics.Layers[l]));
        }

        return table;
    }

    /// <summary>A name from the data, kept from breaking the text's lines.</summary>
    private static string OneLine(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
