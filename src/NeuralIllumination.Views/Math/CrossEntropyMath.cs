using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>The cross-entropy of one sample after softmax, with its logarithms.</summary>
internal static class CrossEntropyMath
{
    public static MathStep Step(StepRecord step, int row)
    {
        int label = step.Samples[row].Label;
        double share = step.Probabilities[row, label];
        double loss = step.SampleLosses![row];
        (double[] below, _, _, double sum) = SoftmaxMath.Parts(step, row);
        double logit = below[label];
        double logarithm = PortableMath.Log(sum);
        FixedSum closed = new(loss, [logarithm, -logit]);
        string from = logit == 0 ? "0" : closed.Write(-logit);
        string name = step.Samples[row].ClassName;
        return MathStep.OfLoss(step.Architecture.Loss) with
        {
            Lines =
            [
                $"L = −ln ŷ[{name}] = −ln {Numbers.Brief(share)} = {Numbers.Brief(loss)}",
                $"L = ln Σ e^(z − m) − (z[{name}] − m) = ln {Numbers.Brief(sum)} {FixedSum.Added(from)} = {closed.Write(logarithm)} {FixedSum.Added(from)} = {closed.Write(loss)}{closed.Rounding}",
            ],
            Prose = "The second line is how it is computed: without the quotient it loses no digits.",
        };
    }
}
