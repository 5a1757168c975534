using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>The numbers in the tables are the record's, and every sum closes to the last digit shown.</summary>
public sealed class StepNumbersTests
{
    private static readonly StepRecord Step = Trained();

    public static TheoryData<int> Rows => [0, 1, 7, 15];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_sum_closes(int row)
    {
        int sums = Steps(new StepView(Step, row)).SelectMany(s => s.Tables).Sum(Sums.Check);
        Assert.True(sums >= 8, $"only {sums} sums were found");
    }

    [Theory]
    [InlineData("step-small")]
    [InlineData("step-column")]
    [InlineData("step-no-hidden")]
    [InlineData("step-hostile")]
    public void Every_sum_of_other_shapes_closes(string name) =>
        Assert.True(Steps((StepView)Gallery.Views[name]).SelectMany(s => s.Tables).Sum(Sums.Check) > 0);

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_written_is_the_number_rounded(int row)
    {
        foreach (
            Cell cell in Cells(new StepView(Step, row))
                .Where(c => c.Exact is not null && !c.Text.Contains('%', StringComparison.Ordinal))
        )
        {
            double shown = Parse(cell.Text);
            double exact = Parse(cell.Exact!);
            string digits = cell.Text.Split('e')[0];
            int point = digits.IndexOf('.', StringComparison.Ordinal);
            double exponent = cell.Text.Contains('e', StringComparison.Ordinal) ? Parse(cell.Text.Split('e')[1]) : 0;
            double half = 0.5 * Math.Pow(10, exponent - (point < 0 ? 0 : digits.Length - point - 1));
            Assert.True(Math.Abs(shown - exact) <= half * 1.0000001, $"{cell.Text} is not {cell.Exact}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_tables_hold_the_records_numbers(int row)
    {
        MathStep[] steps = Steps(new StepView(Step, row));
        LayerStepRecord hidden = Step.Layers[0];
        LayerStepRecord output = Step.Layers[1];
        Assert.Equal(Step.Samples[row].Pixels, Column(steps[0].Tables[0], 1..));
        Assert.Equal(hidden.Z.Row(row).ToArray(), Column(steps[2].Tables[0], 1..2));
        Assert.Equal(hidden.A.Row(row).ToArray(), Column(steps[2].Tables[0], 2..3));
        Assert.Equal(output.Z.Row(row).ToArray(), steps[3].Tables.Select(table => Exact(table.Rows[^1][^1])));
        Assert.Equal(Step.Probabilities.Row(row).ToArray(), Column(steps[4].Tables[0], 4..5).Take(2));
        Assert.Contains(Numbers.Brief(Step.SampleLosses![row]), steps[5].Lines[0], StringComparison.Ordinal);
        Assert.Equal(output.Delta!.Row(row).ToArray(), Column(steps[6].Tables[0], 3..4));
        Assert.Equal(hidden.Delta!.Row(row).ToArray(), Column(steps[7].Tables[1], 3..4));
        Assert.Equal(Step.Layers.Select(l => l.GradientNorm!.Value.L2), Column(steps[10].Tables[0], 2..3));
        Assert.Equal(Step.Layers.Select(l => l.GradientNorm!.Value.MeanAbsolute), Column(steps[10].Tables[0], 3..4));
    }

    [Fact]
    public void The_update_is_before_minus_eta_times_gradient_equals_after()
    {
        Table table = Steps(new StepView(Step))[9].Tables[0];
        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            Assert.Equal(Exact(row[1]) + Exact(row[2]), Exact(row[3]), 15);
            Assert.Equal(Sums.Read(row[3].Text), Sums.Read(row[1].Text) + Sums.Read(row[2].Text));
        }

        // W2[1, 0], first of the table's layer 2 or not: its after is the record's.
        IReadOnlyList<Cell> weight = table.Rows.First(row => row[0].Text.StartsWith("W2[", StringComparison.Ordinal));
        int[] at = [.. weight[0].Text[3..^1].Split(", ").Select(int.Parse)];
        Assert.Equal(Step.Layers[1].WeightsAfter![at[0], at[1]], Exact(weight[3]));
    }

    [Fact]
    public void All_1074_parameters_are_counted()
    {
        MathStep last = Steps(new StepView(Step))[^1];
        Assert.Equal("All 1,074 parameters updated", last.Title);
        Assert.Equal(["all", "1,056", "18", "1,074"], last.Tables[0].Rows[^1].Take(4).Select(cell => cell.Text));
    }

    [Fact]
    public void There_are_twelve_steps() =>
        Assert.Equal(Enumerable.Range(1, 12), Steps(new StepView(Step)).Select(s => s.Number));

    private static MathStep[] Steps(StepView view) => [.. view.Steps];

    private static IEnumerable<Cell> Cells(StepView view) =>
        view.Steps.SelectMany(s => s.Tables).SelectMany(table => table.Rows).SelectMany(row => row);

    private static IEnumerable<double> Column(Table table, Range range) =>
        table.Rows.SelectMany(row => row.Take(range)).Select(Exact);

    private static double Exact(Cell cell) => Parse(cell.Exact ?? cell.Text);

    private static double Parse(string written) => double.Parse(Ascii(written), CultureInfo.InvariantCulture);

    private static string Ascii(string written) => written.Replace('\u2212', '-');

    private static StepRecord Trained()
    {
        Records records = Records.FirstLesson();
        records.Train(5);
        return records.Step();
    }
}
