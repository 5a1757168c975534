namespace NeuralIllumination.Views;

/// <summary>Writes a value in one MIME type. Hosts find the two members by their names.</summary>
internal sealed class TypeFormatter
{
    private readonly Func<object, string?> text;

    public TypeFormatter(string mimeType, Func<object, string?> text) => (MimeType, this.text) = (mimeType, text);

    public string MimeType { get; }

    /// <summary>Writes the value; false when it has nothing of this type.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is null || text(value) is not { } written)
            return false;
        writer.Write(written);
        return true;
    }
}
