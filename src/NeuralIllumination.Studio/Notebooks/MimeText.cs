using System.Text.Json.Serialization;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>One form of a value.</summary>
/// <param name="MimeType">For example <c>text/html</c>.</param>
/// <param name="Text">Its text; a JSON form's is the JSON, a picture's is Base64.</param>
internal sealed record MimeText(string MimeType, string Text)
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";

    /// <summary>Whether the form is JSON, which an .ipynb holds as it stands and not as a text.</summary>
    [JsonIgnore]
    public bool IsJson =>
        MimeType == "application/json" || MimeType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}
