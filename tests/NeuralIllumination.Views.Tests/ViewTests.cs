using System.Globalization;
using System.Xml.Linq;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

public sealed class ViewTests
{
    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void A_page_is_complete_and_harmless(string name) => PageRules.Check(Gallery.Views[name].ToHtml());

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void A_picture_is_well_formed_and_legible(string name)
    {
        if (Gallery.Views[name].ToSvg() is { } svg)
            PictureRules.Check(svg);
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void The_same_record_gives_the_same_text_in_every_culture(string name)
    {
        View view = Gallery.Views[name];
        (string html, string? svg, string text) = (view.ToHtml(), view.ToSvg(), view.ToString());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // As in German, and a minus sign of its own; made by hand, since cultures may not be installed.
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NumberGroupSeparator = ".";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            Assert.Equal((html, svg, text), (view.ToHtml(), view.ToSvg(), view.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("network-start")]
    [InlineData("network-squares-ten")]
    [InlineData("curves")]
    [InlineData("predictions")]
    [InlineData("samples")]
    public void A_narrow_page_gets_a_picture_of_its_own_and_no_page_gets_two(string name)
    {
        XElement picture = XDocument.Parse(Gallery.Views[name].ToHtml()).Descendants("picture").Single();
        XElement source = picture.Elements("source").Single();
        XElement image = picture.Elements("img").Single();
        Assert.Equal("(max-width: 760px)", source.Attribute("media")!.Value);
        Assert.InRange((double)source.Attribute("width")!, 300, 400);
        Assert.InRange((double)image.Attribute("width")!, 900, 2000);
        Assert.NotEqual(image.Attribute("src")!.Value, source.Attribute("srcset")!.Value);
        Assert.Single(picture.Parent!.Descendants("img"));
    }

    [Fact]
    public void A_class_name_stays_a_name()
    {
        string html = Gallery.Views["step-hostile"].ToHtml();
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_shows_no_phase_that_has_not_run()
    {
        StepRecord step = Records.FirstLesson().Step(Phase.Loss);
        Assert.Contains(
            "backward",
            Assert.Throws<OptionException>(() => new NetworkView(step, 0, Phase.Backward)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<OptionException>(() => new StepView(step, 0, Phase.Update));
        Assert.Equal([1, 2, 3, 4, 5, 6], new StepView(step).Steps.Select(s => s.Number));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void A_row_outside_the_batch_is_refused(int row)
    {
        StepRecord step = Records.FirstLesson().Step();
        Assert.Contains(
            "0 to 15",
            Assert.Throws<OptionException>(() => new StepView(step, row)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<OptionException>(() => new NetworkView(step, row));
    }

    [Fact]
    public void A_run_that_has_blown_up_can_still_be_looked_at()
    {
        Records wild = Records.FirstLesson();
        wild.LearningRate = 1e200;
        wild.Train(2);
        StepRecord step = wild.Step();
        PageRules.Check(new StepView(step).ToHtml());
        PictureRules.Check(new NetworkView(step, 0, Phase.Backward).ToSvg());
    }

    [Fact]
    public void A_single_high_loss_stands_at_the_edge_with_a_mark_and_the_rest_keeps_its_scale()
    {
        RunRecord run = Run([0.7, 40, 0.5, 0.4, 0.3, 0.2]);
        Assert.Equal(0.8, LossScale.Most(run));
        string svg = new CurvesView(run).ToSvg();
        PictureRules.Check(svg);
        Assert.Contains("40 at epoch 1, above the axis", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.8, 0.79, 0.5, 0.2)]
    [InlineData(3.0, 8.0, 0.5, 0.2)]
    [InlineData(8.0, 0.7, 0.5, 7.5)]
    [InlineData(1.0, double.NaN, double.NaN, double.NaN)]
    public void A_loss_axis_has_room_for_the_start_and_the_second_half(
        double most,
        double first,
        double second,
        double third
    ) => Assert.Equal(most, LossScale.Most(Run([first, second, third])));

    [Fact]
    public void A_test_loss_that_rises_again_is_enlarged_marked_and_tabled()
    {
        double[] test = [0.8, 0.4, 0.16, 0.13, 0.14, 0.15, 0.15];
        CurvesView curves = new(Run(test, test));
        Assert.Equal(0.2, LossScale.Enlarged(Run(test, test)));
        string svg = curves.ToSvg();
        PictureRules.Check(svg);
        Assert.Contains("smallest: 0.1300, epoch 3", svg, StringComparison.Ordinal);
        Assert.Contains("smallest after epoch 3", curves.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\n    3 +0\.1300", curves.ToString());
        Assert.Null(LossScale.Enlarged(Run(test)));
    }

    [Fact]
    public void A_number_of_three_digits_is_written_whole()
    {
        SampleRecord sample = Records.FirstLesson().TestSamples()[0];
        string svg = new SamplesView("One", [sample with { Index = 153 }], [1, 0]).ToSvg();
        Assert.Contains(">no. 153<", svg, StringComparison.Ordinal);
        Assert.Contains(
            ">number 7<",
            new SamplesView("One", [sample with { Index = 7 }], [1, 0]).ToSvg(),
            StringComparison.Ordinal
        );
    }

    private static RunRecord Run(double[] losses, double[]? test = null) =>
        new(
            [.. losses.Select((loss, e) => new EpochRecord(e, loss, 0.5, test?[e], test is null ? null : 0.5, []))],
            Records.FirstLesson().Run(0).Recipe,
            "0123456789abcdef"
        );

    [Fact]
    public void Two_pictures_never_share_an_id_unless_they_are_the_same()
    {
        string first = Gallery.Views["network-start"].ToSvg()!;
        string second = Gallery.Views["network-backward"].ToSvg()!;
        Assert.Empty(Ids(first).Intersect(Ids(second)));

        static IEnumerable<string> Ids(string svg) =>
            XDocument.Parse(svg).Descendants().Attributes("id").Select(id => id.Value);
    }
}
