using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Notebooks on disk: which format a file has is what its name says.</summary>
internal static class NotebookFile
{
    public const string Dib = ".dib";
    public const string Ipynb = ".ipynb";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="FileFormatException">The file is absent, cannot be read, is not text in UTF-8, or is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        if (!IsNotebook(path))
            throw new FileFormatException($"{path}: expected a notebook, {Dib} or {Ipynb}.");
        string text = Text(path);
        return Has(path, Dib) ? DibReader.Read(text, path) : IpynbReader.Read(text, path);
    }

    /// <summary>Writes a notebook, whole or not at all.</summary>
    /// <exception cref="FileFormatException">The file cannot be written, or its format cannot hold the notebook.</exception>
    public static void Write(string path, Notebook notebook) =>
        WholeFile.Write(path, Has(path, Dib) ? DibWriter.Write(notebook, path) : IpynbWriter.Write(notebook));

    /// <summary>Whether the name is a notebook's.</summary>
    public static bool IsNotebook(string path) => Has(path, Dib) || Has(path, Ipynb);

    private static string Text(string path)
    {
        byte[] bytes = Bytes(path);
        try
        {
            string text = Strict.GetString(bytes);
            int zero = text.IndexOf('\0', StringComparison.Ordinal);
            return zero < 0 ? text : throw NotText(path, bytes, Strict.GetByteCount(text.AsSpan(0, zero)), null);
        }
        catch (DecoderFallbackException cause)
        {
            throw NotText(path, bytes, cause.Index, cause);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause)
            when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FileFormatException($"{path}: cannot be read: {cause.Message}", cause);
        }
    }

    private static FileFormatException NotText(string path, byte[] bytes, int index, Exception? cause)
    {
        int line = bytes.AsSpan(0, index).Count((byte)'\n') + 1;
        string message =
            $"{path}, line {line}: cannot be read: expected text in UTF-8, found the byte 0x{bytes[index]:X2}.";
        return cause is null ? new FileFormatException(message) : new FileFormatException(message, cause);
    }

    private static bool Has(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
