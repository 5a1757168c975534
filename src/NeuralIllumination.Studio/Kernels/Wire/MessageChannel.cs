using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralIllumination.Studio.Kernels.Wire;

/// <summary>Messages over a stream: four bytes of length, the least significant first, then JSON in UTF-8.</summary>
internal sealed class MessageChannel(Stream stream)
{
    // A display of 20 million characters, escaped at worst.
    private const int Longest = 200_000_000;

    private static readonly KernelJson Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private readonly Lock sending = new();

    /// <summary>Sends a message whole.</summary>
    /// <exception cref="IOException">Nobody is there any more.</exception>
    public void Send(KernelMessage message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, Json.KernelMessage);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        lock (sending)
        {
            stream.Write(length);
            stream.Write(body);
            stream.Flush();
        }
    }

    /// <summary>Waits for the next message; null at the stream's end.</summary>
    public KernelMessage? Receive()
    {
        byte[] length = new byte[4];
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return null;
        byte[] body = new byte[Length(length)];
        return stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length ? null : Read(body);
    }

    /// <inheritdoc cref="Receive"/>
    public async Task<KernelMessage?> ReceiveAsync()
    {
        byte[] length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false).ConfigureAwait(false) < 4)
            return null;
        byte[] body = new byte[Length(length)];
        int read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false).ConfigureAwait(false);
        return read < body.Length ? null : Read(body);
    }

    private static int Length(byte[] length)
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(length);
        return value is > 0 and <= Longest
            ? value
            : throw new InvalidDataException($"A message's length must be from 1 to {Longest}; got {value}.");
    }

    private static KernelMessage Read(byte[] body) =>
        JsonSerializer.Deserialize(body, Json.KernelMessage) ?? throw new InvalidDataException("A message was null.");
}
