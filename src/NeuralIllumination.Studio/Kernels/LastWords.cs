using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>What the runtime says on the error stream as a process dies: kept from the reader, who gets one sentence instead.</summary>
internal sealed partial class LastWords
{
    private const int Most = 8000;

    private readonly StringBuilder words = new();

    /// <summary>Divides text of the error stream.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What is not the runtime's.</returns>
    public string Take(string text)
    {
        lock (words)
        {
            int at =
                words.Length > 0 ? 0
                : Beginning().Match(text) is { Success: true } begins ? begins.Index
                : text.Length;
            words.Append(text, at, Math.Clamp(Most - words.Length, 0, text.Length - at));
            return text[..at];
        }
    }

    /// <summary>What ended the process, in one sentence.</summary>
    /// <param name="exit">Its exit code.</param>
    public string Sentence(int exit)
    {
        string said;
        lock (words)
            said = words.ToString();
        const string gone = "its state is gone.";
        if (said.Contains("Stack overflow", StringComparison.Ordinal))
            return $"The cell overflowed the stack, which ended its kernel; {gone}";
        if (
            said.Contains("OutOfMemoryException", StringComparison.Ordinal)
            || said.Contains("Out of memory", StringComparison.Ordinal)
        )
            return $"The cell needed more memory than its kernel may have ({KernelLimits.HeapInWords}), which ended the kernel; {gone}";
        if (Unhandled().Match(said) is { Success: true } unhandled)
            return $"A thread that the cell started threw {unhandled.Groups[1].Value} (\"{unhandled.Groups[2].Value.Trim()}\") and nothing caught it, which ended the kernel; {gone}";
        if (Terminated().Match(said) is { Success: true } terminated)
            return $"The cell ended its kernel by Environment.FailFast (\"{terminated.Groups[1].Value.Trim()}\"); {gone}";
        return exit switch
        {
            137 =>
                $"The kernel was killed from outside, as a system does when its memory runs out (exit code 137); {gone}",
            > 128 or < 0 => $"The kernel crashed (exit code {exit}); {gone}",
            _ => $"The kernel's process came to its end, as by Environment.Exit({exit}); {gone}",
        };
    }

    [GeneratedRegex(
        @"^(Stack overflow\.|Unhandled exception\. |Process terminated\.|Out of memory\.|Fatal error\.)",
        RegexOptions.Multiline
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(@"Unhandled exception\. (?:[\w.+`]*\.)?([\w`]+)(?:: ([^\n]*))?")]
    private static partial Regex Unhandled();

    [GeneratedRegex(@"Process terminated\.\s*(?!at )([^\n]*)")]
    private static partial Regex Terminated();
}
