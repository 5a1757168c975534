using System.Diagnostics;
using System.Globalization;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Attacks;

/// <summary>Everything that is saved and must bear a kill.</summary>
public static class KillAttacks
{
    /// <summary>The first argument of this program that makes it a saver, to be killed.</summary>
    public const string SaverWord = "save-until-killed";

    // A run that takes some seconds: the kill comes in its middle.
    private static readonly string[] Plan = ["--seeds", "1-60", "--learning-rate", "0.05,0.1", "--epochs", "20"];

    private static readonly Lazy<byte[]> WholeSweep = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("illuminate-sweep-").FullName;
        try
        {
            return Sweep(folder) is { } wrong
                ? throw new InvalidOperationException(wrong)
                : File.ReadAllBytes(Path.Combine(folder, "sweep.csv"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<KillAttack> All { get; } =
    [
        new(
            "a recipe's save, killed",
            folder => Saver("recipe", Path.Combine(folder, "n.json")),
            folder => File.Exists(Path.Combine(folder, "n.json")),
            CheckRecipe
        ),
        new(
            "a notebook's save, killed",
            folder => Saver("notebook", Path.Combine(folder, "n.ipynb")),
            folder => File.Exists(Path.Combine(folder, "n.ipynb")),
            CheckNotebook
        ),
        new(
            "a sweep, killed and gone on with",
            folder => Illuminate(folder, ["sweep", .. Plan, "--out", "sweep.csv"]),
            folder =>
                File.Exists(Path.Combine(folder, "sweep.csv"))
                && new FileInfo(Path.Combine(folder, "sweep.csv")).Length > 0,
            CheckSweep
        ),
    ];

    /// <summary>Saves the same file with ever other content, until somebody ends the process.</summary>
    /// <param name="kind">recipe or notebook.</param>
    /// <param name="path">The file.</param>
    public static void SaveUntilKilled(string kind, string path)
    {
        for (int number = 0; ; number++)
        {
            if (kind == "notebook")
                NotebookFile.Write(path, Numbered(number));
            else
                WholeFile.Write(path, Text(number));
        }
    }

    private static string? CheckRecipe(string folder)
    {
        string path = Path.Combine(folder, "n.json");
        string text = File.ReadAllText(path);
        if (!int.TryParse(text.Split('\n')[0], CultureInfo.InvariantCulture, out int number) || text != Text(number))
            return $"the file is neither the old nor the new: {text.Length} characters";
        // And the next save is none the worse for what the kill has left.
        WholeFile.Write(path, Text(0));
        return File.ReadAllText(path) == Text(0) ? null : "the next save does not write what it should";
    }

    private static string? CheckNotebook(string folder)
    {
        string path = Path.Combine(folder, "n.ipynb");
        Notebook read = NotebookFile.Read(path);
        if (
            !int.TryParse(read.Cells[0].Source, CultureInfo.InvariantCulture, out int number)
            || IpynbWriter.Write(read) != IpynbWriter.Write(Numbered(number))
        )
            return $"the notebook is neither the old nor the new: {read.Cells.Count} cells";
        NotebookFile.Write(path, Numbered(0));
        return NotebookFile.Read(path).Cells[0].Source == "0" ? null : "the next save does not write what it should";
    }

    private static string? CheckSweep(string folder) =>
        Sweep(folder)
        ?? (
            File.ReadAllBytes(Path.Combine(folder, "sweep.csv")).AsSpan().SequenceEqual(WholeSweep.Value)
                ? null
                : "the sweep that went on is not the one that was not killed, byte for byte"
        );

    private static string? Sweep(string folder)
    {
        using Process process = Illuminate(folder, ["sweep", .. Plan, "--out", "sweep.csv"]);
        Task<string> said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"the sweep ended with {process.ExitCode}: {said.Result}";
    }

    private static string Text(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}\n")
        + new string((char)('a' + (number % 26)), 20_000 + (number * 7919 % 60_000))
        + "\nend\n";

    private static Notebook Numbered(int number) =>
        new([
            new Cell("csharp", number.ToString(CultureInfo.InvariantCulture)) { Id = "first" },
            .. Enumerable
                .Range(0, 20 + (number * 7919 % 60))
                .Select(i => new Cell("csharp", new string((char)('a' + ((number + i) % 26)), 1_000))
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"c{i}"),
                    ExecutionCount = i + 1,
                    Outputs = [new StreamOutput("stdout", new string('x', 500))],
                }),
        ]);

    private static Process Saver(string kind, string path) =>
        Start(Path.GetDirectoryName(path)!, [typeof(KillAttacks).Assembly.Location, SaverWord, kind, path]);

    private static Process Illuminate(string folder, string[] arguments) =>
        Start(folder, [Path.Combine(AppContext.BaseDirectory, "illuminate.dll"), .. arguments]);

    private static Process Start(string folder, string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
