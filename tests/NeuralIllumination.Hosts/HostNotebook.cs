using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;

namespace NeuralIllumination.Hosts;

/// <summary>A notebook as .NET Interactive's own library reads and writes it.</summary>
public sealed class HostNotebook
{
    private readonly InteractiveDocument document;

    private HostNotebook(string path, InteractiveDocument document)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        this.document = document;
    }

    /// <summary>The file's name, without its ending.</summary>
    public string Name { get; }

    /// <summary>Its cells of code, in order, each with its language's kernel.</summary>
    public IReadOnlyList<(string Kernel, string Code)> Code =>
        [.. document.Elements.Where(IsCode).Select(element => (element.KernelName ?? "csharp", element.Contents))];

    private static bool IsCode(InteractiveDocumentElement element) => element.KernelName is not ("markdown" or "html");

    /// <summary>Reads a .dib.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The notebook.</returns>
    public static HostNotebook Read(string path) =>
        new(
            path,
            CodeSubmission.Parse(
                File.ReadAllText(path),
                [
                    new KernelInfo("csharp", "C#", ["c#", "C#"]),
                    new KernelInfo("fsharp", "F#", ["f#", "F#"]),
                    new KernelInfo("markdown", "Markdown", ["md"]),
                ]
            )
        );

    /// <summary>The same notebook with another first cell of code.</summary>
    /// <param name="code">That cell.</param>
    /// <returns>The notebook.</returns>
    public HostNotebook WithFirstCell(string code)
    {
        InteractiveDocumentElement first = document.Elements.First(IsCode);
        InteractiveDocument other = new([
            .. document.Elements.Select(element =>
                ReferenceEquals(element, first) ? new InteractiveDocumentElement(code, element.KernelName) : element
            ),
        ]);
        foreach ((string key, object value) in document.Metadata)
            other.Metadata[key] = value;
        return new HostNotebook(Name, other);
    }

    /// <summary>The notebook for Jupyter, without outputs.</summary>
    /// <returns>The file's text.</returns>
    public string ToIpynb() => document.ToJupyterJson("csharp");
}
