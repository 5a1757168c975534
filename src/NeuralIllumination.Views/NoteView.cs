namespace NeuralIllumination.Views;

/// <summary>A sentence or two: what was done.</summary>
public sealed class NoteView : View
{
    private readonly string text;

    /// <summary>Shows a text.</summary>
    /// <param name="text">The text, its lines apart.</param>
    public NoteView(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = text;
    }

    internal override object Content => text;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup lines = Markup.Empty;
        foreach (string line in text.Split('\n'))
            lines.Add($"<p>{line}</p>");
        Markup note = $"<div class=\"ni-note\">{lines}</div>\n";
        return note.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => text;
}
