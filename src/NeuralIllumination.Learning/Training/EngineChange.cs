using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>A recipe's changes as the engine takes them, and back.</summary>
internal static class EngineChange
{
    /// <summary>One for each thing that a change sets.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">Its value is not finite.</exception>
    public static IEnumerable<RunChange> Of(Change change, Architecture architecture)
    {
        foreach (
            (ChangeKind kind, double? value) in new[]
            {
                (ChangeKind.LearningRate, change.LearningRate),
                (ChangeKind.BatchSize, change.BatchSize),
                (ChangeKind.Momentum, change.Momentum),
                (ChangeKind.L2, change.L2),
                (ChangeKind.Beta1, change.Beta1),
                (ChangeKind.Beta2, change.Beta2),
            }
        )
        {
            if (value is { } set)
                yield return new(change.Epoch, change.Batch, change.Phase, kind, set);
        }

        if (change.Parameter is { } parameter)
        {
            ParameterPlace.Check(parameter, architecture);
            yield return new(change.Epoch, change.Batch, change.Phase, ChangeKind.Parameter, parameter.Value)
            {
                Layer = parameter.Layer - 1,
                Output = parameter.Output,
                Input = parameter.Input ?? -1,
            };
        }
    }

    /// <summary>The changes that a run has made, each as a recipe keeps it.</summary>
    public static IReadOnlyList<Change> Made(Run run) =>
        [.. Enumerable.Range(0, run.Made).Select(index => Record(run.Change(index)))];

    private static Change Record(RunChange change)
    {
        Change place = new(change.Epoch, change.Batch, change.Phase);
        return change.Kind switch
        {
            ChangeKind.LearningRate => place with { LearningRate = change.Value },
            ChangeKind.BatchSize => place with { BatchSize = (int)change.Value },
            ChangeKind.Momentum => place with { Momentum = change.Value },
            ChangeKind.L2 => place with { L2 = change.Value },
            ChangeKind.Beta1 => place with { Beta1 = change.Value },
            ChangeKind.Beta2 => place with { Beta2 = change.Value },
            ChangeKind.Parameter => place with
            {
                Parameter = new(change.Layer + 1, change.Output, change.Input < 0 ? null : change.Input, change.Value),
            },
        };
    }
}
