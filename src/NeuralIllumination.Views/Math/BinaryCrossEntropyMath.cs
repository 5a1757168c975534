using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>The binary cross-entropy of one sample after σ: a term for each output.</summary>
internal static class BinaryCrossEntropyMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        double loss = step.SampleLosses![row];
        List<string> lines = [];
        List<Table> tables = [];
        if (reading.IsSingle)
            lines.AddRange(Written(step, row, loss));
        else
            tables.Add(Terms(step, row, reading, loss));
        return MathStep.OfLoss(step.Architecture.Loss) with
        {
            Prose = reading.IsSingle
                ? "The second line is how it is computed: from z, which loses no digits."
                : "Where y is 1 a term is −ln ŷ, where it is 0 −ln(1 − ŷ). It is computed as max(z, 0) − z y + ln(1 + e^(−|z|)), which loses no digits.",
            Lines = lines,
            Tables = tables,
        };
    }

    private static IEnumerable<string> Written(StepRecord step, int row, double loss)
    {
        double z = step.Layers[^1].A[row, 0];
        double y = step.Targets[row, 0];
        double share = step.Probabilities[row, 0];
        yield return y == 1
            ? $"y = 1: L = −ln ŷ = −ln {Numbers.Brief(share)} = {Numbers.Brief(loss)}"
            : $"y = 0: L = −ln(1 − ŷ) = −ln {Numbers.Brief(1 - share)} = {Numbers.Brief(loss)}";
        (double positive, double product) = (Math.Max(z, 0), -z * y);
        double soft = PortableMath.LogOnePlus(PortableMath.Exp(-Math.Abs(z)));
        FixedSum closed = new(loss, [positive, product, soft]);
        yield return $"L = max(z, 0) − z y + ln(1 + e^(−|z|)) = {closed.Write(positive)} {FixedSum.Added(closed.Write(product))} + {closed.Write(soft)} = {closed.Write(loss)}{closed.Rounding}";
    }

    private static Table Terms(StepRecord step, int row, Reading reading, double loss)
    {
        double[] z = step.Layers[^1].A.Row(row).ToArray();
        double[] terms =
        [
            .. z.Select(
                (logit, k) =>
                    Math.Max(logit, 0)
                    - logit * step.Targets[row, k]
                    + PortableMath.LogOnePlus(PortableMath.Exp(-Math.Abs(logit)))
            ),
        ];
        FixedSum sum = new(loss, terms, int.MaxValue);
        Table table = new("A term for each output", "class", "z", "y", "ŷ", "term");
        for (int k = 0; k < z.Length; k++)
            table.Add(
                reading.ClassOf(k),
                z[k],
                Cell.Plain(step.Targets[row, k]),
                step.Probabilities[row, k],
                Cell.Of(sum.Write(terms[k]), terms[k])
            );
        SumTable.AddRemainder(table, sum);
        return table.Add("= L", "", "", "", Cell.Of(sum.Write(loss), loss).Strong());
    }
}
