using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

public sealed class DisplayedValue
{
    private readonly KernelInvocationContext context;
    private readonly string[] mimeTypes;

    internal DisplayedValue(KernelInvocationContext context, object value, string[] mimeTypes)
    {
        this.context = context;
        this.mimeTypes = mimeTypes.Length > 0 ? mimeTypes : [.. Formatter.GetPreferredMimeTypesFor(value.GetType())];
        (Value, Texts) = (value, Format(value));
    }

    internal object Value { get; private set; }

    /// <summary>What the reader sees, by MIME type.</summary>
    internal IReadOnlyDictionary<string, string> Texts { get; private set; }

    internal int Updates { get; private set; }

    // As the host does: in the MIME types of the first value, and not at all once the command has failed.
    public void Update(object updatedValue)
    {
        if (context.Failure is null)
            (Value, Texts, Updates) = (updatedValue, Format(updatedValue), Updates + 1);
    }

    private Dictionary<string, string> Format(object value) =>
        mimeTypes.ToDictionary(mime => mime, mime => value.ToDisplayString(mime));
}
