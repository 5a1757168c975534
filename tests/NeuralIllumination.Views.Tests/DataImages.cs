using System.Text.RegularExpressions;

namespace NeuralIllumination.Views.Tests;

/// <summary>Reads pictures back out of addresses, as a browser does.</summary>
internal static partial class DataImages
{
    private const string Head = "data:image/svg+xml,";

    public static string Svg(string address)
    {
        Assert.StartsWith(Head, address, StringComparison.Ordinal);
        string encoded = address[Head.Length..];
        Assert.Matches(Allowed(), encoded);
        return Uri.UnescapeDataString(encoded);
    }

    // What an address may hold, and the space that browsers take besides.
    [GeneratedRegex("^(?:[A-Za-z0-9._~!$'()*+,;=:@/ -]|%[0-9A-F]{2})*$")]
    private static partial Regex Allowed();
}
