using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// All that the rest of a run depends on, as it stood where an epoch began: whoever has it need not run the epochs before again to go on.
/// </summary>
/// <param name="Epoch">Epochs completed there.</param>
/// <param name="Changes">How many of the recipe's changes had been made before this place.</param>
/// <param name="LearningRate">η.</param>
/// <param name="BatchSize">B.</param>
public sealed record KeyframeRecord(int Epoch, int Changes, double LearningRate, int BatchSize)
{
    /// <summary>μ, λ, β₁ and β₂.</summary>
    public required (double Momentum, double L2, double Beta1, double Beta2) Numbers { get; init; }

    /// <summary>Weights and biases, in storage order.</summary>
    public required IReadOnlyList<double> Parameters { get; init; }

    /// <summary>Momentum's v or Adam's m, laid out as the parameters; empty for SGD.</summary>
    public required IReadOnlyList<double> FirstMoment { get; init; }

    /// <summary>Adam's v; empty for the others.</summary>
    public required IReadOnlyList<double> SecondMoment { get; init; }

    /// <summary>Adam's β₁ᵗ and β₂ᵗ after t updates; 1 and 1 for the others.</summary>
    public required (double First, double Second) Powers { get; init; }

    /// <summary>The order that the next epoch's shuffle starts from: indices of training samples.</summary>
    public required IReadOnlyList<int> Order { get; init; }

    /// <summary>The shuffling generator's four words.</summary>
    public required IReadOnlyList<long> Generator { get; init; }

    /// <summary>How many bytes the numbers take.</summary>
    public long Bytes =>
        8L * (Parameters.Count + FirstMoment.Count + SecondMoment.Count + Generator.Count) + 4L * Order.Count;

    /// <summary>A copy of the last keyframe from which a run can come to a place with what the batch before it left; null where that is its own start.</summary>
    /// <param name="run">The run.</param>
    internal static KeyframeRecord? Before(Run run)
    {
        TrainingLoop loop = run.Training;
        int wanted = loop.Batch > 0 ? loop.Epoch : loop.Epoch - 1;
        int at = run.Keyframes.Find(wanted);
        return wanted > 0 && at >= 0 && run.Keyframes.At(at).Epoch == wanted ? Of(run.Keyframes.At(at), run) : null;
    }

    private static KeyframeRecord Of(Keyframe frame, Run run) =>
        new(frame.Epoch, run.ChangesBefore(frame.Epoch), frame.LearningRate, frame.BatchSize)
        {
            Parameters = [.. frame.Parameters],
            FirstMoment = [.. frame.First],
            SecondMoment = [.. frame.Second],
            Numbers = (frame.Momentum, frame.L2, frame.Beta1, frame.Beta2),
            Powers = (frame.FirstPower, frame.SecondPower),
            Order = frame.Order[..frame.Samples],
            Generator = [.. frame.Words],
        };
}
