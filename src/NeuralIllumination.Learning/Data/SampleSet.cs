using System.Collections;
using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>An immutable set of samples, all checked: the same number of finite values each, labels within the classes.</summary>
public sealed class SampleSet : IReadOnlyList<SampleRecord>
{
    internal SampleSet(PictureShape shape, Samples samples, string name)
    {
        Name = name;
        Shape = shape;
        Samples = samples;
    }

    /// <summary>What it is called: training, test.</summary>
    public string Name { get; }

    /// <summary>How to show a sample.</summary>
    public PictureShape Shape { get; }

    /// <inheritdoc/>
    public int Count => Samples.Count;

    /// <summary>How many samples each class has, by label; of regression all of them.</summary>
    public IReadOnlyList<int> ClassCounts =>
        [
            .. Enumerable
                .Range(0, Shape.Classes.Count)
                .Select(label => Samples.Labels.Take(Samples.Count).Count(own => own == label)),
        ];

    internal Samples Samples { get; }

    /// <summary>The samples with targets for a network of <paramref name="outputs"/> outputs: one a class, or a single one for two classes.</summary>
    internal Samples For(int outputs)
    {
        if (outputs == Samples.Outputs)
            return Samples;

        Samples samples = new(Count, Samples.Features, outputs);
        Samples.Inputs.CopyTo(samples.Inputs, 0);
        for (int s = 0; s < Count; s++)
            samples.Label(s, Samples.Labels[s]);
        return samples;
    }

    /// <summary>The same samples with features added to each point's coordinates, in place of those that it has.</summary>
    /// <exception cref="ShapeException">They are no points of the plane.</exception>
    /// <exception cref="SampleException">A feature is no finite number.</exception>
    internal SampleSet With(IReadOnlyList<PlaneFeature> features)
    {
        PictureShape shape = Shape.With(features);
        Samples given = Copied();
        Samples wider = features.Count == 0 ? given : PlaneFeatures.Beside(given, FeatureKind.BitsOf(features));
        int odd = Array.FindIndex(wider.Inputs, value => !double.IsFinite(value));
        if (odd < 0)
            return new SampleSet(shape, wider, Name);
        (int sample, int input) = Math.DivRem(odd, shape.Features);
        throw new SampleException(
            $"Features must be finite numbers; {shape.InputName(input)} of sample {sample} of the {Name} set is {wider.Inputs[odd]}: its coordinates are too large."
        );
    }

    /// <summary>Both sets with their values made small: of a picture all together, else each value by itself.</summary>
    /// <param name="kind">How.</param>
    /// <param name="train">What is learned from, which says how far the values reach.</param>
    /// <param name="test">What is tested on.</param>
    /// <exception cref="SampleException">A value is no finite number then.</exception>
    internal static (SampleSet Train, SampleSet Test) Scaled(Scaling kind, SampleSet train, SampleSet test)
    {
        SampleSet learned = new(train.Shape, train.Copied(), train.Name);
        SampleSet tested = new(test.Shape, test.Copied(), test.Name);
        Scale.Apply(kind, learned.Samples, tested.Samples, train.Shape.Width > 1);
        foreach (SampleSet set in (SampleSet[])[learned, tested])
        {
            int odd = Array.FindIndex(set.Samples.Inputs, value => !double.IsFinite(value));
            if (odd >= 0)
                throw new SampleException(
                    $"Values must be finite numbers after scaling; {set.Shape.InputName(odd % set.Shape.Features)} of sample {odd / set.Shape.Features} of the {set.Name} set is {set.Samples.Inputs[odd]}: the values lie too far apart."
                );
        }

        return (learned, tested);
    }

    /// <summary>A copy of the samples without what is added to a point's coordinates.</summary>
    private Samples Copied()
    {
        int values = Shape.Given;
        Samples copy = new(Count, values, Samples.Outputs);
        for (int s = 0; s < Count; s++)
            Samples.Inputs.AsSpan(s * Samples.Features, values).CopyTo(copy.Inputs.AsSpan(s * values));
        Samples.Labels.CopyTo(copy.Labels, 0);
        for (int t = 0; t < Samples.Targets.Length; t++)
        {
            if (Shape.IsRegression)
                copy.Aim(t / Samples.Outputs, t % Samples.Outputs, Samples.Targets[t]);
            else
                copy.Targets[t] = Samples.Targets[t];
        }

        return copy;
    }

    /// <summary>One sample, from 0.</summary>
    /// <exception cref="SampleException">There is no such sample.</exception>
    public SampleRecord this[int index] =>
        (uint)index < (uint)Count
            ? new SampleRecord(
                index,
                Shape,
                Array.AsReadOnly(Samples.Inputs[(index * Samples.Features)..((index + 1) * Samples.Features)]),
                Samples.Labels[index]
            )
            {
                Set = Name,
                Targets = Shape.IsRegression
                    ? Array.AsReadOnly(Samples.Targets[(index * Samples.Outputs)..((index + 1) * Samples.Outputs)])
                    : null,
            }
            : throw (
                Count == 0
                    ? new SampleException(
                        $"The {Name} set is empty and has no sample {index}; take one of the other set."
                    )
                    : new SampleException($"Sample must be 0 to {Count - 1}; got {index}.")
            );

    /// <inheritdoc/>
    public IEnumerator<SampleRecord> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Checks samples and copies them.</summary>
    /// <param name="samples">What to copy.</param>
    /// <param name="shape">What each must fit.</param>
    /// <param name="set">What to call the set in a message: training or test.</param>
    internal static SampleSet Of(IReadOnlyList<Sample> samples, PictureShape shape, string set)
    {
        Samples copy = new(samples.Count, shape.Features, shape.Classes.Count);
        for (int s = 0; s < samples.Count; s++)
        {
            if (samples[s]?.Pixels is null)
                throw new SampleException($"Expected a sample with values; sample {s} of the {set} set is null.");
            Sample sample = samples[s];
            if (sample.Pixels.Count != shape.Features)
            {
                throw new ShapeException(
                    $"Every sample needs {shape.Features} values; sample {s} of the {set} set has {sample.Pixels.Count}."
                );
            }

            for (int i = 0; i < shape.Features; i++)
            {
                double value = sample.Pixels[i];
                if (!double.IsFinite(value))
                    throw new SampleException(
                        $"Values must be finite numbers; sample {s} of the {set} set has {value} at {i}."
                    );
                copy.Inputs[s * shape.Features + i] = value;
            }

            if (shape.IsRegression)
            {
                Aim(copy, s, sample, set);
                continue;
            }

            if (sample.Targets is not null)
                throw new SampleException(
                    $"Every sample of the {set} set needs a class, as the first has; sample {s} has quantities."
                );
            if (sample.Label < 0 || sample.Label >= shape.Classes.Count)
            {
                throw new SampleException(
                    $"Labels must be 0 to {shape.Classes.Count - 1}; sample {s} of the {set} set has {sample.Label}."
                );
            }

            copy.Label(s, sample.Label);
        }

        return new SampleSet(shape, copy, set);
    }

    private static void Aim(Samples copy, int s, Sample sample, string set)
    {
        if (sample.Targets?.Count != copy.Outputs)
            throw new ShapeException(
                $"Every sample needs {copy.Outputs} quantities to be predicted; sample {s} of the {set} set has {sample.Targets?.Count ?? 0}."
            );
        for (int k = 0; k < copy.Outputs; k++)
        {
            double value = sample.Targets[k];
            if (!double.IsFinite(value))
                throw new SampleException(
                    $"Quantities must be finite numbers; sample {s} of the {set} set has {value} at {k}."
                );
            copy.Aim(s, k, value);
        }
    }
}
