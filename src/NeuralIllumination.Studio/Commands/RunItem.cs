namespace NeuralIllumination.Studio.Commands;

/// <summary>One notebook to execute.</summary>
/// <param name="Input">The notebook's path.</param>
/// <param name="Output">Where what it shows is to be written.</param>
internal sealed record RunItem(string Input, string Output)
{
    /// <summary>The notebook's folder, where its cells' relative paths start.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(Input))!;
}
