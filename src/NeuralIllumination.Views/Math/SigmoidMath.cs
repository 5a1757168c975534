using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 5 where each output is a probability by itself.</summary>
internal static class SigmoidMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        Table table = new("Each output through σ", "class", "z", "e⁻ᶻ", "1 + e⁻ᶻ", "ŷ = σ(z)");
        double[] shares = step.Probabilities.Row(row).ToArray();
        for (int k = 0; k < shares.Length; k++)
        {
            double power = PortableMath.Exp(-step.Layers[^1].A[row, k]);
            table.Add(reading.ClassOf(k), step.Layers[^1].A[row, k], power, 1 + power, ((Cell)shares[k]).Strong());
        }

        return MathStep.OfOutput(step.Architecture.Loss) with
        {
            Prose = reading.IsSingle
                ? $"One output for two classes: ŷ is the probability of {reading.NameOf(1)}, and 1 − ŷ = {Numbers.Brief(1 - shares[0])} that of {reading.NameOf(0)}."
                : $"Each output is a probability by itself; nothing makes them add up to 1 (here they add up to {Numbers.Brief(shares.Sum())}).",
            Lines = reading.IsSingle ? [reading.Both(shares[0])] : [],
            Tables = [table],
        };
    }
}
