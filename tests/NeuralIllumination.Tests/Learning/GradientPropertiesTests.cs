using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class GradientPropertiesTests
{
    [Property(MaxTest = 100)]
    public Property Permuting_a_batch_leaves_its_gradient_the_same_within_rounding() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            trainer =>
            {
                Samples samples = trainer.Data.Train.For(trainer.Architecture.Outputs);
                Network network = trainer.Architecture.Build();
                Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(1, 1));
                int[] order = [.. Enumerable.Range(0, samples.Count)];
                double[] forwards = Gradient(network, samples, order);
                Array.Reverse(order);
                double[] backwards = Gradient(network, samples, order);
                double scale = 1e-13 * Math.Max(1, forwards.Max(Math.Abs));
                for (int i = 0; i < forwards.Length; i++)
                    Assert.Equal(forwards[i], backwards[i], scale);
            }
        );

    [Property(MaxTest = 100)]
    public Property A_step_has_the_shapes_that_the_layers_say() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            trainer =>
            {
                StepRecord step = trainer.Step();
                int batch = step.BatchSize;
                IReadOnlyList<int> sizes = trainer.Architecture.Layers;
                Assert.Equal((batch, sizes[^1]), Shape(step.Probabilities));
                for (int l = 0; l < step.Layers.Count; l++)
                {
                    LayerStepRecord layer = step.Layers[l];
                    Assert.Equal((batch, sizes[l]), Shape(layer.X));
                    Assert.Equal((batch, sizes[l + 1]), Shape(layer.Z));
                    Assert.Equal((batch, sizes[l + 1]), Shape(layer.Delta!));
                    Assert.Equal((sizes[l + 1], sizes[l]), Shape(layer.WeightGradient!));
                    Assert.Equal((sizes[l + 1], sizes[l]), Shape(layer.WeightsAfter!));
                    Assert.Equal(sizes[l + 1], layer.BiasGradient!.Count);
                }

                for (int s = 0; s < batch && trainer.Architecture.Loss == LossFunction.SoftmaxCrossEntropy; s++)
                    Assert.Equal(1, step.Probabilities.Row(s).ToArray().Sum(), 1e-12);
            }
        );

    [Property(MaxTest = 100)]
    public Property The_output_gradients_of_a_sample_sum_to_zero_under_softmax() =>
        Prop.ForAll(
            Given.Trainings().ToArbitrary(),
            trainer =>
            {
                StepRecord step = trainer.Step();
                for (
                    int s = 0;
                    s < step.BatchSize && trainer.Architecture.Loss == LossFunction.SoftmaxCrossEntropy;
                    s++
                )
                    Assert.Equal(0, step.Layers[^1].Delta!.Row(s).ToArray().Sum(), 1e-12);
            }
        );

    private static double[] Gradient(Network network, Samples samples, int[] order)
    {
        BatchState batch = new(network, order.Length) { Count = order.Length };
        for (int s = 0; s < order.Length; s++)
            batch.Load(samples, order[s], s);
        Propagation.Forward(network, LossFunction.SoftmaxCrossEntropy, batch);
        double[] gradients = new double[network.Parameters.Length];
        Propagation.Backward(network, batch, gradients);
        return gradients;
    }

    private static (int, int) Shape(Matrix matrix) => (matrix.Rows, matrix.Columns);
}
