using System.Globalization;

namespace NeuralIllumination.Studio.Running;

/// <summary>Numbers of things.</summary>
internal static class Plural
{
    /// <summary>For example <c>1 cell</c>, <c>1,074 parameters</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">One of them; its plural ends in s.</param>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
