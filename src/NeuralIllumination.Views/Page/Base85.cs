namespace NeuralIllumination.Views;

/// <summary>
/// Bytes as text that may stand in a script and in JSON as it is: four bytes are five characters, where Base64 needs five and a third.
/// </summary>
/// <remarks>
/// The 85 are the visible ASCII characters, in order, without those that HTML, JSON or a page of formulas would take for their own. A group is its
/// bytes as one number, highest first, written to the base 85; of a last group of n bytes n + 1 characters are kept.
/// </remarks>
internal static class Base85
{
    private const string Without = "\"$&'+<>\\`";

    private static readonly char[] Digits =
    [
        .. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Except(Without),
    ];

    public static string Write(byte[] bytes)
    {
        char[] text = new char[(bytes.Length / 4 * 5) + (bytes.Length % 4 == 0 ? 0 : (bytes.Length % 4) + 1)];
        int at = 0;
        for (int start = 0; start < bytes.Length; start += 4)
        {
            uint group = 0;
            for (int i = 0; i < 4; i++)
                group = (group << 8) | (start + i < bytes.Length ? bytes[start + i] : (uint)0);
            uint unit = 85 * 85 * 85 * 85;
            for (int i = 0; i < 5 && at < text.Length; i++, unit /= 85)
                text[at++] = Digits[group / unit % 85];
        }

        return new string(text);
    }
}
