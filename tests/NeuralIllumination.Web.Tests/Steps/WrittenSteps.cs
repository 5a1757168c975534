using System.Globalization;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The twelve steps as a page has to write them, whole, built from C#'s record and the table of kinds alone.</summary>
/// <param name="step">A batch, run as far as the page has come.</param>
/// <param name="row">The sample on display.</param>
/// <param name="ahead">The same batch after its update, which a page tells of as soon as the blame is known.</param>
internal sealed class WrittenSteps(StepRecord step, int row, StepRecord ahead)
{
    private const int MostTerms = 5;
    private readonly IReadOnlyList<LayerStepRecord> layers = step.Layers;
    private readonly int last = step.Layers.Count;
    private readonly LossKind loss = LossKind.Of(step.Architecture.Loss);
    private readonly OptimizerKind optimizer = OptimizerKind.Of(step.Optimizer);
    private readonly ActivationKind activation = ActivationKind.Of(step.Architecture.Activation);

    /// <summary>All twelve.</summary>
    public WrittenStep[] All()
    {
        StepKind[] kinds = [.. StepKind.All];
        bool isFlat = last == 1;
        string values = Numbers.Count(step.Samples[row].Pixels.Count, "value");
        string parameters = Numbers.Count(step.Architecture.ParameterCount, "parameter");
        return
        [
            new(kinds[0].Name, $"{kinds[0].Formula}, {values}", [Input(values)]),
            new(kinds[1].Name, kinds[1].Formula, Hidden(l => [Sum(l, Strongest(l))])),
            isFlat
                ? new(kinds[2].Name, kinds[2].Otherwise!, NoHidden)
                : new(
                    $"{kinds[2].Name}, {activation.Name}",
                    $"a = {activation.Formula}",
                    Hidden(l => [Activated(l, Strongest(l))])
                ),
            new(
                kinds[3].Name,
                isFlat ? kinds[3].Otherwise! : $"{kinds[3].Formula}, layer {last}",
                [.. Outputs().Select(k => Sum(last - 1, k))]
            ),
            new(loss.OutputTitle, loss.OutputFormula, [.. Outputs().Select(Prediction)]),
            new(loss.Title, loss.Formula, step.Phase < Phase.Loss ? ["Known after the loss phase."] : Loss()),
            new(kinds[6].Name, kinds[6].Formula, Blamed(Deltas)),
            isFlat ? new(kinds[7].Name, kinds[7].Formula, NoHidden)
            : step.Phase < Phase.Backward ? new(kinds[7].Name, kinds[7].Formula, NotYet)
            : new(
                $"{kinds[7].Name}, by the chain rule",
                kinds[7].Formula,
                [.. Enumerable.Range(0, last - 1).Reverse().SelectMany(Blame)]
            ),
            new(
                kinds[8].Name,
                step.L2 > 0 ? kinds[8].Otherwise! : kinds[8].Formula,
                Blamed(() => FromTheLast().Select(Gradient))
            ),
            new(
                optimizer.Title,
                $"{optimizer.Formula}, η = {Numbers.Full(step.LearningRate)}",
                Blamed(() => FromTheLast().Select(Update))
            ),
            new(
                kinds[10].Name,
                kinds[10].Formula,
                Blamed(() => [string.Join(" · ", Enumerable.Range(0, last).Select(l => $"layer {l + 1}: {Norm(l)}"))])
            ),
            new($"All {parameters} updated", optimizer.Whole, Blamed(() => [Moved(parameters)])),
        ];
    }

    private static string[] NoHidden => ["This network has no hidden layer."];

    private static string[] NotYet => ["Known after the backward phase."];

    private static string B(double value) => Numbers.Brief(value);

    private string[] Blamed(Func<IEnumerable<string>> lines) => step.Phase < Phase.Backward ? NotYet : [.. lines()];

    private string[] Hidden(Func<int, string[]> lines) =>
        last == 1 ? NoHidden : [.. Enumerable.Range(0, last - 1).SelectMany(lines)];

    private IEnumerable<int> FromTheLast() => Enumerable.Range(0, last).Reverse();

    private static int LargestOf(IEnumerable<double> values) =>
        values.Select((value, i) => (Size: Math.Abs(value), i)).OrderByDescending(one => one.Size).First().i;

    // The unit from which the largest w · a leaves.
    private int Strongest(int l) =>
        LargestOf(
            Enumerable
                .Range(0, layers[l].Outputs)
                .Select(u =>
                    layers[l].A[row, u]
                    * Enumerable.Range(0, layers[l + 1].Outputs).Max(k => Math.Abs(layers[l + 1].WeightsBefore[k, u]))
                )
        );

    // The true class's and the likeliest other.
    private int[] Outputs() =>
        [
            .. Enumerable
                .Range(0, layers[^1].Outputs)
                .OrderByDescending(k => step.Targets[row, k] > 0)
                .ThenByDescending(k => step.Probabilities[row, k])
                .Take(2)
                .Order(),
        ];

    private string Input(string values)
    {
        SampleRecord sample = step.Samples[row];
        int lit = sample.Pixels.Count(value => value != 0);
        return $"training sample {sample.Index}, a {sample.ClassName}: {Numbers.Count(lit)} of {values} are not 0";
    }

    private string Sum(int l, int unit)
    {
        LayerStepRecord layer = layers[l];
        double[] terms =
        [
            .. Enumerable.Range(0, layer.Inputs).Select(i => layer.WeightsBefore[unit, i] * layer.X[row, i]),
        ];
        double bias = layer.BiasesBefore[unit];
        (string written, Func<double, string> write) = Terms(terms, layer.Z[row, unit], bias);
        return $"z{l + 1}[{unit}] = {written}{Added(write(bias))} (b) = {write(layer.Z[row, unit])}";
    }

    private string Activated(int l, int unit)
    {
        LayerStepRecord layer = layers[l];
        double z = layer.Z[row, unit];
        string formula = z < 0 && activation.PluggedBelow is { } below ? below : activation.Plugged;
        string written = formula
            .Replace("{z}", B(z), StringComparison.Ordinal)
            .Replace("{−z}", B(-z), StringComparison.Ordinal);
        int active = layer.A.Row(row).ToArray().Count(a => a != 0);
        return $"a{l + 1}[{unit}] = {written} = {B(layer.A[row, unit])} ({Numbers.Count(active)} of {Numbers.Count(layer.Outputs, "unit")} of layer {l + 1} are not 0)";
    }

    private string Prediction(int k)
    {
        double share = step.Probabilities[row, k];
        double[] z = layers[^1].Z.Row(row).ToArray();
        double[] powers = [.. z.Select(value => PortableMath.Exp(value - z.Max()))];
        string how = step.Architecture.Loss switch
        {
            LossFunction.SoftmaxCrossEntropy =>
                $"e^({B(z[k] - z.Max())}) / Σ = {B(powers[k])} / {B(powers.Aggregate(0.0, (sum, e) => sum + e))}",
            LossFunction.SigmoidBinaryCrossEntropy => $"1 / (1 + e^({B(-z[k])}))",
            LossFunction.IdentityMeanSquaredError => B(z[k]),
        };
        string name = step.Shape.Classes[z.Length == 1 ? 1 : k];
        return $"ŷ[{k}] = {how} = {B(share)}: {name} {(loss.IsProbability ? Numbers.Percent(share) : B(share))}";
    }

    private string[] Loss()
    {
        double[] shares = step.Probabilities.Row(row).ToArray();
        int label = step.Samples[row].Label;
        string own = step.Architecture.Loss switch
        {
            LossFunction.SoftmaxCrossEntropy => $"−ln {NearOne(shares[label])}",
            LossFunction.SigmoidBinaryCrossEntropy when shares.Length > 1 => $"Σ over {shares.Length} outputs",
            LossFunction.SigmoidBinaryCrossEntropy =>
                $"−ln {(label == 1 ? NearOne(shares[0]) : $"(1 − {NearOne(shares[0])})")}",
            LossFunction.IdentityMeanSquaredError => Squares(shares),
        };
        string nats = loss.IsProbability ? " nats" : "";
        return
        [
            $"L = {own} = {B(step.SampleLosses![row])}{nats}",
            $"the batch's mean over {Numbers.Count(step.BatchSize, "sample")}: {B(step.Loss!.Value)}",
        ];
    }

    private string Squares(double[] shares)
    {
        string[] all = [.. shares.Select((p, k) => $"({B(p)} − {Numbers.Plain(step.Targets[row, k])})²")];
        string more = all.Length > 3 ? $" + {Numbers.Count(all.Length - 3, "more square")}" : "";
        return all.Length == 1 ? $"½ · {all[0]}" : $"½ · [{string.Join(" + ", all.Take(3))}{more}]";
    }

    private static string NearOne(double share) => share is > 0.99 and < 1 ? $"(1 − {B(1 - share)})" : B(share);

    private IEnumerable<string> Deltas()
    {
        foreach (int k in Outputs())
        {
            (double share, double target) = (step.Probabilities[row, k], step.Targets[row, k]);
            double delta = layers[^1].Delta![row, k];
            (Func<double, string> write, string rounding) = Short([share, -target], delta);
            yield return $"δ{last}[{k}] = {write(share)} − {Numbers.Plain(target)} = {write(delta)}{rounding}";
        }
    }

    private string[] Blame(int l)
    {
        (LayerStepRecord layer, LayerStepRecord next) = (layers[l], layers[l + 1]);
        int unit = LargestOf(layer.Delta!.Row(row).ToArray());
        double[] terms =
        [
            .. Enumerable.Range(0, next.Outputs).Select(k => next.WeightsBefore[k, unit] * next.Delta![row, k]),
        ];
        double total = terms.Aggregate(0.0, (sum, term) => sum + term);
        (string written, Func<double, string> write) = Terms(terms, total, 0);
        string factor = Factor(total);
        (double z, double slope) = (
            layer.Z[row, unit],
            Activations.Slope(step.Architecture.Activation, layer.Z[row, unit], layer.A[row, unit])
        );
        string f = activation.Below is null ? Numbers.Plain(slope) : Numbers.Full(slope);
        return
        [
            $"Σ W{l + 2}[k, {unit}] δ{l + 2}[k] = {written} = {write(total)}",
            $"δ{l + 1}[{unit}] = f′({B(z)}) · {factor} = {f} · {factor} = {B(layer.Delta[row, unit])}",
        ];
    }

    private (int Unit, int Input) Heaviest(int l)
    {
        Matrix gradient = layers[l].WeightGradient!;
        int at = LargestOf(gradient.Values.ToArray());
        return (at / gradient.Columns, at % gradient.Columns);
    }

    private string Gradient(int l)
    {
        LayerStepRecord layer = layers[l];
        (int unit, int input) = Heaviest(l);
        double[] parts =
        [
            .. Enumerable.Range(0, step.BatchSize).Select(s => layer.Delta![s, unit] * layer.X[s, input]),
        ];
        double sum = parts.Aggregate(0.0, (all, part) => all + part);
        double gradient = layer.WeightGradient![unit, input];
        string whole = $" = {B(gradient)}";
        if (step.L2 > 0)
        {
            double weight = layer.WeightsBefore[unit, input];
            (double mean, double decay) = (sum / step.BatchSize, step.L2 * weight);
            (Func<double, string> write, string rounding) = Short([mean, decay], gradient);
            whole =
                $" + {Numbers.Full(step.L2)} · {Factor(weight)} = {write(mean)}{Added(write(decay))} = {write(gradient)}{rounding}";
        }

        return $"∂L/∂W{l + 1}[{unit}, {input}] = {B(sum)} / {step.BatchSize}{whole} (this sample adds {B(parts[row])})";
    }

    private string Update(int l)
    {
        (int unit, int input) = Heaviest(l);
        double before = layers[l].WeightsBefore[unit, input];
        double after = ahead.Layers[l].WeightsAfter![unit, input];
        double change = after - before;
        (Func<double, string> write, string rounding) = Short([before, change], after, finest: 6);
        string gradient = Factor(layers[l].WeightGradient![unit, input]);
        string rule = step.Optimizer switch
        {
            Optimizer.Sgd => $" − {Numbers.Full(step.LearningRate)} · {gradient} = {write(before)}",
            Optimizer.Momentum or Optimizer.Adam => "",
        };
        return $"W{l + 1}[{unit}, {input}]: {write(before)}{rule}{Added(write(change))} = {write(after)}{rounding}";
    }

    private string Norm(int l) => B(layers[l].GradientNorm!.Value.L2);

    private string Moved(string parameters)
    {
        double[] changes =
        [
            .. ahead.Layers.SelectMany(layer =>
                layer
                    .WeightsAfter!.Values.ToArray()
                    .Concat(layer.BiasesAfter!)
                    .Zip(
                        layer.WeightsBefore.Values.ToArray().Concat(layer.BiasesBefore),
                        (after, before) => after - before
                    )
            ),
        ];
        string verb = step.Phase == Phase.Update ? "moved" : "will move";
        return $"{Numbers.Count(changes.Count(change => change != 0))} of {parameters} {verb}; the largest change is {B(changes.Max(Math.Abs))}";
    }

    private static string Factor(double value) => value < 0 ? $"({B(value)})" : B(value);

    private static string Added(string written) =>
        written.StartsWith('\u2212') ? $" − {written[1..]}" : $" + {written}";

    // The largest terms, and what is left: the others, or rounding.
    private static (string Written, Func<double, string> Write) Terms(double[] terms, double result, double last)
    {
        double[] ranked = [.. terms.Where(term => term != 0).OrderByDescending(Math.Abs)];
        double[] shown = [.. ranked.Take(MostTerms)];
        (Func<double, string> write, double rest, int decimals) = Plan(ranked, shown.Length, result, last, 4);
        if (shown.Length == 0)
            return ("0", write);
        string written = write(shown[0]) + string.Concat(shown.Skip(1).Select(term => Added(write(term))));
        int others = ranked.Length - shown.Length;
        if (others > 0)
            written += $"{Added(InUnits(rest, decimals))} ({Numbers.Count(others, "other")})";
        else if (rest != 0)
            written += $"{Added(InUnits(rest, decimals))} (rounding)";
        return (written, write);
    }

    private static (Func<double, string> Write, string Rounding) Short(double[] terms, double result, int finest = 4)
    {
        (Func<double, string> write, double rest, int decimals) = Plan(terms, terms.Length, result, 0, finest);
        return (write, rest == 0 ? "" : $", rounding {InUnits(rest, decimals)}");
    }

    private static (Func<double, string> Write, double Left, int Decimals) Plan(
        double[] terms,
        int shown,
        double result,
        double last,
        int finest
    )
    {
        Ranking ranking = new();
        ranking.Numbers(terms, terms.Length);
        ClosedSum sum = new();
        sum.Close(ranking, terms.Length, shown, result, last, finest);
        return (value => InUnits(sum.Units(value), sum.Decimals), sum.Rest, sum.Decimals);
    }

    private static string InUnits(double units, int decimals)
    {
        int places = decimals is >= 0 and <= 9 ? decimals : 3;
        decimal value = (decimal)units;
        for (int i = 0; i < places; i++)
            value /= 10;
        string digits = Math.Abs(value).ToString("F" + places, CultureInfo.InvariantCulture);
        string sign = value < 0 ? "−" : "";
        if (places == decimals)
            return sign + digits;
        int power = 3 - decimals;
        return $"{sign}{digits}e{(power < 0 ? "−" : "")}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
    }
}
