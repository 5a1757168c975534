using System.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>The place of one output in its cell: what stands there, and how much of it has been told.</summary>
internal sealed class OutputSlot(int at)
{
    private readonly StringBuilder fresh = new();
    private readonly StringBuilder told = new();
    private Output? output;
    private bool isTold;
    private bool isChanged;
    private bool isClosed;

    /// <summary>The console's stream, for text that may go on; null for anything else.</summary>
    public string? Stream { get; private set; }

    /// <summary>Characters of a display.</summary>
    public long Length { get; set; }

    /// <summary>Everything that stands here.</summary>
    public Output Whole => Stream is null ? output! : new StreamOutput(Stream, told.ToString());

    public void Begin(string stream) => Stream = stream;

    public void Append(ReadOnlySpan<char> text) => fresh.Append(text);

    public void Put(Output next) => (output, isChanged) = (next, true);

    /// <summary>Nothing will be appended.</summary>
    public void Close() => isClosed = true;

    /// <summary>What is to be told; null if nothing is.</summary>
    public OutputChange? Take()
    {
        if (Stream is null)
        {
            if (!isChanged)
                return null;
            isChanged = false;
            OutputChange change = isTold ? new OutputReplaced(at, output!) : new OutputAdded(at, output!);
            isTold = true;
            return change;
        }

        string text = Text();
        if (text.Length == 0)
            return null;
        told.Append(text);
        if (isTold)
            return new TextAppended(at, text);
        isTold = true;
        return new OutputAdded(at, new StreamOutput(Stream, text));
    }

    /// <summary>The text that is new; half of a character or of a line's end waits for its other half.</summary>
    private string Text()
    {
        int length = fresh.Length;
        if (length > 0 && !isClosed && (fresh[^1] == '\r' || char.IsHighSurrogate(fresh[^1])))
            length--;
        string text = fresh.ToString(0, length).ReplaceLineEndings("\n");
        fresh.Remove(0, length);
        return text;
    }
}
