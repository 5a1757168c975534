using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>Takes what a running cell shows into its notebook as it comes.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="key">The cell.</param>
internal sealed class ShownOutputs(OpenNotebook notebook, string key) : IProgress<OutputChange>
{
    /// <inheritdoc/>
    public void Report(OutputChange value)
    {
        switch (value)
        {
            case OutputAdded added:
                Put(added.At, added.Output);
                break;
            case OutputReplaced replaced:
                Put(replaced.At, replaced.Output);
                break;
            case TextAppended appended:
                Append(appended.At, appended.Text);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known of a {value.GetType().Name}.");
        }
    }

    /// <summary>What the cell has shown in the end: only what had not come before is changed.</summary>
    public void Settle(IReadOnlyList<Output> outputs)
    {
        IReadOnlyList<Output> come = notebook.Find(key)?.Cell.Outputs ?? [];
        if (come.Count > outputs.Count)
        {
            notebook.Change(
                key,
                (open, version) => open.WithOutputs([], version),
                open => new CellCleared(open.Status)
            );
            come = [];
        }

        for (int at = 0; at < outputs.Count; at++)
        {
            if (at >= come.Count || !Same(come[at], outputs[at]))
                Put(at, outputs[at]);
        }
    }

    private void Put(int at, Output output) =>
        notebook.Change(
            key,
            (open, version) => open.WithOutput(at, output, version),
            open => new OutputShown(key, at, open.Versions[at], output)
        );

    private void Append(int at, string text) =>
        notebook.Change(
            key,
            (open, version) =>
                open.Cell.Outputs[at] is StreamOutput stream
                    ? open.WithOutput(at, stream with { Text = stream.Text + text }, version)
                    : throw new InvalidOperationException($"Output {at} is no text to add to."),
            _ => new TextShown(key, at, text)
        );

    private static bool Same(Output one, Output other) =>
        (one, other) switch
        {
            (DisplayOutput a, DisplayOutput b) => a.IsResult == b.IsResult
                && a.Metadata == b.Metadata
                && a.Forms.SequenceEqual(b.Forms),
            (ErrorOutput a, ErrorOutput b) => (a.Name, a.Message, a.Place) == (b.Name, b.Message, b.Place)
                && a.Trace.SequenceEqual(b.Trace),
            _ => one == other,
        };
}
