using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Running;

/// <summary>
/// Where a command speaks: results on one stream, progress and trouble on the other. What strangers named (files, members of a recipe) reaches
/// nobody's terminal raw.
/// </summary>
/// <param name="output">For results.</param>
/// <param name="error">For progress and for what went wrong.</param>
/// <param name="isInteractive">Whether somebody watches the error stream as it comes.</param>
/// <param name="isOutputWatched">Whether somebody watches the results as they come; a program that reads them gets them as they are.</param>
internal sealed class Terminal(
    TextWriter output,
    TextWriter error,
    bool isInteractive = false,
    bool isOutputWatched = false
)
{
    private bool isDeaf;

    /// <summary>The environment variable that says a machine without a watcher runs this.</summary>
    public static bool InContinuousIntegration => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>The program's own.</summary>
    public static Terminal OfConsole =>
        new(Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected);

    /// <summary>Whether somebody watches the error stream as it comes.</summary>
    public bool IsInteractive { get; } = isInteractive;

    /// <summary>For results that others write.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Prints a result.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Print(string text)
    {
        try
        {
            Output.WriteLine(text);
            Output.Flush();
        }
        catch (IOException cause)
        {
            throw new OutputException(cause);
        }
    }

    /// <summary>Prints the path of a file that was written.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void PrintPath(string path) => Print(isOutputWatched ? OneLine.Escaped(path) : path);

    /// <summary>Says something of trouble or progress, in one line.</summary>
    public void Say(string line) => Tell(OneLine.Of(line) + Environment.NewLine);

    /// <summary>Says what is more than a line: an exception with its stack.</summary>
    public void SayAll(string text) =>
        Tell(
            string.Concat(
                text.ReplaceLineEndings("\n").Split('\n').Select(line => OneLine.Escaped(line) + Environment.NewLine)
            )
        );

    /// <summary>Writes over the line that was written last, where somebody watches.</summary>
    /// <param name="line">The line.</param>
    /// <param name="width">The length of the one before, which it covers.</param>
    /// <param name="last">Whether nothing is to be written over it.</param>
    public void WriteOver(string line, int width, bool last = false) =>
        Tell($"\r{OneLine.Of(line).PadRight(width)}{(last ? Environment.NewLine : "")}");

    /// <summary>Takes that line away.</summary>
    public void WipeOver(int width) => Tell($"\r{new string(' ', width)}\r");

    // Who cannot be told of trouble is told by the exit code alone; the work goes on.
    private void Tell(string text)
    {
        if (isDeaf)
            return;
        try
        {
            error.Write(text);
            error.Flush();
        }
        catch (IOException)
        {
            isDeaf = true;
        }
    }
}
