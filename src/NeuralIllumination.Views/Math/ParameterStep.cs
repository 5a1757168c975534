using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>One parameter in one update.</summary>
/// <param name="Name">For example <c>W1[3, 17]</c>.</param>
/// <param name="Before">w before.</param>
/// <param name="Gradient">g = ∂L/∂w.</param>
/// <param name="After">w after.</param>
/// <param name="First">Momentum's v or Adam's m after the update; 0 where the record has none.</param>
/// <param name="Second">Adam's v after the update; 0 where the record has none.</param>
internal readonly record struct ParameterStep(
    string Name,
    double Before,
    double Gradient,
    double After,
    double First,
    double Second
)
{
    /// <summary>Whether it stands still: its layer is held, or a unit at one of its ends is switched off.</summary>
    public bool IsStill { get; init; }

    /// <summary>What the rule subtracts, in the engine's own order of operations; nothing from what stands still.</summary>
    public double Taken(StepRecord step) =>
        IsStill
            ? 0
            : Updates.Taken(
                step.Optimizer,
                Gradient,
                First,
                Second,
                step.MomentCorrections?.First ?? 1,
                step.MomentCorrections?.Second ?? 1,
                step.LearningRate
            );

    /// <summary>How far it moves; −1 where that is no number.</summary>
    public double Size(StepRecord step) => double.IsFinite(Taken(step)) ? Math.Abs(Taken(step)) : -1;

    /// <summary>Adam's m̂.</summary>
    public double Mean(StepRecord step) => First / step.MomentCorrections!.Value.First;

    /// <summary>Adam's v̂.</summary>
    public double Spread(StepRecord step) => Second / step.MomentCorrections!.Value.Second;

    /// <summary>What a weight is called: <c>W1[3, 17]</c>.</summary>
    public static string NameOf(int index, int output, int input) => $"W{index}[{output}, {input}]";

    public static IEnumerable<ParameterStep> OfWeights(LayerStepRecord layer, int index)
    {
        for (int o = 0; o < layer.Outputs; o++)
        {
            for (int i = 0; i < layer.Inputs; i++)
                yield return new(
                    NameOf(index, o, i),
                    layer.WeightsBefore[o, i],
                    layer.WeightGradient![o, i],
                    layer.WeightsAfter![o, i],
                    layer.FirstMoment is { } first ? first[o, i] : 0,
                    layer.SecondMoment is { } second ? second[o, i] : 0
                )
                {
                    IsStill = layer.StandsStill(o, i),
                };
        }
    }

    public static IEnumerable<ParameterStep> OfBiases(LayerStepRecord layer, int index)
    {
        for (int o = 0; o < layer.Outputs; o++)
            yield return new(
                $"b{index}[{o}]",
                layer.BiasesBefore[o],
                layer.BiasGradient![o],
                layer.BiasesAfter![o],
                0,
                0
            )
            {
                IsStill = layer.StandsStill(o, null),
            };
    }
}
