using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Half the squared error of one sample: a term for each output.</summary>
internal static class SquaredErrorMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        double loss = step.SampleLosses![row];
        double[] off =
        [
            .. Enumerable
                .Range(0, step.Probabilities.Columns)
                .Select(k => step.Probabilities[row, k] - step.Targets[row, k]),
        ];
        double[] terms = [.. off.Select(d => 0.5 * d * d)];
        FixedSum sum = new(loss, terms, int.MaxValue);
        Table table = new("A term for each output", reading.Kind, "ŷ", "y", "ŷ − y", "½ (ŷ − y)²");
        for (int k = 0; k < terms.Length; k++)
            table.Add(
                reading.ClassOf(k),
                step.Probabilities[row, k],
                Cell.Plain(step.Targets[row, k]),
                off[k],
                Cell.Of(sum.Write(terms[k]), terms[k])
            );
        SumTable.AddRemainder(table, sum);
        table.Add("= L", "", "", "", Cell.Of(sum.Write(loss), loss).Strong());
        string line =
            $"L = ½ ({Numbers.Brief(step.Probabilities[row, 0])} − {Numbers.Plain(step.Targets[row, 0])})² = ½ · ({Numbers.Brief(off[0])})² = {Numbers.Brief(loss)}";
        return MathStep.OfLoss(step.Architecture.Loss) with
        {
            Prose = "Half the square, so that its derivative is simply ŷ − y.",
            Lines = terms.Length == 1 ? [line] : [],
            Tables = terms.Length == 1 ? [] : [table],
        };
    }
}
