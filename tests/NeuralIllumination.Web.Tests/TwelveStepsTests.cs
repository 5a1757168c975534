using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>
/// The twelve steps of one batch, for every activation with every loss and every optimiser: the page has C#'s numbers to the last bit, calls the steps
/// what C# calls them, and writes the same digits.
/// </summary>
public sealed partial class TwelveStepsTests(BrowserFixture fixture)
{
    // A row in the middle of a batch that is not full of equal samples.
    private const int Row = 2;

    private static readonly string Script =
        $"<script>const [{{ open }}, {{ Moments }}, {{ stepOf }}, {{ Reading }}] = [{PageScript.Bundle("start.js")}, {PageScript.Bundle("run/moment.js")}, {PageScript.Bundle("panels/math.js")}, {PageScript.Bundle("words/reading.js")}]; const niModule = \"{EngineModule.Base64}\";"
        + """
            const hex = (values) => [...values].map((value) => {
              const view = new DataView(new ArrayBuffer(8));
              view.setFloat64(0, value);
              return view.getBigUint64(0).toString(16);
            }).join(" ");
            async function walk({ recipe, classes, row, f }) {
              const run = await open({ module: niModule, recipe: JSON.parse(recipe) });
              const moments = new Moments(run);
              const { network } = run;
              const reading = new Reading(classes, run.recipe.network.loss);
              const subject = { layers: network.layers, recipe: run.recipe, reading, slope: (z, a) => network.engine.call("Slope", f, z, a), exp: (x) => network.engine.call("Exp", x) };
              return [[1, 0, 1], [1, 0, 2], [1, 0, 3], [1, 1, 0]].map((place) => {
                run.goTo(...place);
                const moment = moments.take(null, row);
                const numbers = { "ŷ": hex(moment.predictions), y: hex(moment.targets), "η": hex([moment.learningRate]), B: hex([moment.batchSize]) };
                moment.layers.forEach(({ x, z, a, weights, delta, gradients, changes }, l) => {
                  const own = { x, z, a, W: weights, "δ": delta, "∂": gradients, "Δ": changes };
                  for (const [name, values] of Object.entries(own)) if (values) numbers[`${name}${l + 1}`] = hex(values);
                });
                if (moment.loss !== null) numbers.L = hex([moment.loss]);
                if (moment.batchLoss !== null) numbers["mean L"] = hex([moment.batchLoss]);
                if (moment.isBlamed) numbers.norms = hex(moment.norms);
                const steps = Array.from({ length: 12 }, (_, i) => {
                  const { name, formula, lines } = stepOf(i, moment, subject, null);
                  return { name, formula, lines: lines.map((pieces) => pieces.map((piece) => piece.text ?? piece).join("")) };
                });
                return { phase: moment.phase, sample: moment.sample.index, numbers, steps };
              });
            }
            </script>
            """;

    [Fact]
    public async Task They_are_the_same_number_for_number_and_name_for_name()
    {
        // Given a run of every kind, and C#'s records of the first batch after its first epoch
        (string Name, Trainer Trainer)[] cases = [.. Cases()];
        Assert.InRange(cases.Length, 45, int.MaxValue);
        var asked = cases.Select(one => new
        {
            recipe = one.Trainer.Recipe.ToJson(),
            classes = one.Trainer.Data.Shape.Classes,
            row = Row,
            f = (int)one.Trainer.Architecture.Activation,
        });

        // When the page goes there
        await using EnginePage page = new();
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", Script), "steps");
        JsonElement walked = await opened.Page.EvaluateAsync<JsonElement>(
            "(all) => Promise.all(all.map(walk))",
            asked.ToArray()
        );

        // Then it has the same numbers, and says the same of them
        int compared = 0;
        List<string> apart = [];
        for (int i = 0; i < cases.Length; i++)
        {
            for (int phase = 0; phase < 4; phase++)
            {
                StepRecord step = cases[i].Trainer.StepPhase();
                JsonElement shown = walked[i][phase];
                string where = $"{cases[i].Name}, {step.Phase}";
                Assert.Equal(Terms.Name(step.Phase), shown.GetProperty("phase").GetString());
                Assert.Equal(step.Samples[Row].Index, shown.GetProperty("sample").GetInt32());
                compared += SameNumbers(step, shown.GetProperty("numbers"), where);
                apart.AddRange(new ShownSteps(step, Row, where).Apart(shown.GetProperty("steps")));
            }
        }

        Assert.True(apart.Count == 0, string.Join("\n", apart.Take(20)));
        // The smallest run has 8 lists of numbers in its first phase and 14 in its last.
        Assert.InRange(compared, 8 * 4 * cases.Length, int.MaxValue);
    }

    private static int SameNumbers(StepRecord step, JsonElement shown, string where)
    {
        Dictionary<string, double[]> expected = new()
        {
            ["ŷ"] = step.Probabilities.Row(Row).ToArray(),
            ["y"] = step.Targets.Row(Row).ToArray(),
            ["η"] = [step.LearningRate],
            ["B"] = [step.BatchSize],
        };
        for (int l = 0; l < step.Layers.Count; l++)
        {
            LayerStepRecord layer = step.Layers[l];
            double[] before = [.. layer.WeightsBefore.Values, .. layer.BiasesBefore];
            expected[$"x{l + 1}"] = layer.X.Row(Row).ToArray();
            expected[$"z{l + 1}"] = layer.Z.Row(Row).ToArray();
            expected[$"a{l + 1}"] = layer.A.Row(Row).ToArray();
            expected[$"W{l + 1}"] = before;
            if (layer.Delta is { } delta)
                expected[$"δ{l + 1}"] = delta.Row(Row).ToArray();
            if (layer.WeightGradient is { } gradient)
                expected[$"∂{l + 1}"] = [.. gradient.Values, .. layer.BiasGradient!];
            if (layer.WeightsAfter is { } after)
            {
                double[] all = [.. after.Values, .. layer.BiasesAfter!];
                expected[$"Δ{l + 1}"] = [.. all.Select((value, i) => value - before[i])];
            }
        }

        if (step.SampleLosses is { } losses)
            expected["L"] = [losses[Row]];
        if (step.Loss is { } mean)
            expected["mean L"] = [mean];
        if (step.Layers[0].GradientNorm is not null)
            expected["norms"] = [.. step.Layers.Select(layer => layer.GradientNorm!.Value.L2)];

        foreach ((string name, double[] values) in expected)
        {
            string bits = string.Join(' ', values.Select(value => $"{BitConverter.DoubleToUInt64Bits(value):x}"));
            Assert.True(
                shown.TryGetProperty(name, out JsonElement own) && own.GetString() == bits,
                $"{where}: {name} of the page is not C#'s {string.Join(' ', values)}"
            );
        }

        // What the page has besides (Playwright numbers each object) is the update that is to come, once the batch has been carried back.
        string[] more = [.. shown.EnumerateObject().Select(own => own.Name).Except([.. expected.Keys, "$id"])];
        Assert.All(more, name => Assert.True(step.Phase == Phase.Backward && name[0] == 'Δ', $"{where}: {name}"));
        return expected.Count;
    }

    private static IEnumerable<(string Name, Trainer Trainer)> Cases()
    {
        Random random = new(12);
        Initialization[] starts = Enum.GetValues<Initialization>();
        int number = 0;
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach (LossFunction loss in Enum.GetValues<LossFunction>())
            {
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                {
                    // Layers, starts and penalties take turns, in steps that do not go into one another.
                    int[] hidden = (number % 4) switch
                    {
                        0 => [6],
                        1 => [],
                        2 => [4, 5, 3],
                        _ => [24, 4],
                    };
                    bool isSingle = loss != LossFunction.SoftmaxCrossEntropy && number % 3 == 0;
                    int classes = isSingle || number % 2 == 0 ? 2 : 3;
                    Architecture architecture = new(
                        [5, .. hidden, isSingle ? 1 : classes],
                        activation,
                        starts[number % starts.Length],
                        loss
                    );
                    TrainingOptions options = new()
                    {
                        LearningRate = 0.05,
                        BatchSize = 5,
                        Optimizer = optimizer,
                        L2 = number % 7 < 2 ? 0.01 : 0,
                        StartSeed = number,
                    };
                    Trainer trainer = new(Data(random, classes), architecture, options);
                    // A unit at 0 tells no sign from another: where all weights start at 0, some are moved by hand.
                    if (architecture.Initialization == Initialization.Zero && hidden.Length > 0)
                        trainer.Set(new ParameterChange(1, 0, 1, 0.5));
                    trainer.Run(1);
                    yield return ($"{architecture}, {Terms.Name(architecture.Initialization)}, {optimizer}", trainer);
                    number++;
                }
            }
        }
    }

    private static DatasetRecord Data(Random random, int classes)
    {
        Sample Draw(int i) =>
            new(
                [.. Enumerable.Range(0, 5).Select(k => k == 0 ? random.Next(2) : 2 * random.NextDouble() - 1)],
                i % classes
            );
        return OwnData.Create(
            [.. Enumerable.Range(0, 12).Select(Draw)],
            [.. Enumerable.Range(0, 4).Select(Draw)],
            [.. Enumerable.Range(0, classes).Select(k => $"kind {k}")]
        );
    }

    /// <summary>The twelve steps as C# writes them of a record, beside a page's.</summary>
    private sealed partial class ShownSteps(StepRecord step, int row, string where)
    {
        private readonly Dictionary<int, (string Title, string Formula, string Body)> sections = Sections()
            .Matches(new StepView(step, row).ToString())
            .ToDictionary(
                found => int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture),
                found => (found.Groups[2].Value, found.Groups[3].Value, found.Groups[4].Value)
            );

        /// <summary>What a page says otherwise than C#, one line each.</summary>
        public IEnumerable<string> Apart(JsonElement shown)
        {
            int[] expected = step.Phase switch
            {
                Phase.Forward => [1, 2, 3, 4, 5],
                Phase.Loss => [1, 2, 3, 4, 5, 6],
                Phase.Backward => [1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
                Phase.Update => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            };
            Assert.Equal(expected, sections.Keys.Order());
            foreach ((int number, (string title, string formula, string body)) in sections)
            {
                JsonElement own = shown[number - 1];
                string at = $"{where}, step {number}";
                if (title != own.GetProperty("name").GetString())
                    yield return $"{at}: {title} is called {own.GetProperty("name")}";
                // Step 10 has η beside its rule on the page.
                if (!own.GetProperty("formula").GetString()!.StartsWith(formula, StringComparison.Ordinal))
                    yield return $"{at}: {formula} is written {own.GetProperty("formula")}";
                string[] lines = [.. own.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];
                bool isNone = lines is ["This network has no hidden layer."];
                string[] said = isNone ? lines : Expected(number, lines);
                if (!lines.SequenceEqual(said))
                    yield return $"{at}: {string.Join(" / ", lines)} should be {string.Join(" / ", said)}";
                foreach (string text in isNone ? lines : Still(number))
                {
                    if (!body.Contains(text, StringComparison.Ordinal))
                        yield return $"{at}: {text} is not in {body}";
                }
            }
        }

        /// <summary>What a page's lines should be, by the record; of a line that C# has in other words, its end.</summary>
        private string[] Expected(int number, string[] lines) =>
            number switch
            {
                1 => [Input()],
                2 => [.. lines.Select(line => Sum(Place(line)[0], Place(line)[1]))],
                3 => Activations(lines),
                4 => [.. lines.Select(line => Sum(step.Layers.Count, Place(line)[1]))],
                5 => [.. lines.Select(line => Prediction(line, Place(line)[0]))],
                6 => Loss(lines),
                7 => [.. lines.Select(line => OutputGradient(line, Place(line)[0]))],
                8 => HiddenGradient(lines),
                9 => [.. lines.Select(line => Gradient(Place(line)))],
                10 => [.. lines.Select(line => Update(line, Place(line)))],
                11 => [string.Join(" · ", step.Layers.Select((layer, l) => $"layer {l + 1}: {Norm(layer)}"))],
                _ => [Count()],
            };

        /// <summary>What C#'s own text of a step has to have of them.</summary>
        private string[] Still(int number) =>
            number switch
            {
                1 => [$"{Numbers.Count(Lit, "value")} of {step.Samples[row].Pixels.Count}"],
                6 => [$"is {Numbers.Brief(step.Loss!.Value)}"],
                11 => [.. step.Layers.Select(Norm)],
                12 => [Numbers.Count(Moved), Numbers.Brief(Largest)],
                _ => [],
            };

        private int Lit => step.Samples[row].Pixels.Count(value => value != 0);

        private IEnumerable<double> Changes =>
            step.Layers.SelectMany(layer =>
                layer
                    .WeightsAfter!.Values.ToArray()
                    .Concat(layer.BiasesAfter!)
                    .Zip(
                        layer.WeightsBefore.Values.ToArray().Concat(layer.BiasesBefore),
                        (after, before) => after - before
                    )
            );

        private int Moved => Changes.Count(change => change != 0);

        private double Largest => Changes.Max(Math.Abs);

        private string Input()
        {
            SampleRecord sample = step.Samples[row];
            string values = Numbers.Count(sample.Pixels.Count, "value");
            return $"training sample {sample.Index}, a {sample.ClassName}: {Lit} of {values} are not 0";
        }

        // z of a unit: its five largest terms, the sum of the others, the bias.
        private string Sum(int index, int unit)
        {
            LayerStepRecord layer = step.Layers[index - 1];
            double[] terms = Ranked(i => layer.WeightsBefore[unit, i] * layer.X[row, i], layer.Inputs);
            string bias = Added(layer.BiasesBefore[unit]);
            return $"z{index}[{unit}] = {Terms(terms)}{bias} (b) = {Numbers.Brief(layer.Z[row, unit])}";
        }

        private static double[] Ranked(Func<int, double> term, int count) =>
            [.. Enumerable.Range(0, count).Select(term).Where(value => value != 0).OrderByDescending(Math.Abs)];

        private static string Terms(double[] terms)
        {
            if (terms.Length == 0)
                return "0";
            string written = Numbers.Brief(terms[0]) + string.Concat(terms.Skip(1).Take(4).Select(Added));
            if (terms.Length <= 5)
                return written;
            double rest = terms.Skip(5).Aggregate(0.0, (sum, term) => sum + term);
            return $"{written}{Added(rest)} ({Numbers.Count(terms.Length - 5, "other")})";
        }

        private static string Added(double value) =>
            value < 0 ? $" − {Numbers.Brief(-value)}" : $" + {Numbers.Brief(value)}";

        private string[] Activations(string[] lines)
        {
            int unit = Place(lines[0])[1];
            LayerStepRecord layer = step.Layers[0];
            int active = layer.A.Row(row).ToArray().Count(a => a != 0);
            // The unit that is followed is the brightest.
            Assert.Equal(layer.A.Row(row).ToArray().Max(Math.Abs), Math.Abs(layer.A[row, unit]));
            return
            [
                Ending(lines[0], Numbers.Brief(layer.A[row, unit])),
                $"{active} of {Numbers.Count(layer.Outputs, "unit")} are not 0",
            ];
        }

        private string Prediction(string line, int k)
        {
            double share = step.Probabilities[row, k];
            Assert.StartsWith($"ŷ[{k}] = ", line, StringComparison.Ordinal);
            string written =
                step.Architecture.Loss == LossFunction.IdentityMeanSquaredError
                    ? Numbers.Brief(share)
                    : Numbers.Percent(share);
            string name = step.Shape.Classes[step.Probabilities.Columns == 1 ? 1 : k];
            return Ending(line, $" = {Numbers.Brief(share)}: {name} {written}");
        }

        private string[] Loss(string[] lines)
        {
            string unit = step.Architecture.Loss == LossFunction.IdentityMeanSquaredError ? "" : " nats";
            return
            [
                Ending(lines[0], $" = {Numbers.Brief(step.SampleLosses![row])}{unit}"),
                $"the batch's mean over {Numbers.Count(step.BatchSize, "sample")}: {Numbers.Brief(step.Loss!.Value)}",
            ];
        }

        private string OutputGradient(string line, int k)
        {
            Assert.StartsWith($"δ[{k}] = ", line, StringComparison.Ordinal);
            return Ending(
                line,
                $" − {Numbers.Plain(step.Targets[row, k])} = {Numbers.Brief(step.Layers[^1].Delta![row, k])}"
            );
        }

        private string[] HiddenGradient(string[] lines)
        {
            int unit = Place(lines[1])[1];
            (LayerStepRecord layer, LayerStepRecord next) = (step.Layers[0], step.Layers[1]);
            double[] delta = layer.Delta!.Row(row).ToArray();
            Assert.Equal(delta.Max(Math.Abs), Math.Abs(delta[unit]));
            double[] terms = Ranked(k => next.WeightsBefore[k, unit] * next.Delta![row, k], next.Outputs);
            double total = terms.Aggregate(0.0, (sum, term) => sum + term);
            string slope = Slope().Match(lines[1]).Groups[1].Value;
            return
            [
                $"Σ W δ = {Terms(terms)} = {Numbers.Brief(total)}",
                $"δ1[{unit}] = f′({Numbers.Brief(layer.Z[row, unit])}) · Σ = {slope} · Σ = {Numbers.Brief(delta[unit])}",
            ];
        }

        private string Gradient(int[] place)
        {
            (int index, int unit, int input) = (place[0], place[1], place[2]);
            LayerStepRecord layer = step.Layers[index - 1];
            double[] parts =
            [
                .. Enumerable.Range(0, step.BatchSize).Select(s => layer.Delta![s, unit] * layer.X[s, input]),
            ];
            double sum = parts.Aggregate(0.0, (all, part) => all + part);
            string decay = step.L2 > 0 ? " + λ w" : "";
            string gradient = Numbers.Brief(layer.WeightGradient![unit, input]);
            return $"∂L/∂W{index}[{unit}, {input}] = {Numbers.Brief(sum)} / {step.BatchSize}{decay} = {gradient} (this sample adds {Numbers.Brief(parts[row])})";
        }

        private string Update(string line, int[] place)
        {
            (int index, int unit, int input) = (place[0], place[1], place[2]);
            LayerStepRecord layer = step.Layers[index - 1];
            double before = layer.WeightsBefore[unit, input];
            double moved = layer.WeightsAfter![unit, input] - before;
            string start = $"W{index}[{unit}, {input}] ← {Numbers.Brief(before)}";
            Assert.StartsWith(start, line, StringComparison.Ordinal);
            return Ending(line, $"{Added(moved)} = {Numbers.Brief(before + moved)}");
        }

        private static string Norm(LayerStepRecord layer) => Numbers.Brief(layer.GradientNorm!.Value.L2);

        private string Count()
        {
            string all = Numbers.Count(step.Architecture.ParameterCount, "parameter");
            return $"{Numbers.Count(Moved)} of {all} moved; the largest change is {Numbers.Brief(Largest)}";
        }

        // A line whose beginning is looked at elsewhere: itself where it ends so, else what it should end with.
        private static string Ending(string line, string expected) =>
            line.EndsWith(expected, StringComparison.Ordinal) ? line : $"… {expected}";

        // The numbers of a line's first name: the layer where it has one, the unit, the input.
        private static int[] Place(string line) =>
            [
                .. Numbered()
                    .Matches(Named().Match(line).Value)
                    .Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)),
            ];

        [GeneratedRegex(@"^(\d+)\. (.+)\n  (.*)\n((?:(?!\d+\. ).*\n)*)", RegexOptions.Multiline)]
        private static partial Regex Sections();

        [GeneratedRegex(@"^[^\[]*\[[^\]]*\]")]
        private static partial Regex Named();

        [GeneratedRegex(@"\d+")]
        private static partial Regex Numbered();

        [GeneratedRegex(@" · Σ = (\S+) · Σ = ")]
        private static partial Regex Slope();
    }
}
