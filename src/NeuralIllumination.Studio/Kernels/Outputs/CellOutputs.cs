using System.Globalization;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// What one cell shows, in order: text, displays, and what takes a display's place. Changes are told in bundles some 30 ms apart, so that what
/// is replaced faster than that is told once; a cell that shows more than anybody can read is cut, with a notice.
/// </summary>
internal sealed class CellOutputs : IDisposable
{
    /// <summary>Characters of text that are shown; further ones are counted.</summary>
    public const int MostText = 200_000;

    /// <summary>Outputs that are shown; further ones are counted.</summary>
    public const int MostOutputs = 500;

    /// <summary>Characters of one display.</summary>
    public const int LargestDisplay = 20_000_000;

    /// <summary>Characters of all displays.</summary>
    public const int MostDisplays = 60_000_000;

    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(30);

    private const int CountedEvery = 500;

    private readonly Lock writing = new();
    private readonly Lock telling = new();
    private readonly List<OutputSlot> slots = [];
    private readonly IProgress<OutputChange>? changes;
    private readonly ManualResetEventSlim over = new();
    private OutputSlot? textNotice;
    private OutputSlot? countNotice;

    // The stream that goes on while nothing more is shown: however many pieces it comes in, it is one output.
    private string? unshown;
    private Thread? pulse;
    private long written;
    private long shown;
    private long displayed;
    private long counted;
    private bool ended;

    /// <param name="changes">Hears of every change; null for nobody.</param>
    public CellOutputs(IProgress<OutputChange>? changes) => this.changes = changes;

    /// <summary>Whether nothing more is shown here.</summary>
    public bool HasEnded
    {
        get
        {
            lock (writing)
                return ended;
        }
    }

    /// <summary>Text on one of the console's streams.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (writing)
        {
            // A task that outlives its cell has nobody left to tell.
            if (ended || text.IsEmpty)
                return;
            int room = (int)Math.Clamp(MostText - written, 0, text.Length);
            written += text.Length;
            if (room > 0 && Textual(stream) is { } slot)
                slot.Append(text[..room]);
            if (written > MostText && textNotice is null)
                Count(textNotice = New());
        }
    }

    /// <summary>One more display; the answer puts another in its place.</summary>
    public Action<Output> Add(Output output)
    {
        lock (writing)
        {
            if (ended)
                return _ => { };
            unshown = null;
            if (output is not ErrorOutput && !HasRoom())
                return _ => { };
            OutputSlot slot = New();
            Put(slot, output);
            return next =>
            {
                lock (writing)
                    if (!ended)
                        Put(slot, next);
            };
        }
    }

    /// <summary>Ends the cell's outputs, and returns them.</summary>
    public IReadOnlyList<Output> End()
    {
        lock (writing)
        {
            ended = true;
            if (slots.Count > 0)
                slots[^1].Close();
        }

        over.Set();
        pulse?.Join();
        Tell();
        return [.. slots.Select(slot => slot.Whole)];
    }

    /// <inheritdoc/>
    public void Dispose() => over.Dispose();

    private OutputSlot? Textual(string stream)
    {
        if (slots.Count > 0 && slots[^1].Stream == stream)
            return slots[^1];
        if (stream == unshown)
            return null;
        if (!HasRoom())
        {
            unshown = stream;
            return null;
        }

        OutputSlot slot = New();
        slot.Begin(stream);
        return slot;
    }

    private bool HasRoom()
    {
        if (++shown <= MostOutputs)
            return true;
        if (countNotice is null)
            Count(countNotice = New());
        return false;
    }

    private void Put(OutputSlot slot, Output output)
    {
        long length = Length(output);
        long others = displayed - slot.Length;
        if (length > LargestDisplay || others + length > MostDisplays)
        {
            string limit =
                length > LargestDisplay
                    ? $"one output may have {LargestDisplay / 1_000_000}"
                    : $"a cell's outputs together may have {MostDisplays / 1_000_000}";
            output = StreamOutput.Notice(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"… an output of {length / 1e6:0.0} million characters is not shown; {limit} million.\n"
                )
            );
            length = Length(output);
        }

        displayed = others + length;
        slot.Put(output);
        slot.Length = length;
    }

    private static long Length(Output output) =>
        output switch
        {
            DisplayOutput display => display.Forms.Sum(form => (long)form.Text.Length),
            ErrorOutput error => error.Message.Length + error.Trace.Sum(line => (long)line.Length),
            StreamOutput text => text.Text.Length,
            _ => 0,
        };

    private static string Said(string what, long count, string happened, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0} {happened}, the first {most:N0} are shown.\n");

    /// <summary>Brings a notice up to date.</summary>
    private void Count(OutputSlot notice) =>
        notice.Put(
            StreamOutput.Notice(
                notice == textNotice
                    ? Said("\n… output cut here", written, "characters were printed", MostText)
                    : Said("\n… outputs cut here", shown, "outputs came", MostOutputs)
            )
        );

    private OutputSlot New()
    {
        if (slots.Count > 0)
            slots[^1].Close();
        OutputSlot slot = new(slots.Count);
        slots.Add(slot);
        if (changes is not null && pulse is null)
        {
            // A thread of its own: a cell may keep every thread of the pool.
            pulse = new Thread(Beat) { IsBackground = true, Name = "outputs" };
            using (ExecutionContext.SuppressFlow())
                pulse.Start();
        }

        return slot;
    }

    private void Recount()
    {
        if (!ended && Environment.TickCount64 - counted < CountedEvery)
            return;
        counted = Environment.TickCount64;
        if (textNotice is not null)
            Count(textNotice);
        if (countNotice is not null)
            Count(countNotice);
    }

    private void Beat()
    {
        while (!over.Wait(Pulse))
            Tell();
    }

    private void Tell()
    {
        lock (telling)
        {
            List<OutputChange> bundle = [];
            lock (writing)
            {
                Recount();
                foreach (OutputSlot slot in slots)
                    if (slot.Take() is { } change)
                        bundle.Add(change);
            }

            foreach (OutputChange change in bundle)
                changes?.Report(change);
        }
    }
}
