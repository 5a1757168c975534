using NeuralIllumination.Engine;

namespace NeuralIllumination.Tests.Engine;

public sealed class StageLayoutTests
{
    private static readonly IReadOnlyList<StageCase> Cases = StageCase.Make(400);

    [Fact]
    public void The_first_lesson_by_hand()
    {
        StageLayout stage = new(new StageContents([64, 16, 2], 8, 8), isStacked: false, isLive: true);
        Assert.Equal((960, 600), (stage.Width, stage.Height));

        // Eight pixels of 25 take the 200 of a picture; 16 units in 540 have 33.75 each, 4 of them between two.
        Assert.Equal([20, 44, 25, 25], Unit(stage, 0, 0)[..4]);
        Assert.Equal([195, 219, 25, 25], Unit(stage, 0, 63)[..4]);
        Assert.Equal(29.75, Unit(stage, 1, 3)[3]);
        Assert.Equal(33.75, Unit(stage, 1, 4)[1] - Unit(stage, 1, 3)[1], 1e-9);

        // A pixel's port stands 12 right of the picture, at its share of the height: 64 of them in 200.
        Assert.Equal(232, Unit(stage, 0, 5)[6]);
        Assert.Equal(44 + 200 * 5.5 / 64, Unit(stage, 0, 5)[7]);
        Assert.Equal((20 - 4, 244 + 22, 208), (stage.UnderX, stage.UnderY, stage.UnderWidth));
    }

    [Fact]
    public void A_layer_too_wide_shows_what_was_chosen_and_counts_the_rest()
    {
        StageContents contents = new([64, 25, 2], 1, 64);
        Assert.Equal(19, contents.Fitting(1));
        Assert.Equal(Enumerable.Range(0, 19), contents.Shown[1]);

        // The important ones in their order, each once, and as many of the first as there is room for.
        contents.Choose(1, [24, 7, 24, 20]);
        Assert.Equal([.. Enumerable.Range(0, 17), 20, 24], contents.Shown[1]);
        contents.Choose(1, [.. Enumerable.Range(0, 25).Reverse()]);
        Assert.Equal(Enumerable.Range(6, 19), contents.Shown[1]);
        Assert.Equal(20, contents.Places(1));
    }

    [Theory]
    [InlineData(2, 1, 2, InputKind.Plane)]
    [InlineData(2, 2, 1, InputKind.Picture)]
    [InlineData(4, 2, 2, InputKind.Picture)]
    [InlineData(4, 1, 4, InputKind.List)]
    [InlineData(64, 9, 7, InputKind.List)]
    [InlineData(1, 1, 1, InputKind.Plane)]
    public void A_sample_is_a_picture_a_plane_or_a_list(int inputs, int columns, int rows, InputKind kind)
    {
        Assert.Equal(kind, new StageContents([inputs, 3, 2], columns, rows).Input);
    }

    [Fact]
    public void Long_names_make_a_list_wider()
    {
        StageContents contents = new([4, 6, 3], 1, 4);
        double narrow = new StageLayout(contents, isStacked: false, isLive: true).Layers[1];
        contents.NameLength = 12;
        Assert.Equal(narrow + 9 * 8, new StageLayout(contents, isStacked: false, isLive: true).Layers[1]);
    }

    [Fact]
    public void All_of_it_stands_on_the_stage()
    {
        Assert.All(
            Cases,
            one =>
            {
                StageLayout stage = one.Layout();
                for (int layer = 0; layer < one.Sizes.Length; layer++)
                {
                    for (int i = 0; i < stage.Contents.Shown[layer].Length; i++)
                    {
                        double[] unit = Unit(stage, layer, i);
                        Assert.All(unit, number => Assert.True(double.IsFinite(number), one.ToString()));
                        Inside(stage, one, unit[0], unit[1], unit[2], unit[3]);
                        Inside(stage, one, unit[4], unit[5], 0, 0);
                        Inside(stage, one, unit[6], unit[7], 0, 0);
                        Inside(stage, one, unit[8], unit[9], unit[10], unit[11]);
                    }
                }

                Inside(stage, one, stage.PlaneX, stage.PlaneY, stage.PlaneSide, stage.PlaneSide);
                Inside(stage, one, stage.UnderX, stage.UnderY, stage.UnderWidth, 0);
            }
        );
    }

    [Fact]
    public void No_unit_stands_on_another_and_the_signal_runs_one_way()
    {
        Assert.All(
            Cases,
            one =>
            {
                StageLayout stage = one.Layout();
                int along = one.IsStacked ? 1 : 0;
                for (int layer = 0; layer < one.Sizes.Length; layer++)
                {
                    double[][] units =
                    [
                        .. Enumerable.Range(0, stage.Contents.Shown[layer].Length).Select(i => Unit(stage, layer, i)),
                    ];
                    for (int i = 1; i < units.Length; i++)
                    {
                        for (int j = 0; j < i; j++)
                            Assert.True(Apart(units[i], units[j]), $"layer {layer}, {i} and {j}: {one}");
                    }

                    // All synapses arrive further on than they left.
                    if (layer == 0)
                        continue;
                    double left = Enumerable
                        .Range(0, stage.Contents.Shown[layer - 1].Length)
                        .Max(i => Unit(stage, layer - 1, i)[6 + along]);
                    Assert.All(units, unit => Assert.True(unit[4 + along] > left + 20, $"layer {layer}: {one}"));
                }
            }
        );
    }

    [Theory]
    [InlineData(5, 11, new[] { 5 })]
    [InlineData(6, 11, new[] { 3, 3 })]
    [InlineData(7, 11, new[] { 4, 3 })]
    [InlineData(16, 11, new[] { 5, 6, 5 })]
    [InlineData(3, 6, new[] { 3 })]
    [InlineData(10, 9, new[] { 3, 4, 3 })]
    public void Rows_are_even_and_change_where_they_can(int count, int twiceAcross, int[] rows)
    {
        Assert.Equal(rows, StackedStage.RowsOf(count, twiceAcross));
    }

    private static double[] Unit(StageLayout stage, int layer, int place) =>
        stage.Units.AsSpan(StageLayout.UnitNumbers * (stage.First[layer] + place), StageLayout.UnitNumbers).ToArray();

    private static bool Apart(double[] a, double[] b) =>
        a[0] + a[2] <= b[0] + 1e-6
        || b[0] + b[2] <= a[0] + 1e-6
        || a[1] + a[3] <= b[1] + 1e-6
        || b[1] + b[3] <= a[1] + 1e-6;

    private static void Inside(StageLayout stage, StageCase one, double x, double y, double width, double height)
    {
        Assert.True(
            x >= 0 && y >= 0 && x + width <= stage.Width + 1e-6 && y + height <= stage.Height + 1e-6,
            $"({x}, {y}, {width}, {height}) of ({stage.Width}, {stage.Height}): {one}"
        );
    }
}
