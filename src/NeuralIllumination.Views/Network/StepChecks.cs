using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>Refuses what a step cannot show.</summary>
internal static class StepChecks
{
    public static void Row(StepRecord step, int row)
    {
        if (row < 0 || row >= step.BatchSize)
            throw new OptionException(
                $"The row must be one of the batch's samples, 0 to {step.BatchSize - 1}; got {row}."
            );
    }

    public static void Reached(StepRecord step, Phase phase)
    {
        Terms.Check(phase);
        if (phase > step.Phase)
            throw new OptionException(
                $"The step has come as far as {Terms.Name(step.Phase)}; {Terms.Name(phase)} cannot be shown yet: training.Step(Phase.{phase}) takes one so far."
            );
    }
}
