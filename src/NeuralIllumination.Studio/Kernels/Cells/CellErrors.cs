using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Says what went wrong in a cell in the terms of the cell: its lines, and no frames but the user's own.</summary>
internal static partial class CellErrors
{
    /// <summary>The name that a cell's code is compiled under, by which its frames are known again.</summary>
    public static string FileName(int number) => $"cell {number}";

    private const int MostFrames = 30;

    public static ErrorOutput Of(CellException refusal) =>
        new(refusal.Name, refusal.Message, []) { Line = refusal.Line, Column = refusal.Column };

    /// <param name="found">The compiler's errors, at least one; it reports what it finds, not what stands first.</param>
    public static ErrorOutput Of(IEnumerable<Diagnostic> found)
    {
        Diagnostic[] errors = [.. found.OrderBy(error => error.Location.GetLineSpan().StartLinePosition)];
        LinePosition place = errors[0].Location.GetLineSpan().StartLinePosition;
        return new ErrorOutput(
            errors[0].Id,
            errors[0].GetMessage(CultureInfo.InvariantCulture),
            [.. errors.Skip(1).Select(Text)]
        )
        {
            Line = place.Line + 1,
            Column = place.Character + 1,
        };
    }

    /// <param name="thrown">What was thrown.</param>
    /// <param name="number">The cell's number: an error may come out of an earlier cell's method, but this cell called it.</param>
    public static ErrorOutput Of(Exception thrown, int number)
    {
        List<string> trace = [];
        int? line = null;
        int repeats = 0;
        void Repeated()
        {
            if (repeats > 0)
                trace.Add(string.Create(CultureInfo.InvariantCulture, $"   … and {repeats:N0} more like it"));
            repeats = 0;
        }

        for (Exception? cause = thrown; cause is not null; cause = cause.InnerException)
        {
            if (cause != thrown)
                trace.Add($"caused by {cause.GetType().Name}: {cause.Message}");
            string last = "";
            foreach (StackFrame frame in new StackTrace(cause, fNeedFileInfo: true).GetFrames())
            {
                if (trace.Count == MostFrames)
                {
                    trace.Add("   …");
                    break;
                }

                if (frame.GetFileName() is not { } file || !OwnFile().IsMatch(file) || frame.GetFileLineNumber() < 1)
                    continue;
                if (file == FileName(number))
                    line ??= frame.GetFileLineNumber();
                string place = $"   at {Where(frame)}{file}, line {frame.GetFileLineNumber()}";
                if (place == last)
                {
                    repeats++;
                    continue;
                }

                Repeated();
                trace.Add(last = place);
            }

            Repeated();
        }

        string message =
            thrown is InsufficientExecutionStackException
                ? "The stack is full: a method calls itself, or others call each other, without end or too deep."
                : thrown.Message;
        return new ErrorOutput(thrown.GetType().Name, message, trace) { Line = line };
    }

    /// <summary>What is said of a cell that was interrupted and ended politely.</summary>
    public static ErrorOutput Interrupted(Exception? thrown, int number)
    {
        ErrorOutput where = thrown is null ? new ErrorOutput("", "", []) : Of(thrown, number);
        return new ErrorOutput(
            "Interrupted",
            "The cell was interrupted; what was declared and assigned until then is kept.",
            where.Trace
        )
        {
            Line = where.Line,
        };
    }

    private static string Text(Diagnostic error)
    {
        LinePosition place = error.Location.GetLineSpan().StartLinePosition;
        return $"line {place.Line + 1}, column {place.Character + 1}: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The user's name for the frame's method, where it has one; the cell's own top level and lambdas have none.</summary>
    private static string Where(StackFrame frame)
    {
        string method = frame.GetMethod()?.Name ?? "";
        string type = frame.GetMethod()?.DeclaringType?.Name ?? "";
        foreach (string name in new[] { method, type })
        {
            if (LocalFunction().Match(name) is { Success: true } local)
                return $"{local.Groups[1].Value}, ";
            if (Asynchronous().Match(name) is { Success: true } asynchronous)
                return asynchronous.Groups[1].Value == "<Initialize>" ? "" : $"{asynchronous.Groups[1].Value}, ";
        }

        if (method.Contains('<', StringComparison.Ordinal) || type.Contains('<', StringComparison.Ordinal))
            return "";
        return type.StartsWith("Submission#", StringComparison.Ordinal) ? $"{method}, " : $"{type}.{method}, ";
    }

    [GeneratedRegex(@"^cell \d+$")]
    private static partial Regex OwnFile();

    [GeneratedRegex(@"^<.*>g__(\w+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(<?\w+>?)>d__")]
    private static partial Regex Asynchronous();
}
