using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Views;

/// <summary>
/// An SVG document as an address that an <c>img</c> shows: percent-encoded, which is smaller than base64 and survives wherever base64 does.
/// </summary>
/// <remarks>
/// Every character but the space is one that an address may hold, so that nothing on the way has a reason to change it; browsers have
/// always taken spaces in a <c>data:</c> address.
/// </remarks>
internal static partial class DataImage
{
    // What RFC 3986 allows in a path, and no more; & is left out because HTML gives it a meaning of its own.
    private const string Plain = "-._~!$'()*+,;=:@/";

    /// <summary>The address, as short as it can be made without changing what is seen.</summary>
    public static Markup Of(string svg) => Encode(svg, ' ');

    /// <summary>The same for a <c>srcset</c>, where a space would end the address.</summary>
    public static Markup ForSet(string svg) => Encode(svg, null);

    private static Markup Encode(string svg, char? asIs)
    {
        // Nothing in an image can be pointed at, so the titles of its parts are never read; in words it is said by alt.
        string seen = Title().Replace(svg, "");
        seen = Label().Replace(seen, "", 1);

        // A document of its own shares its names with nobody.
        if (Prefix().Match(seen) is { Success: true } prefix)
            seen = seen.Replace(prefix.Groups[1].Value, "", StringComparison.Ordinal);
        seen = Closing().Replace(seen, "/>");
        seen = Neighbours().Replace(seen, "");
        seen = seen.Replace("=\"0.", "=\".", StringComparison.Ordinal)
            .Replace(" opacity=\"1\"", "", StringComparison.Ordinal)
            .Replace(">\n", ">", StringComparison.Ordinal)
            .Replace("}\n", "}", StringComparison.Ordinal)
            // What has children that are counted has no others below them, and a space is shorter.
            .Replace(">:nth-child", " :nth-child", StringComparison.Ordinal)
            .Replace('"', '\'');
        seen = Paths().Replace(seen, path => Needless().Replace(path.Value, ""));

        StringBuilder address = new("data:image/svg+xml,", seen.Length * 5 / 4);
        foreach (Rune rune in seen.EnumerateRunes())
        {
            if (rune.Value == asIs)
                address.Append(asIs);
            else if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Plain.Contains((char)rune.Value)))
                address.Append((char)rune.Value);
            else
                address.Append(Uri.EscapeDataString(rune.ToString()));
        }

        // Nothing in it has a meaning in HTML between double quotes, so it stands there as it is.
        Markup asItIs = Markup.Empty;
        asItIs.AppendLiteral(address.ToString());
        return asItIs;
    }

    [GeneratedRegex(" role=\"img\" aria-label=\"[^\"]*\"")]
    private static partial Regex Label();

    // Paths that stand side by side and have nothing of their own are one path.
    [GeneratedRegex("(?<=<path d=\"[^\"]*)\"/>\n*<path d=\"")]
    private static partial Regex Neighbours();

    [GeneratedRegex(@"(?<= d='|path\(')[^']*")]
    private static partial Regex Paths();

    // A minus parts two numbers by itself, and a point needs no 0 before it.
    [GeneratedRegex(@",(?=-)|(?<![\d.])0(?=\.\d)")]
    private static partial Regex Needless();

    [GeneratedRegex("></(path|circle|rect)>")]
    private static partial Regex Closing();

    [GeneratedRegex("<title>[^<]*</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<svg [^>]*class=\"(ni[0-9a-f]{8}-)s\"")]
    private static partial Regex Prefix();
}
