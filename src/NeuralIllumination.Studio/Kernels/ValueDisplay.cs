using System.Collections;
using System.Globalization;
using System.Reflection;
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
        if (value is null)
            return null;
        int left = MostInAll;
        MimeText plain = new(MimeText.Plain, Text(value, 0, ref left));
        return Html(value) is { } html
            ? new DisplayOutput([new MimeText(MimeText.Html, html), plain])
            : new DisplayOutput([plain]);
    }

    private static string? Html(object value)
    {
        MethodInfo? method = value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
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
