using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>A file is replaced whole or not at all, whatever happens to the program or the power meanwhile.</summary>
public sealed class WholeFileTests : IDisposable
{
    private static readonly byte[] New = "new"u8.ToArray();

    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end()
    {
        Watched disk = new();
        WholeFile.Write(At("a.dib"), New, disk);
        Assert.Equal(["create", "flush 3", "replace", "flush folder"], disk.Steps);
        Assert.Equal("new", File.ReadAllText(At("a.dib")));
    }

    [Fact]
    public void A_real_disk_can_be_asked_to_flush_a_folder()
    {
        WholeFile.Write(At("a.dib"), New);
        Disk.Real.FlushFolder(folder);
        Disk.Real.FlushFolder(At("absent"));
        Assert.Equal(["a.dib"], Names());
    }

    [Fact]
    public void What_a_kill_left_behind_is_taken_away_and_nothing_else()
    {
        string ours = At($".a.dib.{new string('0', 31)}f");
        string[] others =
        [
            $".b.dib.{new string('0', 32)}",
            $".a.dib.{new string('0', 31)}",
            $".a.dib.{new string('0', 31)}G",
            $".a.dib.{new string('0', 33)}",
            ".a.dib.swp",
            "a.dib~",
        ];
        foreach (string path in others.Select(At).Append(ours))
        {
            File.WriteAllText(path, "half");
            Age(path);
        }

        WholeFile.Write(At("a.dib"), New);
        Assert.Equal(others.Append("a.dib").Order(StringComparer.Ordinal), Names());
    }

    [Fact]
    public void What_another_program_is_writing_at_this_moment_stays()
    {
        string beside = LeftBehind.New(folder, "a.dib");
        using (FileStream held = Disk.Real.Create(beside))
        {
            Age(beside);
            WholeFile.Write(At("a.dib"), New);
            Assert.True(File.Exists(beside));
        }

        Age(beside);
        WholeFile.Write(At("a.dib"), New);
        Assert.False(File.Exists(beside));
    }

    // Seen to fail with File.Delete alone in the finally block: the reader was told of the clean-up.
    [Fact]
    public void A_failing_clean_up_does_not_hide_why_the_file_was_not_written()
    {
        File.WriteAllText(At("a.dib"), "old");
        FileFormatException said = Assert.Throws<FileFormatException>(() =>
            WholeFile.Write(At("a.dib"), New, new Full())
        );
        Assert.EndsWith("cannot be written: the disk is full", said.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(At("a.dib")));
    }

    [Fact]
    public void Many_who_save_one_file_at_once_leave_one_whole_text_and_nothing_beside_it()
    {
        Parallel.For(0, 40, i => WholeFile.Write(At("a.dib"), new string((char)('a' + i % 26), 10_000)));
        string text = File.ReadAllText(At("a.dib"));
        Assert.Equal(new string(text[0], 10_000), text);
        Assert.Equal(["a.dib"], Names());
    }

    private static void Age(string path) => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));

    private string At(string name) => Path.Combine(folder, name);

    private IEnumerable<string> Names() =>
        Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private sealed class Watched : Disk
    {
        public List<string> Steps { get; } = [];

        public override FileStream Create(string path)
        {
            Steps.Add("create");
            return base.Create(path);
        }

        public override void Flush(FileStream file)
        {
            base.Flush(file);
            Steps.Add($"flush {file.Length}");
        }

        public override void Replace(string from, string to)
        {
            base.Replace(from, to);
            Steps.Add("replace");
        }

        public override void FlushFolder(string folder)
        {
            base.FlushFolder(folder);
            Steps.Add("flush folder");
        }

        public override void Delete(string path) =>
            throw new InvalidOperationException("There is nothing to take away.");
    }

    private sealed class Full : Disk
    {
        public override void Flush(FileStream file) => throw new IOException("the disk is full");

        public override void Delete(string path) => throw new UnauthorizedAccessException("not even that");
    }
}
