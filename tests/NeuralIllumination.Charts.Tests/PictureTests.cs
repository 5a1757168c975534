using System.Security.Cryptography;
using System.Xml.Linq;
using NeuralIllumination.Views;
using SkiaSharp;

namespace NeuralIllumination.Charts.Tests;

/// <summary>Pictures made of pixels: the same everywhere, of every view, in a chosen size.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData("network", 1, "03C0A97D40EE58C2")]
    [InlineData("network", 1.7, "B217D819EDBED34E")]
    [InlineData("curves", 1, "7E04EC50E973969C")]
    [InlineData("predictions", 1, "686C6257786EB77E")]
    [InlineData("weights", 1, "C50FD799252FD414")]
    [InlineData("samples", 1, "B154171DB17E45F1")]
    [InlineData("histograms", 1, "CDC22A0E2B5971A7")]
    [InlineData("comparison", 1, "30FDEC3B8357D983")]
    [InlineData("film", 0.5, "305362C8704B700B")]
    public void The_pixels_are_the_same_on_every_machine(string name, double scale, string expected)
    {
        byte[] png = Of(name).ToPng(scale);
        Assert.True(
            Digest(png) == expected,
            $"{name} × {scale} now has the pixels {Digest(png)}, not {expected}: look at the picture, then write that here."
        );
        Assert.Equal(png, Of(name).ToPng(scale));
    }

    [Fact]
    public void The_scale_decides_the_size()
    {
        View network = Of("network");
        using SKBitmap one = SKBitmap.Decode(network.ToPng());
        using SKBitmap two = SKBitmap.Decode(network.ToPng(2));
        using SKBitmap wide = SKBitmap.Decode(Png.OfWidth(network, 530));
        Assert.Equal((1060, 688), (one.Width, one.Height));
        Assert.Equal((2120, 1376), (two.Width, two.Height));
        Assert.Equal((530, 344), (wide.Width, wide.Height));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8.1)]
    [InlineData(double.NaN)]
    public void A_scale_outside_its_range_is_refused(double scale)
    {
        OptionException refused = Assert.Throws<OptionException>(() => Of("network").ToPng(scale));
        Assert.Contains($"must lie in [0.1, 8]; got {Numbers.Full(scale)}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_without_a_picture_is_refused_by_its_name()
    {
        View diagnostics = Lesson.Training.Diagnostics();
        Assert.False(Png.Has(diagnostics));
        OptionException refused = Assert.Throws<OptionException>(() => diagnostics.ToPng());
        Assert.Contains("DiagnosticsView", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_lines_and_gradients_stand_where_the_picture_says()
    {
        const string svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20" x2="40"><stop stop-color="#000000"/><stop offset="1" stop-color="#FFFFFF"/></linearGradient></defs>
            <rect width="40" height="20" fill="#102030"/><g transform="translate(2,2)scale(2)"><path fill="#FF0000" fill-opacity="0.5" d="M0,0h4v4h-4z"/></g>
            <path stroke="#00FF00" stroke-width="4" d="M2 15H12"/><path stroke="url(#g)" stroke-width="6" d="M20 10H40"/></svg>
            """;
        using Canvas canvas = Png.Draw(svg, 1);
        Assert.Equal(new SKColor(0x10, 0x20, 0x30), canvas.Bitmap.GetPixel(0, 0));
        Assert.Equal(new SKColor(0x88, 0x10, 0x18), canvas.Bitmap.GetPixel(5, 5));
        Assert.Equal(new SKColor(0x10, 0x20, 0x30), canvas.Bitmap.GetPixel(10, 5));
        Assert.Equal(new SKColor(0, 255, 0), canvas.Bitmap.GetPixel(2, 13));
        Assert.Equal(new SKColor(0, 255, 0), canvas.Bitmap.GetPixel(11, 16));
        Assert.Equal(new SKColor(0x10, 0x20, 0x30), canvas.Bitmap.GetPixel(12, 15));

        // The middle of pixel 30 lies 10.5 of 20 along the way.
        byte grey = (byte)Math.Round(255 * 10.5 / 20);
        Assert.Equal(new SKColor(grey, grey, grey), canvas.Bitmap.GetPixel(30, 10));
    }

    /// <summary>Every kept picture of every view: the page's pictures and those of pixels can never part.</summary>
    public static TheoryData<string> Kept =>
        [
            .. Directory
                .GetFiles(Repository.Path("tests", "NeuralIllumination.Views.Tests", "Goldens"), "*.svg")
                .Select(path => Path.GetFileName(path)),
        ];

    [Theory]
    [MemberData(nameof(Kept))]
    public void Every_picture_can_be_drawn_and_every_letter_in_it_is_known_and_has_room(string file)
    {
        string svg = File.ReadAllText(Repository.Path("tests", "NeuralIllumination.Views.Tests", "Goldens", file));
        using Canvas canvas = Png.Draw(svg, 0.5);
        Assert.True(canvas.Bitmap.GetPixel(canvas.Bitmap.Width / 2, canvas.Bitmap.Height / 2).Alpha == 255);
        string[] lines =
        [
            .. XElement
                .Parse(svg)
                .Descendants()
                .Where(element => element.Name.LocalName == "text")
                .Select(element => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value))),
        ];
        Assert.DoesNotContain(string.Concat(lines), letter => !Alphabet.Glyphs.ContainsKey(letter));

        // Views leave so much room for a line, whatever font draws it.
        Assert.DoesNotContain(lines, line => Lettering.Width(line, 16) > Words.Width(line, 16));
    }

    [Fact]
    public void Each_class_has_room_for_its_letter()
    {
        string[] letters = [.. Enumerable.Range('A', 26).Select(letter => ((char)letter).ToString())];
        Assert.Equal("", string.Concat(letters.Where(letter => Lettering.Width(letter, 16) > Words.Width(letter, 16))));
    }

    private static View Of(string name) =>
        name switch
        {
            "network" => Lesson.Training.Show(),
            "curves" => Lesson.Training.Curves(),
            "predictions" => Lesson.Training.Predictions(),
            "weights" => Lesson.Training.Network.View,
            "samples" => Lesson.Training.Data.View,
            "histograms" => Lesson.Training.Histograms(),
            "comparison" => new Comparison { { "fast", Lesson.Training }, { "slow", Lesson.Slow } }.View,
            "film" => Lesson.Training.Film(6),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such picture"),
        };

    // Of the pixels, not of the file: how hard a machine compresses is its own affair.
    private static string Digest(byte[] png)
    {
        using SKBitmap bitmap = SKBitmap.Decode(png);
        byte[] pixels =
        [
            .. bitmap.Pixels.SelectMany(pixel => new[] { pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha }),
        ];
        return Convert.ToHexString(SHA256.HashData(pixels))[..16];
    }
}
