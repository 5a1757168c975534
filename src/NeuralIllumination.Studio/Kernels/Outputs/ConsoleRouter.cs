using System.Text;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>
/// Sends what is written to the console where it belongs: to the cell that wrote it, tasks and threads it started included, else to the
/// program's own console.
/// </summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly AsyncLocal<CellOutputs?> Current = new();
    private static readonly Lock Installing = new();
    private static bool installed;

    private readonly TextWriter own;
    private readonly string stream;

    private ConsoleRouter(TextWriter own, string stream)
    {
        this.own = own;
        this.stream = stream;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => own.Encoding;

    /// <summary>The outputs of the cell that this flow of execution belongs to; null outside of any.</summary>
    public static CellOutputs? Cell => Current.Value;

    /// <summary>From here on, in this flow of execution, the console is the cell's.</summary>
    public static void Begin(CellOutputs outputs)
    {
        lock (Installing)
        {
            if (!installed)
            {
                Console.SetOut(new ConsoleRouter(Console.Out, Notebooks.StreamOutput.StandardOutput));
                Console.SetError(new ConsoleRouter(Console.Error, Notebooks.StreamOutput.StandardError));
                // Nobody sits at a notebook's console: a cell that reads finds its end at once instead of waiting for ever.
                Console.SetIn(TextReader.Null);
                installed = true;
            }
        }

        Current.Value = outputs;
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Current.Value is { } outputs)
            outputs.Write(stream, buffer);
        else
            own.Write(buffer);
    }

    public override void Flush() => own.Flush();
}
