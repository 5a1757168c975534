using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class SweepTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep").FullName;

    private static SweepPlan Plan() => new([7, 8, 9], [0.05, 0.5], [8, 40], epochs: 3);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Results_come_in_the_plans_order_whatever_the_scheduling()
    {
        foreach (int threads in new[] { 1, 2, 5 })
        {
            List<SweepResult> results = [];
            SweepRunner.Run(Plan(), [.. Enumerable.Range(0, 12)], results.Add, threads);
            Assert.Equal(Enumerable.Range(0, 12), results.Select(result => result.Index));
            Assert.Equal((8L, 0.5, 8), (results[6].Seed, results[6].LearningRate, results[6].BatchSize));
        }
    }

    [Fact]
    public void A_result_is_what_a_training_alone_comes_to()
    {
        Trainer alone = new(
            DatasetRecord.CirclesAndSquares(8),
            new Architecture([64, 16, 2]),
            new TrainingOptions
            {
                LearningRate = 0.5,
                BatchSize = 40,
                StartSeed = 8,
            }
        );
        alone.Run(3);
        SweepResult result = Plan().Run(7);
        Assert.Equal(alone.Fingerprint, result.Fingerprint);
        Assert.Equal(
            (alone.Last.Epoch, alone.Last.TrainLoss, alone.Last.TestAccuracy),
            (result.Last.Epoch, result.Last.TrainLoss, result.Last.TestAccuracy)
        );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void A_killed_sweep_goes_on_and_ends_with_the_same_file(string kind)
    {
        byte[] whole = File.ReadAllBytes(Write(Path.Combine(folder, $"whole.{kind}"), 1, 1));
        // Wherever it was killed: in the first line, between two lines, within one
        foreach (int length in new[] { 0, 20, whole.Length / 2, whole.Length / 2 + 1, whole.Length - 1, whole.Length })
        {
            string path = Path.Combine(folder, $"killed-{length}.{kind}");
            File.WriteAllBytes(path, whole[..length]);
            Write(path, 1, 1);
            Assert.Equal(whole, File.ReadAllBytes(path));
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Shards_together_are_the_whole(string kind)
    {
        string[] shards =
        [
            .. new[] { 5, 2, 1, 3, 4 }.Select(part => Write(Path.Combine(folder, $"{part}.{kind}"), part, 5)),
        ];
        Assert.Equal(
            File.ReadAllText(Write(Path.Combine(folder, $"whole.{kind}"), 1, 1)),
            SweepFile.Merge(shards),
            ignoreLineEndingDifferences: false
        );
        Assert.Throws<FileFormatException>(() => SweepFile.Merge(shards[1..]));
        Assert.Throws<FileFormatException>(() => SweepFile.Merge([.. shards[1..], shards[1]]));
        File.WriteAllText(shards[0], string.Join('\n', File.ReadAllText(shards[0]).Split('\n')[..^2]) + "\n");
        Assert.Contains(
            "not finished",
            Assert.Throws<FileFormatException>(() => SweepFile.Merge(shards)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void A_file_that_is_not_what_a_sweep_wrote_is_neither_gone_on_with_nor_merged(string kind)
    {
        string path = Path.Combine(folder, $"whole.{kind}");
        string[] whole = File.ReadAllText(Write(path, 1, 1)).Split('\n')[..^1];
        int first = kind == "csv" ? 2 : 1;
        (string Name, string[] Lines, string Says)[] spoilt =
        [
            (
                "a line garbled",
                Changed(lines => lines[first + 3] = "x" + lines[first + 3][1..]),
                "expected the result of a training"
            ),
            (
                "a number garbled",
                Changed(lines => lines[first + 3] = lines[first + 3].Replace('.', '!')),
                "expected the result of a training"
            ),
            (
                "a line cut",
                Changed(lines => lines[first + 3] = lines[first + 3][..^9]),
                "expected the result of a training"
            ),
            (
                "a line missing",
                [.. whole[..(first + 3)], .. whole[(first + 4)..]],
                "expected the training of index 3, found the one of 4"
            ),
            (
                "two lines swapped",
                Changed(lines => (lines[first], lines[first + 1]) = (lines[first + 1], lines[first])),
                "expected the training of index 0, found the one of 1"
            ),
            (
                "a line twice",
                [.. whole[..(first + 3)], .. whole[(first + 2)..]],
                "expected the training of index 3, found the one of 2"
            ),
            ("a line too many", [.. whole, whole[^1].Replace("11", "12", StringComparison.Ordinal)], ""),
        ];
        foreach ((string name, string[] lines, string says) in spoilt)
        {
            string text = string.Join('\n', lines) + "\n";
            File.WriteAllText(path, text);
            string goneOn = Assert.Throws<FileFormatException>(() => SweepFile.Open(path, Plan()).Dispose()).Message;
            string merged = Assert.Throws<FileFormatException>(() => SweepFile.Merge([path])).Message;
            Assert.True(goneOn.Contains(says, StringComparison.Ordinal), $"{name}: {goneOn}");
            Assert.True(merged.Contains(says, StringComparison.Ordinal), $"{name}: {merged}");
            Assert.Equal(text, File.ReadAllText(path));
        }

        string[] Changed(Action<string[]> how)
        {
            string[] lines = [.. whole];
            how(lines);
            return lines;
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    [InlineData(-1, -1)]
    public void A_shard_that_there_is_not_is_refused(int shard, int shards) =>
        Assert.Equal(
            $"A shard must be 1/{shards} to {shards}/{shards}; got {shard}/{shards}.",
            Assert.Throws<OptionException>(() => SweepFile.Indices(Plan(), shard, shards)).Message
        );

    /// <summary>Each field of a line is looked at, not only the first of a kind.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Each_field_of_a_line_must_be_what_it_is_called(int field)
    {
        string path = Write(Path.Combine(folder, "one.csv"), 1, 1);
        string[] lines = File.ReadAllText(path).Split('\n');
        string[] fields = lines[3].Split(',');
        // A single spoilt digit within a field that has others
        fields[field] = fields[field].Length > 1 ? fields[field][..^1] + "x" : "x";
        lines[3] = string.Join(',', fields);
        File.WriteAllText(path, string.Join('\n', lines));
        Assert.Contains(
            $"line 4: expected the result of a training, found ",
            Assert.Throws<FileFormatException>(() => SweepFile.Open(path, Plan())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_no_sweep_at_all_is_not_merged()
    {
        string path = Path.Combine(folder, "no.csv");
        File.WriteAllText(path, $"# {{\"sweep\": 1]}} shard 1/1\n{SweepResult.CsvHeader}\n");
        Assert.Contains(
            "line 1: expected ",
            Assert.Throws<FileFormatException>(() => SweepFile.Merge([path])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_line_of_another_seed_is_not_gone_on_with()
    {
        string path = Write(Path.Combine(folder, "one.csv"), 1, 1);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n3,7,", "\n3,77,", StringComparison.Ordinal));
        Assert.Contains(
            "line 6: expected seed 7, learning rate 0.5 and batch size 40; found 77, 0.5 and 40",
            Assert.Throws<FileFormatException>(() => SweepFile.Open(path, Plan())).Message,
            StringComparison.Ordinal
        );
        // And the file is let go of
        using FileStream free = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void Another_sweeps_file_is_left_alone()
    {
        string path = Write(Path.Combine(folder, "one.csv"), 1, 1);
        byte[] before = File.ReadAllBytes(path);
        SweepPlan other = new([7, 8, 9], [0.05, 0.5], [8, 40], epochs: 4);
        Assert.Equal(
            $"{path}: expected results of this sweep, found another file; name a new one with --out.",
            Assert.Throws<FileFormatException>(() => SweepFile.Open(path, other)).Message
        );
        Assert.Throws<FileFormatException>(() => SweepFile.Open(path, Plan(), 1, 2));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void What_cannot_be_written_is_refused_by_its_name()
    {
        string Refused(string path) =>
            Assert.Throws<FileFormatException>(() => SweepFile.Open(path, Plan()).Dispose()).Message;
        Assert.StartsWith($"{folder}: cannot be written: ", Refused(folder), StringComparison.Ordinal);
        Assert.SkipUnless(File.Exists("/dev/full"), "no device that is always full");
        Assert.StartsWith("/dev/full: cannot be written: ", Refused("/dev/full"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_result_that_is_added_counts()
    {
        string path = Path.Combine(folder, "counted.csv");
        using (SweepFile file = SweepFile.Open(path, Plan()))
        {
            SweepRunner.Run(Plan(), [0, 1], file.Add);
            Assert.Equal(2, file.Done);
        }

        using SweepFile again = SweepFile.Open(path, Plan());
        Assert.Equal(2, again.Done);
    }

    [Fact]
    public void A_training_that_diverges_does_not_end_the_sweep()
    {
        DatasetRecord wild = OwnData.Create([
            new Sample([1e200, 1], 0),
            new Sample([1, 1e200], 1),
            new Sample([3e200, 2], 1),
        ]);
        SweepPlan plan = new([42, 43], [10], [1], 50, new Architecture([2, 4, 4, 2]), wild);
        List<SweepResult> results = [];
        SweepRunner.Run(plan, [0, 1], results.Add);
        Assert.All(results, result => Assert.NotNull(result.DivergedAt));
        Assert.All(results, result => Assert.True(double.IsFinite(result.Last.TrainLoss)));
    }

    [Fact]
    public void A_cancelled_sweep_keeps_what_it_has_in_order()
    {
        using CancellationTokenSource stop = new();
        List<int> taken = [];
        Assert.Throws<OperationCanceledException>(() =>
            SweepRunner.Run(
                Plan(),
                [.. Enumerable.Range(0, 12)],
                result =>
                {
                    taken.Add(result.Index);
                    if (taken.Count == 3)
                        stop.Cancel();
                },
                2,
                stop.Token
            )
        );
        Assert.Equal(Enumerable.Range(0, taken.Count), taken);
        Assert.InRange(taken.Count, 3, 11);
    }

    [Fact]
    public void Nothing_to_run_is_refused()
    {
        Assert.Throws<OptionException>(() => new SweepPlan([], [0.1], [16]));
        Assert.Throws<OptionException>(() => new SweepPlan([1], [11], [16]));
        Assert.Throws<OptionException>(() => new SweepPlan([1], [0.1], [241]));
        Assert.Throws<OptionException>(() => SweepFile.Indices(Plan(), 3, 2));
    }

    private static string Write(string path, int shard, int shards)
    {
        SweepPlan plan = Plan();
        using SweepFile file = SweepFile.Open(path, plan, shard, shards);
        SweepRunner.Run(plan, [.. SweepFile.Indices(plan, shard, shards).Skip(file.Done)], file.Add);
        return path;
    }
}
