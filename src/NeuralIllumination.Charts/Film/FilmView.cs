using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Charts;

/// <summary>
/// A run as a film: a strip of the first layer's weights, epoch by epoch, and an animated WebP of the network as one sample runs through it.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class FilmView : View
{
    /// <summary>The most pictures of a film.</summary>
    public const int MostFrames = 240;

    private readonly Snapshot[] frames;
    private readonly Theme theme;

    /// <summary>Makes a film of a run.</summary>
    /// <param name="frames">The networks, 1 to 240, in the order of their epochs: see <see cref="Snapshots"/>.</param>
    /// <param name="theme">The colours; dark unless said otherwise.</param>
    /// <exception cref="OptionException">None, or more than 240.</exception>
    public FilmView(IReadOnlyList<Snapshot> frames, Theme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count is 0 or > MostFrames)
            throw new OptionException($"A film takes 1 to {MostFrames} pictures; got {frames.Count}.");
        (this.frames, this.theme) = ([.. frames], theme ?? Theme.Dark);
    }

    /// <summary>The networks that are shown.</summary>
    public IReadOnlyList<Snapshot> Records => Array.AsReadOnly(frames);

    /// <summary>The strip.</summary>
    public override string ToSvg() => FilmStrip.Draw(frames, Caption, Description, theme);

    internal override object Content => Records;

    /// <inheritdoc/>
    public override string ToHtml() =>
        Figure.Html(
            Caption,
            $"{Figure.Picture(ToSvg(), Description, FilmStrip.Width, FilmStrip.HeightOf(frames.Length))}{Table().ToMarkup()}"
        );

    /// <inheritdoc/>
    public override string ToString() => $"{Caption}\n\n{Table().ToText()}";

    /// <summary>The strip as the bytes of a PNG file.</summary>
    /// <param name="scale">Pixels for each unit of the picture, which is 1000 units wide; 0.1 to 8.</param>
    /// <exception cref="OptionException">A scale outside its range.</exception>
    public byte[] ToPng(double scale = 1) => Png.Of(this, scale);

    /// <summary>The film as the bytes of an animated WebP file, without loss, that begins again when it has ended.</summary>
    /// <param name="scale">Pixels for each unit of the network's picture, which is 1060 units wide; 0.1 to 8.</param>
    /// <param name="seconds">How long each picture stands, 0.02 to 10; the last stands five times as long.</param>
    /// <param name="cancellation">Heeded between pictures.</param>
    /// <exception cref="OptionException">A scale or a time outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public byte[] ToWebP(double scale = 0.6, double seconds = 0.25, CancellationToken cancellation = default)
    {
        if (!(seconds is >= 0.02 and <= 10))
            throw new OptionException(
                $"Each picture of a film stands 0.02 to 10 seconds; got {Numbers.Full(seconds)}."
            );
        return LongWork.Do(
            "picture",
            0,
            frames.Length,
            work => ToWebP(scale, seconds, work),
            cancellation: cancellation
        );
    }

    private byte[] ToWebP(double scale, double seconds, LongWork work)
    {
        using AnimatedWebP film = new();
        for (int i = 0; i < frames.Length; i++)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            bool isLast = i == frames.Length - 1 && i > 0;
            film.Add(
                Png.Draw(new NetworkView(frames[i].Look, theme: theme).ToSvg(), scale),
                TimeSpan.FromSeconds(isLast ? 5 * seconds : seconds)
            );
            work.Report(i + 1);
        }

        return film.ToArray();
    }

    private string Caption =>
        $"A {string.Join('-', frames[0].Network.Architecture.Layers)} network learns: {Numbers.Count(frames.Length, "picture")}, epoch {Numbers.Count(frames[0].Epoch)} to {Numbers.Count(frames[^1].Epoch)}";

    private string Description
    {
        get
        {
            EpochRecord first = frames[0].Measured;
            EpochRecord last = frames[^1].Measured;
            return $"{Caption}. Each shows the weights of layer 1, unit by unit: blue above 0, orange below. The training loss goes from {Numbers.Brief(first.TrainLoss)} to {Numbers.Brief(last.TrainLoss)}, the training {Score.Name(last)} from {Score.Write(first, first.TrainScore)} to {Score.Write(last, last.TrainScore)}.";
        }
    }

    private Table Table()
    {
        bool isTested = frames[^1].Measured.TestLoss is not null;
        string score = Score.Name(frames[^1].Measured);
        Table table = isTested
            ? new(
                "The pictures in numbers",
                "epoch",
                "training loss",
                $"training {score}",
                "test loss",
                $"test {score}",
                "fingerprint"
            )
            : new("The pictures in numbers", "epoch", "training loss", $"training {score}", "fingerprint");
        foreach (Snapshot frame in frames)
        {
            EpochRecord at = frame.Measured;
            List<Cell> row = [Numbers.Count(frame.Epoch), at.TrainLoss, Score.Cell(at, at.TrainScore)];
            if (isTested)
                row.AddRange([at.TestLoss!.Value, Score.Cell(at, at.TestScore)]);
            table.Add([.. row, frame.Network.Fingerprint]);
        }

        return table;
    }
}
