using System.Buffers.Binary;
using System.Text;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;
using SkiaSharp;

namespace NeuralIllumination.Charts.Tests;

/// <summary>A run as a film.</summary>
public sealed class FilmTests
{
    [Fact]
    public void Its_pictures_are_the_runs_own_networks()
    {
        FilmView film = Lesson.Training.Film(5);
        Assert.Equal([0, 2, 8, 17, 30], film.Records.Select(frame => frame.Epoch));
        Assert.Equal(Lesson.Training.Fingerprint, film.Records[^1].Network.Fingerprint);
        Assert.Equal(Lesson.Training.History[8].TrainLoss, film.Records[2].Measured.TrainLoss);
    }

    [Fact]
    public void As_WebP_it_moves_picture_by_picture_and_begins_again()
    {
        byte[] webp = Lesson.Training.Film(4).ToWebP(scale: 0.3, seconds: 0.2);
        Assert.Equal(webp, Lesson.Training.Film(4).ToWebP(scale: 0.3, seconds: 0.2));
        List<(string Name, byte[] Data)> chunks = Chunks(webp);
        Assert.Equal(
            0,
            BinaryPrimitives.ReadUInt16LittleEndian(chunks.Single(chunk => chunk.Name == "ANIM").Data.AsSpan(4))
        );
        int[] milliseconds =
        [
            .. chunks
                .Where(chunk => chunk.Name == "ANMF")
                .Select(chunk => BinaryPrimitives.ReadInt32LittleEndian(chunk.Data.AsSpan(12)) & 0xFFFFFF),
        ];
        Assert.Equal([200, 200, 200, 1000], milliseconds);
    }

    [Fact]
    public void As_WebP_it_shows_each_networks_own_picture_to_the_last_pixel()
    {
        FilmView film = Lesson.Training.Film(4);
        using SKCodec codec = SKCodec.Create(new MemoryStream(film.ToWebP(scale: 0.3)));
        Assert.Equal(4, codec.FrameCount);
        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (int i = 0; i < 4; i++)
        {
            using SKBitmap shown = new(info);
            Assert.Equal(SKCodecResult.Success, codec.GetPixels(info, shown.GetPixels(), new SKCodecOptions(i)));
            using SKBitmap drawn = SKBitmap.Decode(Png.Of(new NetworkView(film.Records[i].Look), 0.3), info);
            Assert.Equal(drawn.GetPixelSpan(), shown.GetPixelSpan());
        }
    }

    [Fact]
    public void A_film_of_one_network_twice_has_two_pictures()
    {
        Snapshot one = Lesson.Training.Film(1).Records[0];
        byte[] webp = new FilmView([one, one]).ToWebP(scale: 0.3);
        using SKCodec codec = SKCodec.Create(new MemoryStream(webp));
        Assert.Equal(2, codec.FrameCount);
        // The second costs next to nothing: nothing in it differs.
        Assert.InRange(webp.Length - new FilmView([one]).ToWebP(scale: 0.3).Length, 1, 200);
    }

    [Fact]
    public void It_heeds_cancellation_between_two_pictures()
    {
        FilmView film = Lesson.Training.Film(3);
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => film.ToWebP(cancellation: stop.Token));
    }

    [Fact]
    public void Too_many_pictures_and_times_out_of_range_are_refused()
    {
        Assert.Contains(
            "1 to 240",
            Assert.Throws<OptionException>(() => Lesson.Training.Film(0)).Message,
            StringComparison.Ordinal
        );
        FilmView film = Lesson.Training.Film(2);
        Assert.Contains(
            "0.02 to 10",
            Assert.Throws<OptionException>(() => film.ToWebP(seconds: 0)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_weight_set_by_hand_is_in_the_films_networks_too()
    {
        Training training = Lesson.Of(0.1, 2);
        training.Set(1, 0, 0, 5);
        training.Run(2);
        IReadOnlyList<Snapshot> taken = Snapshots.Of(training.Recipe, [2, 4], training.Data.Record);
        Assert.Equal(5, taken[0].Network.Layers[0].Weights[0, 0]);
        Assert.Equal(training.Fingerprint, taken[1].Network.Fingerprint);
    }

    [Fact]
    public void Epochs_that_the_run_has_not_are_refused()
    {
        OptionException refused = Assert.Throws<OptionException>(() => Lesson.Training.Histograms(0, 31));
        Assert.Equal("Epochs of this run must be 0 to 30; got 31.", refused.Message);
    }

    private static List<(string, byte[])> Chunks(byte[] webp)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(webp, 0, 4));
        Assert.Equal("WEBP", Encoding.ASCII.GetString(webp, 8, 4));
        List<(string, byte[])> chunks = [];
        for (int at = 12; at < webp.Length; )
        {
            int size = BinaryPrimitives.ReadInt32LittleEndian(webp.AsSpan(at + 4));
            chunks.Add((Encoding.ASCII.GetString(webp, at, 4), webp[(at + 8)..(at + 8 + size)]));
            at += 8 + size + size % 2;
        }

        return chunks;
    }
}
