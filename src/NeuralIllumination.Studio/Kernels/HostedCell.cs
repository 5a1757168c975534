using System.Globalization;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>A cell that another process executes: what it showed so far, with what its process wrote past the console put in as it came.</summary>
internal sealed class HostedCell(int id, IProgress<OutputChange>? changes)
{
    private readonly Lock changing = new();
    private readonly List<Output> outputs = [];
    private readonly List<int> places = [];
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? noticed;
    private long raw;
    private bool isOver;

    /// <summary>Which execution this is.</summary>
    public int Id => id;

    /// <summary>Completes when the cell has ended.</summary>
    public Task Done => done.Task;

    /// <summary>What it showed.</summary>
    public IReadOnlyList<Output> Outputs
    {
        get
        {
            lock (changing)
                return [.. outputs];
        }
    }

    /// <summary>Takes up what the process tells.</summary>
    public void Apply(OutputChange change)
    {
        lock (changing)
        {
            if (isOver)
                return;
            switch (change)
            {
                case OutputAdded added:
                    places.Add(outputs.Count);
                    Add(added.Output);
                    break;
                case OutputReplaced replaced:
                    Replace(places[replaced.At], replaced.Output);
                    break;
                case TextAppended appended:
                    Append(places[appended.At], appended.Text);
                    break;
                default:
                    throw new InvalidOperationException($"A cell's outputs know no {change.GetType().Name}.");
            }
        }
    }

    /// <summary>Takes up what the process wrote past the console.</summary>
    public void Write(string stream, string text)
    {
        lock (changing)
        {
            if (isOver)
                return;
            int room = (int)Math.Clamp(CellOutputs.MostText - raw, 0, text.Length);
            raw += text.Length;
            string shown = text[..room].ReplaceLineEndings("\n");
            if (
                room > 0
                && outputs.Count > 0
                && outputs[^1] is StreamOutput { IsNotice: false } last
                && last.Name == stream
            )
                Append(outputs.Count - 1, shown);
            else if (room > 0)
                Add(new StreamOutput(stream, shown));
            if (raw > CellOutputs.MostText && noticed is null)
            {
                noticed = outputs.Count;
                Add(Notice());
            }
        }
    }

    /// <summary>Ends the cell.</summary>
    /// <param name="error">Why, if it did not come to its end by itself.</param>
    public void End(ErrorOutput? error)
    {
        lock (changing)
        {
            if (isOver)
                return;
            if (noticed is { } at)
                Replace(at, Notice());
            if (error is not null)
                Add(error);
            isOver = true;
        }

        done.TrySetResult();
    }

    private StreamOutput Notice() =>
        StreamOutput.Notice(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n… output cut here: {raw:N0} characters were written past the console, the first {CellOutputs.MostText:N0} are shown.\n"
            )
        );

    private void Add(Output output)
    {
        outputs.Add(output);
        changes?.Report(new OutputAdded(outputs.Count - 1, output));
    }

    private void Replace(int at, Output output)
    {
        outputs[at] = output;
        changes?.Report(new OutputReplaced(at, output));
    }

    private void Append(int at, string text)
    {
        StreamOutput before = (StreamOutput)outputs[at];
        outputs[at] = before with { Text = before.Text + text };
        changes?.Report(new TextAppended(at, text));
    }
}
