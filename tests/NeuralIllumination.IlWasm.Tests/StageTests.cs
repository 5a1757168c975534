using NeuralIllumination.Engine;
using NeuralIllumination.Tests;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The layout of a stage: the same numbers from C# and from the module.</summary>
public sealed class StageTests
{
    [Fact]
    public void Two_hundred_architectures_stand_alike_to_the_last_bit()
    {
        using WasmModule module = new(EngineTests.Embedded());
        foreach (StageCase stage in StageCase.Make(200))
        {
            StageLayout expected = stage.Layout();
            int mark = (int)module.Call("mark")!;
            int contents = (int)
                module.Call("NewStageContents", module.NewInts(stage.Sizes), stage.Columns, stage.Rows)!;
            module.Call("SetNameLength", contents, stage.NameLength);
            for (int layer = 0; layer < stage.Sizes.Length; layer++)
                module.Call("ChooseUnits", contents, layer, module.NewInts(stage.Chosen[layer]));
            int layout = (int)module.Call("NewStageLayout", contents, stage.IsStacked, stage.IsLive)!;
            Same(Exports.StageFrame(expected), "StageFrame");
            Same(expected.Layers, "StageLayers");
            Same(expected.Units, "StageUnits");
            Assert.Equal((int)expected.Contents.Input, module.Call("StageInput", contents));
            for (int layer = 0; layer < stage.Sizes.Length; layer++)
                Assert.Equal(
                    expected.Contents.Shown[layer],
                    module.Ints((int)module.Call("ShownUnits", contents, layer)!)
                );
            module.Call("reset", mark);

            void Same(double[] numbers, string export) =>
                Assert.True(
                    numbers
                        .Select(BitConverter.DoubleToInt64Bits)
                        .SequenceEqual(
                            module.Doubles((int)module.Call(export, layout)!).Select(BitConverter.DoubleToInt64Bits)
                        ),
                    $"{export} of {stage}"
                );
        }
    }

    [Theory]
    [InlineData(new double[] { }, 1)]
    [InlineData(new double[] { 0, 0 }, 1)]
    [InlineData(new[] { 0.3, -0.7 }, 0.7)]
    [InlineData(new[] { 1.0, -1 }, 1)]
    [InlineData(new[] { 1.01 }, 1.1)]
    [InlineData(new[] { -3.0, 0 }, 3)]
    [InlineData(new[] { 640.0 }, 640)]
    [InlineData(new[] { 0.5 }, 0.5)]
    [InlineData(new[] { 0.0131 }, 0.014)]
    [InlineData(new[] { double.NaN, 4.31 }, 4.4)]
    [InlineData(new[] { double.NegativeInfinity }, 1)]
    [InlineData(new[] { 5e-324 }, 1)]
    [InlineData(new[] { 0.1 + 0.2 }, 0.3)]
    public void A_plane_spans_the_least_round_number_that_holds_its_values(double[] values, double span)
    {
        using WasmModule module = new(EngineTests.Embedded());
        Assert.Equal(span, PlaneSpan.Of(values), 1e-15);
        Assert.Equal(Outcome.Of(PlaneSpan.Of(values)), module.Run("SpanOf", module.NewDoubles(values)));
    }

    [Theory]
    [InlineData(2, 0, 4, Activation.Tanh, LossFunction.SoftmaxCrossEntropy)]
    [InlineData(2, 0, 1, Activation.Relu, LossFunction.SigmoidBinaryCrossEntropy)]
    [InlineData(1, 0, 3, Activation.Sigmoid, LossFunction.IdentityMeanSquaredError)]
    [InlineData(7, 0b11111, 2, Activation.Relu, LossFunction.SoftmaxCrossEntropy)]
    public void What_a_network_makes_of_a_plane_and_its_rings_are_alike_to_the_last_bit(
        int inputs,
        int chosen,
        int outputs,
        Activation activation,
        LossFunction loss
    )
    {
        const int Side = 22;
        int[] sizes = [inputs, 6, 5, outputs];
        Network network = new(sizes, activation);
        Initializer.Fill(network, Initialization.HeNormal, new Xoshiro256(7, Xoshiro256.StartStream));
        PlaneGrid expected = new(network, Side, chosen);
        expected.Take(network, loss, 1.3);

        using WasmModule module = new(EngineTests.Embedded());
        int other = (int)module.Call("NewNetwork", module.NewInts(sizes), (int)activation)!;
        for (int l = 0; l < network.Layers.Length; l++)
        {
            DenseLayer layer = network.Layers[l];
            double[] read = new double[layer.End - layer.WeightsAt];
            layer.Read(network.Parameters, read);
            module.Call("WriteLayer", other, l, module.NewDoubles(read));
        }

        int grid = (int)module.Call("NewPlaneGrid", other, Side, chosen)!;
        module.Call("TakePlaneGrid", grid, other, (int)loss, 1.3);
        for (int l = 0; l < network.Layers.Length; l++)
            Same(expected.Values[l], (int)module.Call("PlaneValues", grid, l)!);
        if (inputs == 1)
            return;

        Contours contours = new(Side);
        int rings = (int)module.Call("NewContours", Side)!;
        double[] lead = new double[Side * Side];
        int leads = module.NewDoubles(lead);
        for (int label = 0; label < Math.Max(2, outputs); label++)
        {
            expected.Lead(label, lead);
            module.Call("PlaneLead", grid, label, leads);
            Same(lead, leads);
            Assert.Equal(expected.Heart(lead), module.Call("PlaneHeart", grid, leads));
            foreach (double level in new[] { 0, 0.1, 0.3 })
            {
                contours.Trace(lead, 0, 1, label % 2 == 1, level);
                Assert.Equal(contours.Rings, module.Call("TraceContours", rings, leads, 0, 1, label % 2 == 1, level));
                Same(contours.Points, (int)module.Call("ContourPoints", rings)!);
            }
        }

        void Same(double[] numbers, int array) =>
            Assert.Equal(
                numbers.Select(BitConverter.DoubleToInt64Bits),
                module.Doubles(array).Select(BitConverter.DoubleToInt64Bits)
            );
    }
}
