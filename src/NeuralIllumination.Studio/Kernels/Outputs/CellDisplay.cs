using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Kernels;

/// <summary>Shows what a cell's code shows by itself, in the cell that the code runs for.</summary>
internal static class CellDisplay
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">Its forms; none for its own.</param>
    /// <param name="isForm">Whether the value is a text in the one form that is named.</param>
    /// <returns>Shows another in its place; where its cell has ended, in the cell that is then running.</returns>
    public static Action<object?> Show(object? value, string[] mimeTypes, bool isForm)
    {
        // Code that hides where it comes from has nowhere to show anything.
        if (ConsoleRouter.Cell is not { } outputs)
            return _ => { };
        Action<Output> replace = outputs.Add(Shown(value));
        return next =>
        {
            if (!outputs.HasEnded)
            {
                replace(Shown(next));
            }
            else if (ConsoleRouter.Cell is { } now && now != outputs)
            {
                outputs = now;
                replace = outputs.Add(Shown(next));
            }
        };

        DisplayOutput Shown(object? shown) =>
            isForm
                ? new DisplayOutput([new MimeText(mimeTypes[0], $"{shown}")], IsResult: false)
                : ValueDisplay.As(shown, mimeTypes) with
                {
                    IsResult = false,
                };
    }
}
