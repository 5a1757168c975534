using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Step 5: from the output sums to the prediction, by the output function that belongs to the loss.</summary>
internal static class OutputMath
{
    public static MathStep Step(StepRecord step, int row) =>
        step.Architecture.Loss switch
        {
            LossFunction.SoftmaxCrossEntropy => SoftmaxMath.Step(step, row),
            LossFunction.SigmoidBinaryCrossEntropy => SigmoidMath.Step(step, row),
            LossFunction.IdentityMeanSquaredError => Identity(step, row),
        };

    private static MathStep Identity(StepRecord step, int row)
    {
        Reading reading = Verdict.ReadingOf(step);
        Verdict verdict = Verdict.Of(step, row);
        Table table = new("The outputs as they are", reading.Kind, "z", "ŷ");
        for (int k = 0; k < step.Probabilities.Columns; k++)
            table.Add(reading.ClassOf(k), step.Layers[^1].Z[row, k], ((Cell)step.Probabilities[row, k]).Strong());
        double first = step.Probabilities[row, 0];
        return MathStep.OfOutput(step.Architecture.Loss) with
        {
            Prose =
                reading.IsSingle
                    ? $"One output for two classes: {reading.NameOf(1)} above 0.5, otherwise {reading.NameOf(0)}. ŷ is no probability: it may lie below 0 or above 1."
                : reading.IsRegression ? "A quantity can be any number: ŷ is the output sum itself."
                : "The largest ŷ is chosen. They are no probabilities: they may lie below 0 or above 1.",
            Lines = reading.IsSingle
                ? [$"ŷ = {Numbers.Brief(first)} {(verdict.Choice == 1 ? "> 0.5" : "≤ 0.5")}: {verdict.Chosen}"]
                : [],
            Tables = [table],
        };
    }
}
