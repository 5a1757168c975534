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
    [InlineData(new[] { 0.3, -0.7 }, 1)]
    [InlineData(new[] { 1.0, -1 }, 1)]
    [InlineData(new[] { 1.01 }, 2)]
    [InlineData(new[] { -3.0, 0 }, 5)]
    [InlineData(new[] { 640.0 }, 1000)]
    [InlineData(new[] { 0.5 }, 0.5)]
    [InlineData(new[] { 0.013 }, 0.02)]
    [InlineData(new[] { double.NaN, 4 }, 5)]
    [InlineData(new[] { double.NegativeInfinity }, 1)]
    public void A_plane_spans_the_least_round_number_that_holds_its_values(double[] values, double span)
    {
        using WasmModule module = new(EngineTests.Embedded());
        Assert.Equal(span, PlaneSpan.Of(values), 1e-15);
        Assert.Equal(Outcome.Of(PlaneSpan.Of(values)), module.Run("SpanOf", module.NewDoubles(values)));
    }
}
