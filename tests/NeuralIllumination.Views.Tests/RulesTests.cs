using System.Globalization;
using System.Xml.Linq;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>For every loss, optimiser and output there is: the words are true, the numbers the record's, and sums close.</summary>
public sealed class RulesTests
{
    private static readonly string[] Sigmoids =
    [
        "network-sigmoid",
        "step-sigmoid",
        "network-sigmoids",
        "step-sigmoids",
    ];
    private static readonly string[] Squares =
    [
        "network-squares",
        "step-squares",
        "network-squares-two",
        "step-squares-two",
        "network-squares-ten",
        "predictions-squares",
    ];

    public static TheoryData<LossFunction, int, Optimizer, double> All
    {
        get
        {
            TheoryData<LossFunction, int, Optimizer, double> all = [];
            foreach (LossFunction loss in Enum.GetValues<LossFunction>())
            {
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                {
                    foreach (int outputs in loss == LossFunction.SoftmaxCrossEntropy ? new[] { 2 } : [1, 2])
                        all.Add(loss, outputs, optimizer, outputs == 1 ? 0.001 : 0);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_sum_closes(LossFunction loss, int outputs, Optimizer optimizer, double l2)
    {
        for (int row = 0; row < 4; row++)
        {
            MathStep[] steps = [.. new StepView(Trained(loss, outputs, optimizer, l2), row).Steps];
            Assert.Equal(Enumerable.Range(1, 12), steps.Select(s => s.Number));
            Assert.True(steps.SelectMany(s => s.Tables).Sum(Sums.Check) >= 6);
            Assert.All(steps[9].Lines, Sums.Check);
            foreach (IReadOnlyList<Cell> change in steps[9].Tables[0].Rows)
                Assert.Equal(Sums.Read(change[3].Text), Sums.Read(change[1].Text) + Sums.Read(change[2].Text));
            if (l2 > 0)
            {
                Assert.Contains("λ W", steps[8].Formula, StringComparison.Ordinal);
                Assert.All(steps[8].Lines, Sums.Check);
                Sums.Check(steps[5].Lines[^1]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_update_is_the_records(LossFunction loss, int outputs, Optimizer optimizer, double l2)
    {
        StepRecord step = Trained(loss, outputs, optimizer, l2);
        MathStep rule = new StepView(step).Steps[9];
        foreach (IReadOnlyList<Cell> row in rule.Tables[0].Rows.Where(row => row[0].Text[0] == 'W'))
        {
            (LayerStepRecord layer, int o, int i) = Find(step, row[0].Text);
            Assert.Equal(layer.WeightsBefore[o, i], Exact(row[1]));
            Assert.Equal(layer.WeightsAfter![o, i], Exact(row[3]));
            Assert.Equal(Exact(row[3]), Exact(row[1]) + Exact(row[2]), 14);
        }

        if (optimizer == Optimizer.Sgd)
            return;
        foreach (IReadOnlyList<Cell> row in rule.Tables[1].Rows)
        {
            (LayerStepRecord layer, int o, int i) = Find(step, row[0].Text);
            Assert.Equal(layer.WeightGradient![o, i], Exact(row[1]));
            Assert.Equal(layer.FirstMoment![o, i], Exact(row[2]));
            if (optimizer == Optimizer.Adam)
            {
                (double first, double second) = step.MomentCorrections!.Value;
                Assert.Equal(layer.SecondMoment![o, i], Exact(row[3]));
                Assert.Equal(layer.FirstMoment[o, i] / first, Exact(row[4]));
                Assert.Equal(layer.SecondMoment[o, i] / second, Exact(row[5]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_prediction_and_its_loss_are_the_records(
        LossFunction loss,
        int outputs,
        Optimizer optimizer,
        double l2
    )
    {
        StepRecord step = Trained(loss, outputs, optimizer, l2);
        for (int row = 0; row < 4; row++)
        {
            IReadOnlyList<MathStep> steps = new StepView(step, row).Steps;
            double[] shown = [.. steps[4].Tables[0].Rows.Take(outputs).Select(r => Exact(r[^1]))];
            Assert.Equal(step.Probabilities.Row(row).ToArray(), shown);
            string written = Numbers.Brief(step.SampleLosses![row]);
            if (outputs == 1 || loss == LossFunction.SoftmaxCrossEntropy)
                Assert.EndsWith($"= {written}", steps[5].Lines[0], StringComparison.Ordinal);
            else
                Assert.Equal(step.SampleLosses[row], Exact(steps[5].Tables[0].Rows[^1][^1]));
            Assert.Equal(step.Layers[^1].Delta!.Row(row).ToArray(), steps[6].Tables[0].Rows.Select(r => Exact(r[3])));
            double[] predictions = step.Probabilities.Row(row).ToArray();
            Assert.Equal(Evaluation.Choice(predictions, 0, outputs), Verdict.Of(step, row).Choice);
        }
    }

    [Fact]
    public void Softmax_is_named_only_where_it_is()
    {
        foreach (string name in Sigmoids.Concat(Squares).Append("run-squares").Append("run-sigmoid"))
        {
            View view = Gallery.Views[name];
            string all = view.ToHtml() + view.ToSvg() + view;
            Assert.DoesNotContain("softmax", all, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Percent_signs_are_for_probabilities()
    {
        foreach (string name in Squares)
        {
            Assert.DoesNotContain('%', Gallery.Views[name].ToString());
            IEnumerable<XElement> words = XDocument
                .Parse(Gallery.Views[name].ToSvg()!)
                .Descendants()
                .Where(e => e.Name.LocalName is "text" or "title");
            Assert.All(words, text => Assert.DoesNotContain('%', text.Value));
            Assert.DoesNotContain("probability ", Gallery.Views[name].ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("nats", Gallery.Views[name].ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0.7324, "73.2%", "26.8%")]
    [InlineData(0.7325, "73.3%", "26.7%")]
    [InlineData(0.9999, ">99.9%", "<0.1%")]
    [InlineData(0, "0.0%", "100.0%")]
    [InlineData(double.NaN, "not a number", "not a number")]
    public void A_share_and_its_complement_make_100(double share, string percent, string complement) =>
        Assert.Equal((percent, complement), (Numbers.Percent(share), Numbers.Complement(share)));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.500001, 1)]
    [InlineData(-3, 0)]
    [InlineData(7, 1)]
    [InlineData(double.NaN, 0)]
    public void A_single_output_chooses_class_1_above_a_half(double prediction, int choice)
    {
        foreach (
            LossFunction loss in new[] { LossFunction.SigmoidBinaryCrossEntropy, LossFunction.IdentityMeanSquaredError }
        )
            Assert.Equal(choice, new Reading(loss, 1, ["a", "b"]).Choice([prediction]));
        Assert.Equal(choice, Evaluation.Choice([prediction], 0, 1));
    }

    [Fact]
    public void A_single_probability_is_told_with_its_complement()
    {
        string text = Gallery.Views["step-sigmoid"].ToString();
        Assert.Matches(@"square \d+\.\d% · circle \d+\.\d%", text);
    }

    [Theory]
    [InlineData(-1e9)]
    [InlineData(-0.7)]
    [InlineData(0)]
    [InlineData(1.6)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gauge_bears_any_number(double value)
    {
        foreach (int outputs in new[] { 1, 3 })
        {
            SvgPicture svg = new(200, 200, "a gauge", Theme.Dark);
            Reading reading = new(LossFunction.IdentityMeanSquaredError, outputs, ["a", "b", "c"]);
            Gauge.Draw(svg, new Spot(100, 100), 50, value, reading, "#FFFFFF");
            PictureRules.Check(svg.ToString());
        }
    }

    [Fact]
    public void A_leaky_unit_below_0_is_dim_and_not_dark()
    {
        string text = Gallery.Views["step-sigmoid"].ToString();
        Assert.Matches(@"unit \d+ +−[0-9.]+ +−[0-9.e−]+ +dim", text);
        Assert.DoesNotContain("dark", text, StringComparison.Ordinal);
        Assert.Contains("the others dim", text, StringComparison.Ordinal);
    }

    private static StepRecord Trained(LossFunction loss, int outputs, Optimizer optimizer, double l2)
    {
        Records records = Records.Lesson(
            new Records.Rules(loss, optimizer, l2, optimizer == Optimizer.Adam ? 0.001 : 0.01),
            Activation.LeakyRelu,
            64,
            8,
            outputs
        );
        records.Train(2);
        return records.Step();
    }

    private static (LayerStepRecord Layer, int Output, int Input) Find(StepRecord step, string name)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        int[] at = [.. name[(bracket + 1)..^1].Split(", ").Select(int.Parse)];
        return (step.Layers[int.Parse(name[1..bracket], CultureInfo.InvariantCulture) - 1], at[0], at[1]);
    }

    private static double Exact(Cell cell) =>
        double.Parse((cell.Exact ?? cell.Text).Replace('\u2212', '-'), CultureInfo.InvariantCulture);
}
