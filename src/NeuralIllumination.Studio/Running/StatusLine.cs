namespace NeuralIllumination.Studio.Running;

/// <summary>One line of progress on the error stream: kept up to date where somebody watches, a line now and then elsewhere.</summary>
/// <param name="terminal">Where it stands.</param>
internal sealed class StatusLine(Terminal terminal)
{
    private int width;

    /// <summary>Shows how things stand.</summary>
    /// <param name="line">The line.</param>
    /// <param name="last">Whether it stays.</param>
    public void Show(string line, bool last = false)
    {
        if (terminal.IsInteractive)
            terminal.WriteOver(line, width, last);
        else
            terminal.Say(line);
        width = last ? 0 : Math.Max(width, line.Length);
    }

    /// <summary>Takes the line off a terminal again, so that the result stands alone.</summary>
    public void Clear()
    {
        if (terminal.IsInteractive && width > 0)
            terminal.WipeOver(width);
        width = 0;
    }
}
