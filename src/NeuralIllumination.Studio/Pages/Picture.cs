using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Pages;

/// <summary>An output's picture in points, as an address that holds the picture itself.</summary>
internal static class Picture
{
    private static readonly (string Type, byte[] Signature)[] Kinds =
    [
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", "GIF8"u8.ToArray()),
        ("image/webp", "RIFF"u8.ToArray()),
    ];

    /// <summary>The address of the first picture that begins as its kind does; null where there is none.</summary>
    public static string? Address(DisplayOutput display)
    {
        foreach ((string type, byte[] signature) in Kinds)
        {
            if (display[type] is not { } text)
                continue;
            byte[] bytes = new byte[text.Length];
            if (
                Convert.TryFromBase64String(text, bytes, out int length)
                && bytes.AsSpan(0, length).StartsWith(signature)
            )
                return $"data:{type};base64,{Convert.ToBase64String(bytes, 0, length)}";
        }

        return null;
    }

    /// <summary>Whether the output claims to have a picture.</summary>
    public static bool IsMeant(DisplayOutput display) => Kinds.Any(kind => display[kind.Type] is not null);
}
