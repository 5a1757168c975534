using System.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What one cell writes to the console, in order, up to a million characters.</summary>
internal sealed class ConsoleCapture
{
    /// <summary>What a cell may write; further characters are counted, not kept.</summary>
    public const int Most = 1_000_000;

    private readonly Lock writing = new();
    private readonly List<(string Stream, StringBuilder Text)> parts = [];
    private long written;
    private bool ended;

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (writing)
        {
            // A task that outlives its cell has nobody left to tell.
            if (ended)
                return;
            int room = (int)Math.Clamp(Most - written, 0, text.Length);
            written += text.Length;
            if (room == 0)
                return;
            if (parts.Count == 0 || parts[^1].Stream != stream)
                parts.Add((stream, new StringBuilder()));
            parts[^1].Text.Append(text[..room]);
        }
    }

    /// <summary>Ends the capture and returns what was written.</summary>
    public IEnumerable<StreamOutput> End()
    {
        lock (writing)
        {
            ended = true;
            List<StreamOutput> outputs =
            [
                .. parts.Select(part => new StreamOutput(part.Stream, part.Text.ToString().ReplaceLineEndings("\n"))),
            ];
            if (written > Most)
                outputs.Add(
                    new StreamOutput(
                        StreamOutput.StandardError,
                        written == Most + 1
                            ? "\n… 1 more character was written and is not shown.\n"
                            : $"\n… {written - Most:N0} more characters were written and are not shown.\n"
                    )
                );
            return outputs;
        }
    }
}
