using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NeuralIllumination.Studio.Serving;

/// <summary>A random word that only those know who may come in: 256 bits, made anew at each start and never stored.</summary>
internal sealed class Secret
{
    private readonly byte[] bytes;

    public Secret()
    {
        Text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        bytes = Encoding.UTF8.GetBytes(Text);
    }

    /// <summary>The word, 43 characters that an address may hold.</summary>
    public string Text { get; }

    /// <summary>Whether somebody said the word. How long the answer takes says nothing of how much of it was right.</summary>
    public bool Is(string? said) =>
        said is not null && CryptographicOperations.FixedTimeEquals(bytes, Encoding.UTF8.GetBytes(said));
}
