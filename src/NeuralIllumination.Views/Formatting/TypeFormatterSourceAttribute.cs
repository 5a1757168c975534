namespace NeuralIllumination.Views;

/// <summary>
/// Says who writes a type's values for a notebook. A host that formats by convention looks for an attribute of this name with these two
/// properties, on the value's type or the nearest type it derives from; so no reference to a host is needed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute : Attribute
{
    public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;

    /// <summary>A type with a public constructor without parameters and a public method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; }

    /// <summary>Every MIME type that is written beside the others, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
