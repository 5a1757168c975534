using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using NeuralIllumination.Charts;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Shows a cell's last value: by its own <c>ToHtml()</c> where it has one, else as text.</summary>
internal static class ValueDisplay
{
    private const int MostItems = 20;

    // A collection may hold itself, and many times over.
    private const int Deepest = 8;
    private const int MostInAll = 1000;

    /// <summary>The value's forms; null for a value that shows nothing.</summary>
    public static DisplayOutput? Of(object? value)
    {
        // A handle is the value of a call that has shown something already.
        if (value is null || CellLibrary.IsHandle(value))
            return null;
        value = Drawn(value);
        MimeText plain = new(MimeText.Plain, Plain(value));
        return Form(value, "ToHtml") is { } html
            ? new DisplayOutput([new MimeText(MimeText.Html, html), plain])
            : new DisplayOutput([plain]);
    }

    /// <summary>What shows a chart of Plotly.NET's without a network; any other value is its own.</summary>
    private static object Drawn(object value)
    {
        // By name first: a notebook without charts does not load them.
        return value.GetType().FullName?.StartsWith("Plotly.NET.GenericChart", StringComparison.Ordinal) == true
            ? Chart(value)
            : value;

        static object Chart(object value) =>
            value is Plotly.NET.GenericChart chart ? new GenericChartView(chart) : value;
    }

    /// <summary>A value that a cell's code shows, null too.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms that are wanted; none for the value's own.</param>
    /// <exception cref="ArgumentException">A form that the value does not have.</exception>
    public static DisplayOutput As(object? value, IReadOnlyList<string> mimeTypes) =>
        mimeTypes.Count == 0
            ? Of(value) ?? new DisplayOutput([new MimeText(MimeText.Plain, Plain(value))])
            : Forms(value is null ? null : Drawn(value), mimeTypes);

    private static DisplayOutput Forms(object? value, IReadOnlyList<string> mimeTypes) =>
        new([.. mimeTypes.Select(type => new MimeText(type, Form(value, type, Plain(value))))]);

    private static string Form(object? value, string mimeType, string plain) =>
        mimeType switch
        {
            MimeText.Plain => plain,
            MimeText.Html => (value is null ? null : Form(value, "ToHtml")) ?? $"<pre>{Pages.Html.Escape(plain)}</pre>",
            "application/json" => JsonSerializer.Serialize(value),
            "image/svg+xml" when value is not null && Form(value, "ToSvg") is { } svg => svg,
            _ => value as string
                ?? throw new ArgumentException(
                    $"A {value?.GetType().Name ?? "null"} has no form {mimeType}; text/plain, text/html and application/json are there for every value."
                ),
        };

    private static string Plain(object? value)
    {
        int left = MostInAll;
        return Text(value, 0, ref left);
    }

    private static string? Form(object value, string name)
    {
        MethodInfo? method = value.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Instance, []);
        return method?.ReturnType == typeof(string)
            ? (string?)method.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Text(object? value, int depth, ref int left) =>
        value switch
        {
            null => "null",
            string text => text,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            // A collection that says nothing of itself but its type's name is shown by its items.
            IEnumerable items when value.ToString() == value.GetType().ToString() => depth < Deepest
                ? Items(items, depth, ref left)
                : "[…]",
            _ => value.ToString() ?? "",
        };

    private static string Items(IEnumerable items, int depth, ref int left)
    {
        List<string> shown = [];
        foreach (object? item in items)
        {
            if (shown.Count == MostItems || left-- <= 0)
            {
                shown.Add("…");
                break;
            }

            shown.Add(Text(item, depth + 1, ref left));
        }

        return $"[{string.Join(", ", shown)}]";
    }
}
