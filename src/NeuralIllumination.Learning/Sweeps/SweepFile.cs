using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>
/// A sweep's results on disk: a first line that names the plan and the shard, then a line a training in the plan's order. What a killed sweep has
/// written is read again, a broken last line is dropped, and the sweep goes on behind it.
/// </summary>
public sealed class SweepFile : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly Func<SweepResult, string> write;

    private SweepFile(string path, FileStream stream, Func<SweepResult, string> write, int done)
    {
        this.path = path;
        this.stream = stream;
        this.write = write;
        Done = done;
    }

    /// <summary>Trainings whose lines are there.</summary>
    public int Done { get; private set; }

    /// <summary>Opens a file to write to, behind what the same sweep has written before.</summary>
    /// <param name="path">CSV, or JSON lines where its name ends in .jsonl.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="shard">Which part of the plan, from 1.</param>
    /// <param name="shards">Of how many.</param>
    /// <exception cref="FileFormatException">The file cannot be opened, or belongs to another sweep.</exception>
    public static SweepFile Open(string path, SweepPlan plan, int shard = 1, int shards = 1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        bool json = IsJson(path);
        string head = Head(plan.Description, shard, shards, json);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new FileFormatException($"{path}: cannot be written: {cause.Message}", cause);
        }

        try
        {
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string text = Encoding.UTF8.GetString(bytes);
            // A line counts only with its end: a killed sweep may have left half of one.
            int done = 0;
            if (text.Length >= head.Length || !head.StartsWith(text, StringComparison.Ordinal))
            {
                if (!text.StartsWith(head, StringComparison.Ordinal))
                    throw new FileFormatException(
                        $"{path}: expected results of this sweep, found another file; name a new one with --out."
                    );
                // Measured in bytes: a broken line may hold none that are text.
                stream.SetLength(bytes.AsSpan().LastIndexOf((byte)'\n') + 1);
                done = Check(text, head, path, plan, Indices(plan, shard, shards), json);
            }
            else
            {
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(head));
            }

            stream.Seek(0, SeekOrigin.End);
            stream.Flush(flushToDisk: true);
            return new SweepFile(path, stream, json ? result => result.ToJson() : result => result.ToCsv(), done);
        }
        catch (Exception cause) when (cause is IOException or NotSupportedException or UnauthorizedAccessException)
        {
            stream.Dispose();
            throw new FileFormatException($"{path}: cannot be written: {cause.Message}", cause);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Which trainings of a plan a shard makes: every <paramref name="shards"/>-th, so that all shards take equally long.</summary>
    /// <exception cref="OptionException">There is no such shard.</exception>
    public static IReadOnlyList<int> Indices(SweepPlan plan, int shard, int shards)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (shards < 1 || shard < 1 || shard > shards)
            throw new OptionException($"A shard must be 1/{shards} to {shards}/{shards}; got {shard}/{shards}.");
        return [.. Enumerable.Range(0, plan.Count).Where(index => index % shards == shard - 1)];
    }

    /// <summary>Adds the next result.</summary>
    /// <exception cref="FileFormatException">The file cannot be written; the sweep goes on from here once it can.</exception>
    public void Add(SweepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(write(result) + "\n"));
            stream.Flush();
        }
        catch (IOException cause)
        {
            throw new FileFormatException(
                $"{path}: cannot be written after {Done} results: {cause.Message} The same sweep goes on from there.",
                cause
            );
        }

        Done++;
    }

    /// <summary>Puts the files of all shards together: the text of the whole sweep, as if it had been made in one.</summary>
    /// <param name="paths">One file a shard, in any order.</param>
    /// <exception cref="FileFormatException">A shard is missing, unfinished, there twice, or of another sweep.</exception>
    public static string Merge(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new FileFormatException("Expected the files of all shards, got none.");
        bool json = IsJson(paths[0]);
        int heads = json ? 1 : 2;
        SortedDictionary<int, string> lines = [];
        HashSet<int> seen = [];
        string? description = null;
        foreach (string path in paths)
        {
            string text = WholeFile.Read(path);
            string[] own = text.Split('\n')[..^1];
            string mark = json ? "" : "# ";
            int cut = own.Length > 0 ? own[0].LastIndexOf(" shard ", StringComparison.Ordinal) : -1;
            string[] part = cut < 0 ? [] : own[0][(cut + 7)..].TrimEnd('"', '}').Split('/');
            if (
                IsJson(path) != json
                || part.Length != 2
                || !int.TryParse(part[0], NumberStyles.None, CultureInfo.InvariantCulture, out int shard)
                || !int.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out int shards)
                || shards != paths.Count
                || !own[0].StartsWith(mark, StringComparison.Ordinal)
                || (description ??= own[0][..cut]) != own[0][..cut]
                || !seen.Add(shard)
            )
            {
                throw new FileFormatException(
                    $"{path}: expected one of the {paths.Count} shards of one sweep, each once, found {(own.Length > 0 ? own[0] : "an empty file")}."
                );
            }

            for (int i = heads; i < own.Length; i++)
            {
                int index = (i - heads) * shards + shard - 1;
                SweepLine.Check(own[i], json, Line(path, i + 1), index);
                lines[index] = own[i];
            }
        }

        int expected = Count(paths[0], description!);
        if (lines.Count != expected || lines.Keys.Last() != expected - 1)
            throw new FileFormatException(
                $"Expected {expected} results in all shards, found {lines.Count}: {(lines.Count < expected ? "a shard is not finished" : "a shard has lines that are not of this sweep")}."
            );
        string end = json ? " shard 1/1\"}" : " shard 1/1";
        string second = json ? "" : SweepResult.CsvHeader + "\n";
        return $"{description}{end}\n{second}{string.Concat(lines.Values.Select(line => line + "\n"))}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written has been told of as it was added.
        }
    }

    /// <summary>How many results are there, each of the training whose turn it is.</summary>
    private static int Check(
        string text,
        string head,
        string path,
        SweepPlan plan,
        IReadOnlyList<int> indices,
        bool json
    )
    {
        int heads = head.Count(character => character == '\n');
        string[] lines = text[head.Length..].Split('\n')[..^1];
        for (int i = 0; i < lines.Length; i++)
        {
            string where = Line(path, i + heads + 1);
            if (i >= indices.Count)
                throw new FileFormatException(
                    $"{where}: expected the end of the file after {indices.Count} results, found {Quoted.Of(lines[i])}."
                );
            SweepLine.Check(lines[i], json, where, indices[i], plan.At(indices[i]));
        }

        return lines.Length;
    }

    private static bool IsJson(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    private static string Head(string description, int shard, int shards, bool json)
    {
        string part = string.Create(CultureInfo.InvariantCulture, $"shard {shard}/{shards}");
        return json
            ? $"{{\"plan\":{description},\"part\":\" {part}\"}}\n"
            : $"# {description} {part}\n{SweepResult.CsvHeader}\n";
    }

    private static int Count(string path, string head)
    {
        try
        {
            int start = head.IndexOf("{\"sweep\"", StringComparison.Ordinal);
            int end = head.IndexOf("]}", StringComparison.Ordinal) + 2;
            using JsonDocument plan = JsonDocument.Parse(head[start..end]);
            JsonElement root = plan.RootElement;
            return checked(
                root.GetProperty("seeds").GetInt32()
                * root.GetProperty("learningRates").GetArrayLength()
                * root.GetProperty("batchSizes").GetArrayLength()
            );
        }
        catch (Exception cause)
            when (cause
                    is JsonException
                        or ArgumentOutOfRangeException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException
            )
        {
            throw new FileFormatException($"{path}, line 1: expected a sweep's plan, found {Quoted.Of(head)}.", cause);
        }
    }

    private static string Line(string path, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}");
}
