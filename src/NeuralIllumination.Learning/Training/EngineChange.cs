using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>A recipe's changes as the engine takes them, and back.</summary>
internal static class EngineChange
{
    /// <summary>One for each thing that a change sets.</summary>
    /// <exception cref="ShapeException">There is no such parameter.</exception>
    /// <exception cref="OptionException">Its value is not finite.</exception>
    /// <exception cref="InvalidInputException">A sample that does not fit the data.</exception>
    public static IEnumerable<RunChange> Of(Change change, Architecture architecture, PictureShape shape)
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

        if (change.SwitchOff is { } unit)
        {
            ParameterPlace.Check(unit, architecture);
            yield return new(change.Epoch, change.Batch, change.Phase, ChangeKind.SwitchOff, unit.IsOff ? 1 : 0)
            {
                Layer = unit.Layer - 1,
                Output = unit.Unit,
            };
        }

        if (change.Freeze is { } layer)
        {
            ParameterPlace.Check(layer, architecture);
            yield return new(change.Epoch, change.Batch, change.Phase, ChangeKind.Freeze, layer.IsHeld ? 1 : 0)
            {
                Layer = layer.Layer - 1,
            };
        }

        if (change.AddSample is { } sample)
        {
            yield return new(change.Epoch, change.Batch, change.Phase, ChangeKind.AddSample, 0)
            {
                Sample = Taught(SamplePacking.Unpack(sample, shape), shape).For(architecture.Outputs),
            };
        }
    }

    /// <summary>A sample that is learned from too, checked, with what is added to its coordinates.</summary>
    /// <exception cref="InvalidInputException">It does not fit the data.</exception>
    public static SampleSet Taught(Sample sample, PictureShape shape)
    {
        if (shape.IsRegression)
            throw new SampleException(
                "Only samples of classes can be taught on the way; these data are of regression."
            );
        SampleSet given = SampleSet.Of([sample], shape.With([]), "taught");
        return shape.Added.Count == 0 ? given : given.With(shape.Added);
    }

    /// <summary>The changes that a run has made, each as a recipe keeps it.</summary>
    public static IReadOnlyList<Change> Made(Run run, PictureShape shape) =>
        [.. Enumerable.Range(0, run.Made).Select(index => Record(run.Change(index), shape))];

    private static Change Record(RunChange change, PictureShape shape)
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
            ChangeKind.SwitchOff => place with { SwitchOff = new(change.Layer + 1, change.Output, change.Value != 0) },
            ChangeKind.Freeze => place with { Freeze = new(change.Layer + 1, change.Value != 0) },
            ChangeKind.AddSample => place with { AddSample = SamplePacking.Pack(change.Sample!, shape) },
        };
    }
}
