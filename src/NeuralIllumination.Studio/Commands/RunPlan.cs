using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Commands;

/// <summary>Which notebooks to execute, and where each goes.</summary>
/// <param name="Items">At least one.</param>
/// <param name="Html">Whether pages are wanted rather than notebooks.</param>
internal sealed record RunPlan(IReadOnlyList<RunItem> Items, bool Html)
{
    /// <summary>Decides from the command line.</summary>
    /// <exception cref="UsageException">No files, an absent folder, or two notebooks that would be written to one file.</exception>
    public static RunPlan Of(IReadOnlyList<string> files, string? to, string? output)
    {
        if (files.Count == 0)
            throw new UsageException("expected at least one notebook, .dib or .ipynb; got none.");
        foreach (string file in files)
        {
            if (!NotebookFile.IsNotebook(file))
                throw new UsageException($"{file}: expected a notebook, {NotebookFile.Dib} or {NotebookFile.Ipynb}.");
        }

        OutputFile.CheckPath(output);
        bool html = to is null
            ? output?.EndsWith(NotebookFile.Ipynb, StringComparison.OrdinalIgnoreCase) != true
            : to == "html";
        string extension = html ? ".html" : NotebookFile.Ipynb;
        string folder = output ?? "";
        if (output is not null && !Directory.Exists(output))
        {
            if (files.Count > 1)
                throw new UsageException(
                    $"--out must be an existing folder for {files.Count} notebooks; got \"{output}\"."
                );
            if (
                Path.EndsInDirectorySeparator(output)
                || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output)))
            )
                throw new UsageException($"--out needs an existing folder; got \"{output}\".");
            return new RunPlan([new RunItem(files[0], output)], html);
        }

        RunItem[] items = [.. files.Select(file => new RunItem(file, Beside(file, folder, extension)))];
        string? twice = items
            .GroupBy(item => Path.GetFullPath(item.Output))
            .FirstOrDefault(group => group.Count() > 1)
            ?.First()
            .Output;
        return twice is null
            ? new RunPlan(items, html)
            : throw new UsageException(
                $"two of the notebooks would be written to {twice}; give them one at a time, with --out."
            );
    }

    /// <summary>The address of what another notebook's result will be, as seen from this one's; null when it is not beside it or not part of the plan.</summary>
    public string? Beside(RunItem item, string name)
    {
        static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
        string input = Path.Combine(FolderOf(item.Input), name);
        RunItem? other = Items.FirstOrDefault(other => Path.GetFullPath(other.Input) == input);
        return other is not null && FolderOf(other.Output) == FolderOf(item.Output)
            ? Uri.EscapeDataString(Path.GetFileName(other.Output))
            : null;
    }

    /// <summary>The notebook's name with the new extension; never the notebook itself, which nobody asked to replace.</summary>
    private static string Beside(string file, string folder, string extension)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string path = Path.Combine(folder, name + extension);
        return Path.GetFullPath(path) == Path.GetFullPath(file)
            ? Path.Combine(folder, $"{name}.executed{extension}")
            : path;
    }
}
