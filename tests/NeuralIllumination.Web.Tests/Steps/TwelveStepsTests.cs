using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>
/// The twelve steps of one batch, for every activation with every loss and every optimiser: the page has C#'s numbers to the last bit, and every line
/// that it writes is the one that C# makes of its own record, character for character.
/// </summary>
public sealed partial class TwelveStepsTests(BrowserFixture fixture)
{
    // A row in the middle of a batch that is not full of equal samples.
    private const int Row = 2;

    // How a page could lie: what the modules of the mathematics say, and what lying ones would say.
    private static readonly (string Truth, string Lie)[] Lies =
    [
        ("= ${brief(loss)}", "= ${brief(1.001 * loss)}"),
        ("= ${brief(delta?.[unit] ?? NaN)}", "= ${brief(-(delta?.[unit] ?? NaN))}"),
        ("`z${layer}[${unit}]`", "`z${layer}[${unit + 1}]`"),
        ("strongest(layer, 1)[0]", "strongest(layer, 2).at(-1) ?? 0"),
        ("reading.classOf(k, predictions.length)", "reading.classOf(k + 1, predictions.length)"),
        ("(below ? full : plain)(slope)", "(below ? full : plain)(slope / 2)"),
        ("count(others, \"other\")", "count(others + 1, \"other\")"),
        ("sample ${index}", "sample ${index + 1}"),
        ("layer ${l + 1}: ${brief(norm", "layer ${l + 2}: ${brief(norm"),
        ("the largest change is ${brief(largest)}", "the largest change is ${brief(-largest)}"),
        ("= ${brief(sum)} / ${count(batchSize)}", "= ${brief(sum)} / ${count(batchSize - 1)}"),
        ("(this sample adds ${brief(own)})", "(this sample adds ${brief(2 * own)})"),
        (" (b) = ${sum.result}`", " (b) = ${sum.last}`"),
        ("`Σ W${layer + 1}[k, ${unit}]", "`Σ W${layer}[k, ${unit}]"),
        ("${plain(targets[k])} = ${result}", "${plain(1 - targets[k])} = ${result}"),
        ("`∂L/∂W${layer}[${unit}, ${input}]`", "`∂L/∂W${layer}[${input}, ${unit}]`"),
        ("opposite(brief(layers[layers.length - 1].z[k]))", "brief(layers[layers.length - 1].z[k])"),
        ("difference(predictions[k], targets[k], delta[k])", "difference(targets[k], predictions[k], delta[k])"),
    ];

    private static readonly string Script =
        $"<script>const [{{ open }}, {{ Moments }}, {{ stepOf }}, {{ Reading }}] = [{PageScript.Bundle("start.js")}, {PageScript.Bundle("run/moment.js")}, {PageScript.Bundle("panels/math.js")}, {PageScript.Bundle("words/reading.js")}]; const niModule = \"{EngineModule.Base64}\"; const liars = [{string.Join(", ", Lies.Select(Lying))}];"
        + """
            const hex = (values) => [...values].map((value) => {
              const view = new DataView(new ArrayBuffer(8));
              view.setFloat64(0, value);
              return view.getBigUint64(0).toString(16);
            }).join(" ");
            async function walk({ recipe, classes, row, f, liar }) {
              const run = await open({ module: niModule, recipe: JSON.parse(recipe) });
              const moments = new Moments(run);
              const { network } = run;
              const reading = new Reading(classes, run.recipe.network.loss);
              const subject = { layers: network.layers, recipe: run.recipe, reading, slope: (z, a) => network.engine.call("Slope", f, z, a) };
              const write = liar === null ? stepOf : liars[liar].stepOf;
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
                  const { name, formula, lines } = write(i, moment, subject, null);
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
        Walked[] cases = [.. Cases().Select(one => new Walked(one.Name, one.Trainer))];
        Assert.InRange(cases.Length, 45, int.MaxValue);

        // When the page goes there
        await using EnginePage page = new();
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", Script), "steps");
        JsonElement walked = await WalkAsync(opened, cases, liar: null);

        // Then it has the same numbers, and says the same of them
        int compared = 0;
        int closed = 0;
        List<string> apart = [];
        for (int i = 0; i < cases.Length; i++)
        {
            foreach ((StepRecord step, JsonElement shown) in cases[i].Beside(walked[i]))
            {
                string where = $"{cases[i].Name}, {step.Phase}";
                Assert.Equal(Terms.Name(step.Phase), shown.GetProperty("phase").GetString());
                Assert.Equal(step.Samples[Row].Index, shown.GetProperty("sample").GetInt32());
                compared += SameNumbers(step, shown.GetProperty("numbers"), where);
                apart.AddRange(Apart(step, cases[i].Steps[^1], shown.GetProperty("steps"), where));
                apart.AddRange(Unlike(step, shown.GetProperty("steps"), where));
                closed += Closed(shown.GetProperty("steps"), apart);
            }
        }

        Assert.True(apart.Count == 0, $"{apart.Count}:\n{string.Join("\n", apart.Take(20))}");
        // The smallest run has 8 lists of numbers in its first phase and 14 in its last; and sums of outputs in each.
        Assert.InRange(compared, 8 * 4 * cases.Length, int.MaxValue);
        Assert.InRange(closed, 4 * cases.Length, int.MaxValue);
    }

    [Fact]
    public async Task A_page_that_lies_is_found_out()
    {
        // Given runs in which every step has something to say, and pages that lie in one word each
        Walked[] cases = [.. Cases().Take(9).Select(one => new Walked(one.Name, one.Trainer))];
        await using EnginePage page = new();
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", Script), "liars");
        for (int liar = 0; liar < Lies.Length; liar++)
        {
            // When such a page goes there
            JsonElement walked = await WalkAsync(opened, cases, liar);

            // Then the comparison says so
            IEnumerable<string> apart = cases.SelectMany(
                (one, i) =>
                    one.Beside(walked[i])
                        .SelectMany(pair => Apart(pair.Step, one.Steps[^1], pair.Shown.GetProperty("steps"), one.Name))
            );
            Assert.True(apart.Any(), $"nobody noticed that it says {Lies[liar].Lie}");
        }
    }

    private static string Lying((string Truth, string Lie) one)
    {
        int liars = 0;
        string script = PageScript.Bundle(
            "panels/math.js",
            name =>
            {
                string text = PageScript.Source(name);
                if (!name.EndsWith("math.js", StringComparison.Ordinal) && name != "panels/mathreader.js")
                    return text;
                string lying = text.Replace(one.Truth, one.Lie, StringComparison.Ordinal);
                liars += lying == text ? 0 : 1;
                return lying;
            }
        );
        Assert.True(liars > 0, $"no module says {one.Truth}");
        return script;
    }

    private static async Task<JsonElement> WalkAsync(OpenedPage opened, Walked[] cases, int? liar) =>
        await opened.Page.EvaluateAsync<JsonElement>(
            "(all) => Promise.all(all.map(walk))",
            cases
                .Select(one => new
                {
                    recipe = one.Recipe,
                    classes = one.Steps[0].Shape.Classes,
                    row = Row,
                    f = (int)one.Steps[0].Architecture.Activation,
                    liar,
                })
                .ToArray()
        );

    /// <summary>What a page writes otherwise than C#'s record has it, a line each.</summary>
    private static IEnumerable<string> Apart(StepRecord step, StepRecord ahead, JsonElement shown, string where)
    {
        WrittenStep[] expected = new WrittenSteps(step, Row, ahead).All();
        Assert.Equal(expected.Length, shown.GetArrayLength());
        for (int i = 0; i < expected.Length; i++)
        {
            string at = $"{where}, step {i + 1}";
            string[] said =
            [
                shown[i].GetProperty("name").GetString()!,
                shown[i].GetProperty("formula").GetString()!,
                .. shown[i].GetProperty("lines").EnumerateArray().Select(line => line.GetString()!),
            ];
            string[] truth = [expected[i].Name, expected[i].Formula, .. expected[i].Lines];
            if (!said.SequenceEqual(truth))
                yield return $"{at}:\n  page {string.Join("\n       ", said.Except(truth))}\n  C#   {string.Join("\n       ", truth.Except(said))}";
        }
    }

    /// <summary>Where C#'s own view of a record says otherwise: what a step is called, its formula, the same unit's or weight's line.</summary>
    private static IEnumerable<string> Unlike(StepRecord step, JsonElement shown, string where)
    {
        foreach (Match section in Sections().Matches(new StepView(step, Row).ToString()))
        {
            int number = int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture);
            JsonElement own = shown[number - 1];
            if (section.Groups[2].Value != own.GetProperty("name").GetString())
                yield return $"{where}, step {number}: C#'s view calls it {section.Groups[2].Value}";
            // Step 10 has η beside its rule on the page.
            if (!own.GetProperty("formula").GetString()!.StartsWith(section.Groups[3].Value, StringComparison.Ordinal))
                yield return $"{where}, step {number}: C#'s view writes {section.Groups[3].Value}";
            if (number is not (8 or 9 or 10))
                continue;
            string[] view =
            [
                .. section.Groups[4].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Contains('=')),
            ];
            foreach (string line in own.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!))
            {
                string name = line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)];
                string? same = Array.Find(
                    view,
                    other => name.Length > 0 && other.StartsWith(name, StringComparison.Ordinal)
                );
                // Of momentum and Adam C# writes what they remember too; before and after it are the same.
                bool isAlike =
                    same is not null
                    && (
                        number == 10 && step.Optimizer != Optimizer.Sgd
                            ? Ends(same) == Ends(line)
                            : line.StartsWith(same, StringComparison.Ordinal)
                    );
                if (same is not null && !isAlike)
                    yield return $"{where}, step {number}: C#'s view says {same}, the page {line}";
                if (same is null && name.Length > 0 && !line.StartsWith('Σ'))
                    yield return $"{where}, step {number}: C#'s view does not say {line}";
            }
        }
    }

    // A weight's name with its number before, and what comes after it.
    private static (string First, string Last) Ends(string line) =>
        (string.Join(' ', line.Split(' ').Take(3)), line[(line.LastIndexOf('=') + 1)..]);

    /// <summary>Adds up every sum as it is written, to the last digit.</summary>
    private static int Closed(JsonElement shown, List<string> apart)
    {
        int count = 0;
        foreach (int i in new[] { 1, 3, 6, 7, 9 })
        {
            foreach (string line in shown[i].GetProperty("lines").EnumerateArray().Select(one => one.GetString()!))
            {
                Match sum = Sum().Match(line);
                // The chain rule's line multiplies.
                if (!sum.Success || (i == 7 && line.StartsWith('δ')))
                    continue;
                decimal total = 0;
                foreach (Match term in Term().Matches(sum.Groups[1].Value))
                    total += (term.Groups[1].Value is "−" ? -1 : 1) * Number(term.Groups[2].Value);
                if (sum.Groups[3].Success)
                    total += Number(sum.Groups[3].Value);
                count++;
                if (total != Number(sum.Groups[2].Value))
                    apart.Add($"{line} adds up to {total.ToString(CultureInfo.InvariantCulture)}");
            }
        }

        return count;
    }

    private static decimal Number(string written) =>
        decimal.Parse(written.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

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

    /// <summary>A run's recipe, and C#'s records of the batch that follows.</summary>
    private sealed class Walked
    {
        public Walked(string name, Trainer trainer)
        {
            (Name, Recipe) = (name, trainer.Recipe.ToJson());
            Steps = [trainer.StepPhase(), trainer.StepPhase(), trainer.StepPhase(), trainer.StepPhase()];
        }

        public string Name { get; }

        public string Recipe { get; }

        /// <summary>By phase.</summary>
        public StepRecord[] Steps { get; }

        public IEnumerable<(StepRecord Step, JsonElement Shown)> Beside(JsonElement walked) =>
            Steps.Select((step, phase) => (step, walked[phase]));
    }

    [GeneratedRegex(@"^(\d+)\. (.+)\n  (.*)\n((?:(?!\d+\. ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Sections();

    // What is added up stands before the last sign of equality, after the one before it.
    [GeneratedRegex(
        @"(?:^|[=:] )((?:[+−] )?[^=:]*[^=: ]) = (−?[\d.]+(?:e−?\d+)?)(?:, rounding (−?[\d.]+(?:e−?\d+)?))?$"
    )]
    private static partial Regex Sum();

    [GeneratedRegex(@"(?:^|(?<= ))(?:([+−]) )?(−?\d[\d.]*(?:e−?\d+)?)(?= \(|$| [+−])")]
    private static partial Regex Term();
}
