using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views.Tests;

/// <summary>How pictures of a network move: in the right direction, slowly, and not at all for those who ask for rest.</summary>
public sealed partial class MotionTests
{
    public static TheoryData<string> Names =>
        [.. Gallery.Views.Where(view => view.Value is NetworkView).Select(view => view.Key)];

    private static StepRecord First { get; } = Records.FirstLesson().Step();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_rests_for_those_who_ask_for_it(string name)
    {
        foreach (string svg in Pictures(name))
        {
            PictureRules.Check(svg);
            Assert.Matches(@"@media\(prefers-reduced-motion:reduce\)\{\.\S+s \*\{animation:none!important\}", svg);

            // What exists in motion only has no light of its own.
            foreach (XElement moving in Classed(svg, "m"))
                Assert.Equal("0", (string?)moving.Attribute("opacity"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Light_runs_forward_and_the_error_back(string name)
    {
        foreach (string svg in Pictures(name))
        {
            bool isStacked = XDocument.Parse(svg).Root!.Attribute("width")!.Value == "400";
            foreach (Match course in Course().Matches(svg))
            {
                double along = Number(course.Groups[isStacked ? "down" : "across"].Value);
                Assert.True(course.Groups["way"].Value == "f" ? along > 0 : along < 0, course.Value);
            }
        }
    }

    [Fact]
    public void Each_phase_moves_its_own_way()
    {
        Assert.Equal(["f"], Ways(new NetworkView(First).ToSvg()));
        Assert.Equal(["b"], Ways(new NetworkView(First, 0, Phase.Backward).ToSvg()));
        Assert.Equal(["b", "f"], Ways(new NetworkView(First).DrawLiving()));
        Assert.Empty(Ways(new NetworkView(First, 0, Phase.Loss).ToSvg()));
        Assert.Empty(Ways(new NetworkView(First, 0, Phase.Update).ToSvg()));
    }

    [Fact]
    public void Particles_turn_from_orange_to_red_and_take_only_the_stronger_synapses_back()
    {
        NetworkView view = new(First, 0, Phase.Backward);
        string svg = view.ToSvg();
        Assert.Matches($"0%{{offset-distance:12%;fill:{Theme.Dark.Negative}", svg);
        Assert.Matches($"offset-distance:92%;fill:{Theme.Dark.Backward}", svg);
        int strong = Contribution
            .Largest(First, 0, view.Layout, backward: true)
            .Count(c => Math.Abs(c.Weight) > Particles.LeastWeight);
        Assert.InRange(strong, 1, NeuralIllumination.Engine.Brightest.Count - 1);
        Assert.Equal(strong, Course().Count(svg));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rings_are_three_and_spokes_six(string name)
    {
        string svg = ((NetworkView)Gallery.Views[name]).ToSvg();
        XElement[] ringed = [.. Classed(svg, "ring").Elements()];
        Assert.All(ringed, unit => Assert.Equal(3, unit.Elements().Count()));
        XElement[] turning = [.. Classed(svg, "turn").Elements()];
        Assert.Equal(name is "network-loss", ringed.Length + turning.Length == 0);
        ILookup<string, XElement> shapes = XDocument
            .Parse(svg)
            .Descendants()
            .Where(e => e.Attribute("id") is not null)
            .ToLookup(e => "#" + e.Attribute("id")!.Value);
        foreach (XElement use in turning.Elements())
        {
            XElement spokes = Assert.Single(shapes[use.Attribute("href")!.Value]);
            Assert.Equal(6, spokes.Attribute("d")!.Value.Count(c => c == 'M'));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_flashes(string name)
    {
        foreach (string svg in Pictures(name))
        {
            foreach (Match animation in Animation().Matches(svg))
            {
                double seconds = Number(animation.Groups["seconds"].Value);
                string frames = Regex
                    .Match(svg, $@"@keyframes {animation.Groups["name"].Value}\{{(?<f>(?:[^{{}}]*\{{[^{{}}]*\}})*)\}}")
                    .Groups["f"]
                    .Value;
                Assert.NotEmpty(frames);
                double[] light = Light(frames);

                // Up and down again is two changes of one place; a change takes half a second or more on average.
                double changes = light.Zip(light.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) > 0.1);
                Assert.True(changes / seconds <= 2, $"{animation.Value}: {changes} changes in {seconds} s");
            }
        }

        Assert.True(Tempo.Beat >= 0.5);
    }

    [Fact]
    public void The_living_picture_is_small()
    {
        foreach (int epochs in new[] { 0, 10, 200 })
        {
            Records records = Records.FirstLesson();
            records.Train(epochs);
            StepRecord step = records.Step();
            foreach (int row in Enumerable.Range(0, 16))
            {
                string html = Figure.Picture(new NetworkView(step, row).DrawLiving(), "", 1060, 688).ToString();
                string image = Regex.Match(html, " src=\"([^\"]*)\"").Groups[1].Value;
                Assert.InRange(image.Length, 20_000, 38 * 1024);
                PictureRules.Check(DataImages.Svg(image), isImage: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_living_picture_is_the_forward_one_at_rest(string name)
    {
        string svg = ((NetworkView)Gallery.Views[name]).DrawLiving();
        XElement back = Assert.Single(Classed(svg, "back"));
        XElement told = Assert.Single(Classed(svg, "told"));
        Assert.All(new[] { back, told }, group => Assert.Equal("0", (string?)group.Attribute("opacity")));
        XElement said = Assert.Single(Classed(svg, "said"));
        Assert.Contains("Forward → the signal runs right", said.Value, StringComparison.Ordinal);
        Assert.Contains("Backward ← the error runs left", told.Value, StringComparison.Ordinal);
        Assert.NotEmpty(Classed(svg, "star"));
        string seen = string.Concat(
            XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)
        );
        Assert.Contains("it says ", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dark_unit_says_so()
    {
        int dark = First.Layers[0].A.Row(0).ToArray().Count(a => a == 0);
        Assert.True(dark > 0);
        Assert.Equal(dark, Regex.Count(new NetworkView(First).ToSvg(), ">0 dark<"));
        Assert.Equal(dark, Regex.Count(new NetworkView(First).DrawLiving(), ">0 dark<"));
    }

    [Fact]
    public void A_dial_that_is_all_but_full_is_drawn()
    {
        Records records = Records.FirstLesson();
        records.Train(200);
        StepRecord step = records.Step();
        int sure = Enumerable.Range(0, 16).First(row => step.Probabilities[row, 0] > 0.999);
        Match arc = Regex.Match(
            new NetworkView(step, sure).ToSvg(),
            @"d=""M([\d.]+,[\d.]+)A37,37,0,1,1,([\d.]+,[\d.]+)"""
        );
        Assert.True(arc.Success);
        Assert.NotEqual(arc.Groups[1].Value, arc.Groups[2].Value);
    }

    [Fact]
    public void A_step_without_gradients_cannot_live()
    {
        StepRecord step = Records.FirstLesson().Step(Phase.Loss);
        OptionException error = Assert.Throws<OptionException>(() => new NetworkView(step).DrawLiving());
        Assert.Contains("backward", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pictures(string name)
    {
        NetworkView view = (NetworkView)Gallery.Views[name];
        return [view.ToSvg(), view.ToNarrowSvg(), view.DrawLiving()];
    }

    private static IEnumerable<string> Ways(string svg) =>
        Course().Matches(svg).Select(course => course.Groups["way"].Value).Distinct().Order();

    private static IEnumerable<XElement> Classed(string svg, string name) =>
        XDocument
            .Parse(svg)
            .Descendants()
            .Where(e =>
                ((string?)e.Attribute("class") ?? "")
                    .Split(' ')
                    .Any(c => c.EndsWith("-" + name, StringComparison.Ordinal))
            );

    // The brightness at each keyframe in order of time; a fade from the element's own light begins at 1.
    private static double[] Light(string frames)
    {
        SortedDictionary<double, double> light = [];
        foreach (Match frame in Frame().Matches(frames))
        {
            string[] moments = frame
                .Groups["at"]
                .Value.Replace("from", "0%", StringComparison.Ordinal)
                .Replace("to", "100%", StringComparison.Ordinal)
                .Split(',');
            foreach (string moment in moments)
                light[Number(moment.TrimEnd('%'))] = Number(frame.Groups["o"].Value);
        }

        // What is not said is the element's own light.
        if (light.Count > 0)
            light.TryAdd(100, 1);
        return [.. light.Values];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"-(?<way>[fb])\d+>:nth-child\(\d+\)\{offset-path:path\('M[-\d.]+,[-\d.]+c[-\d.]+,[-\d.]+,[-\d.]+,[-\d.]+,(?<across>[-\d.]+),(?<down>[-\d.]+)'\)\}"
    )]
    private static partial Regex Course();

    [GeneratedRegex(@"animation:(?<name>ni[0-9a-f]{8}-\w+) (?<seconds>[\d.]+)s")]
    private static partial Regex Animation();

    [GeneratedRegex(@"(?<at>[\d.%,a-z]+)\{[^}]*opacity:(?<o>[\d.]+)")]
    private static partial Regex Frame();
}
