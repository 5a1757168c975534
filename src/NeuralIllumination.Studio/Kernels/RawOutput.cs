using System.Text;
using System.Threading.Channels;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Reads one of a process' own streams: what native code writes, or a cell that went past the console. Marks in it divide cells.
/// </summary>
/// <param name="reader">The stream.</param>
/// <param name="mark">The mark.</param>
/// <param name="hear">Hears of the text.</param>
internal sealed class RawOutput(TextReader reader, string mark, Action<string> hear)
{
    private readonly Channel<bool> marks = Channel.CreateUnbounded<bool>();
    private readonly StringBuilder held = new();

    /// <summary>The mark made of a name that nobody else knows.</summary>
    public static string Mark(string name) => $"\u001e{name}\u001e";

    /// <summary>Waits for the next mark; not for ever, for a cell may have closed the stream.</summary>
    public Task UntilMark() =>
        Task.WhenAny(marks.Reader.ReadAsync().AsTask(), Task.Delay(TimeSpan.FromMilliseconds(500)));

    /// <summary>Reads to the stream's end.</summary>
    public async Task ReadAsync()
    {
        char[] buffer = new char[16384];
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            held.Append(buffer, 0, read);
            string text = held.ToString();
            held.Clear();
            int at;
            while ((at = text.IndexOf(mark, StringComparison.Ordinal)) >= 0)
            {
                Hear(text[..at]);
                text = text[(at + mark.Length)..];
                marks.Writer.TryWrite(true);
            }

            // The beginning of a mark waits for its end.
            int keep = text.LastIndexOf(mark[0]);
            bool isOpen = keep >= 0 && mark.StartsWith(text[keep..], StringComparison.Ordinal);
            Hear(isOpen ? text[..keep] : text);
            if (isOpen)
                held.Append(text, keep, text.Length - keep);
        }

        Hear(held.ToString());
    }

    private void Hear(string text)
    {
        if (text.Length > 0)
            hear(text);
    }
}
