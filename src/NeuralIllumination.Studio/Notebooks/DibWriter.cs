using System.Text;

namespace NeuralIllumination.Studio.Notebooks;

/// <summary>Writes .dib notebooks. The format has no place for outputs.</summary>
internal static class DibWriter
{
    /// <exception cref="FileFormatException">A cell holds a line that the format would take for the start of another cell.</exception>
    public static string Write(Notebook notebook, string where)
    {
        StringBuilder text = new();
        if (notebook.DibMeta is { } meta)
            Append(text, DibLine.Meta, meta);
        for (int c = 0; c < notebook.Cells.Count; c++)
        {
            Cell cell = notebook.Cells[c];
            string[] lines = cell.Source.Split('\n');
            for (int l = 0; l < lines.Length; l++)
            {
                if (DibLine.Kernel(lines[l]) is not null)
                    throw new FileFormatException(
                        $"{where}: cell {c + 1}, line {l + 1}: a .dib file cannot hold the line \"{lines[l]}\" inside a cell; write an .ipynb."
                    );
            }

            if (DibLine.Kernel($"#!{cell.Kernel}") is null)
                throw new FileFormatException(
                    $"{where}: cell {c + 1}: a .dib file cannot name the kernel \"{cell.Kernel}\"; write an .ipynb."
                );
            Append(text, cell.Kernel, cell.Source);
        }

        // The blank line after the last cell is the file's end.
        if (text.Length > 0)
            text.Length--;
        return text.Replace("\n", notebook.LineEnd).ToString();
    }

    private static void Append(StringBuilder text, string kernel, string source) =>
        text.Append("#!").Append(kernel).Append("\n\n").Append(source).Append("\n\n");
}
