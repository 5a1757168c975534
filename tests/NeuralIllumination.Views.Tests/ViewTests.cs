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
    public void Losses_above_the_axis_are_drawn_at_its_edge_with_a_mark()
    {
        EpochRecord[] epochs =
        [
            .. Enumerable.Range(0, 5).Select(e => new EpochRecord(e, 7.0 - e * 1.5, 0.5, null, null, [])),
        ];
        RunRecord run = new(epochs, Records.FirstLesson().Run(0).Recipe, "0123456789abcdef");
        string svg = new CurvesView(run).ToSvg();
        PictureRules.Check(svg);
        Assert.Contains("above the axis", svg, StringComparison.Ordinal);
    }

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
