using System.Diagnostics;
using System.Net;
using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Running;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Every way out of the program is a line on standard error and an exit code that says what kind of end it was.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Each kind of odd file, given to each command that reads or writes one.
    public static TheoryData<string, string> Odd()
    {
        string[] commands =
        [
            "run IN",
            "run plain.dib --out OUT",
            "train --data IN --epochs 1",
            "train --recipe IN",
            "sweep --epochs 0 --out OUT",
            "sweep merge IN",
            "view network --recipe IN",
            "view network --at 0 --out OUT",
            "page --recipe IN",
            "page --out OUT",
            "serve IN --no-open",
        ];
        string[] files =
        [
            "folder.csv",
            "absent/absent.csv",
            "long",
            "half",
            "zeros",
            "/dev/zero",
            "/dev/full",
            "steering",
            "nul",
            "loop.csv",
        ];
        TheoryData<string, string> all = [];
        foreach (string command in commands)
        {
            foreach (string file in files)
            {
                if (!IsFine(command, file))
                    all.Add(command, file);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_file_is_told_of_in_one_line(string command, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its files are odd in other ways");
        string odd = Make(file);
        folder.Write("plain.dib", "#!markdown\n\ntext\n");
        string[] arguments =
        [
            .. command
                .Split(' ')
                .Select(word =>
                    word is "IN" or "OUT" ? odd
                    : word == "plain.dib" ? folder[word]
                    : word
                ),
        ];
        Ran ran = await Ran.InProcess(arguments);
        Assert.Equal(ExitCode.BadInput, ran.Exit);
        // A notebook that ran before its page could not be written has a line of its own.
        string last = ran.Error.TrimEnd('\n').Split('\n')[^1];
        Assert.StartsWith("illuminate ", last, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody foresaw", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ran.Error.Replace("\n", "", StringComparison.Ordinal),
            c => char.IsControl(c) || char.IsSurrogate(c)
        );
        Assert.InRange(
            ran.Error.Count(c => c == '\n'),
            1,
            command.StartsWith("run plain", StringComparison.Ordinal) ? 2 : 1
        );
        Assert.InRange(ran.Error.Length, 20, 2_100);
    }

    [Theory]
    [InlineData("train", "--epochs", "1")]
    [InlineData("train", "--help")]
    [InlineData("view", "curves", "--format", "text", "--at", "1")]
    [InlineData("page")]
    [InlineData("sweep", "--epochs", "0")]
    [InlineData("--version")]
    public async Task A_full_disk_behind_standard_output_is_told_of(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no such device here");
        if (arguments[0] is "page" or "sweep")
            arguments = [.. arguments, "--out", folder["out"]];
        using StringWriter error = new();
        int exit = await IlluminateCommand.RunAsync(arguments, new Terminal(Full(), error));
        Assert.Equal(ExitCode.Failed, exit);
        Assert.Matches(
            @"^illuminate( \w+)?: standard output cannot be written: No space left on device[^\n]*\n$",
            error.ToString()
        );
    }

    [Fact]
    public async Task Whoever_cannot_be_told_of_trouble_has_the_exit_code()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no such device here");
        Assert.Equal(
            ExitCode.BadInput,
            await IlluminateCommand.RunAsync(["train", "--data", "absent.csv"], new Terminal(TextWriter.Null, Full()))
        );
    }

    [Fact]
    public async Task What_nobody_foresaw_is_a_line_and_the_whole_of_it_where_asked_for()
    {
        using Writer broken = new();
        foreach (string[] more in new[] { Array.Empty<string>(), ["--verbose"] })
        {
            using StringWriter error = new();
            int exit = await IlluminateCommand.RunAsync(
                ["train", "--epochs", "0", .. more],
                new Terminal(broken, error)
            );
            string[] lines = error.ToString().TrimEnd('\n').Split('\n');
            Assert.Equal(ExitCode.Failed, exit);
            Assert.Equal(
                "illuminate train: this went wrong in a way that nobody foresaw: InvalidOperationException: out of\\npaper --verbose says the whole of it; please report it.",
                lines[0]
            );
            Assert.Equal(
                more.Length > 0,
                lines.Any(line => line.Contains("at NeuralIllumination.", StringComparison.Ordinal))
            );
            Assert.Equal(more.Length > 0, lines.Length > 1);
        }
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_pipe_that_nobody_writes_to_is_waited_for_until_a_signal(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such pipes there");
        using (Process pipe = Process.Start("mkfifo", [folder["pipe.csv"]]))
            await pipe.WaitForExitAsync();
        using Process program = Ran.Start(folder.Path, "train", "--data", "pipe.csv");
        // Whoever opens a pipe to write waits until somebody has opened it to read; nothing is written.
        await using FileStream held = await Task.Run(() =>
            new FileStream(folder["pipe.csv"], FileMode.Open, FileAccess.Write)
        );
        Assert.False(program.HasExited);
        using (Process kill = Process.Start("kill", [signal, $"{program.Id}"]))
            await kill.WaitForExitAsync();
        string error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((ExitCode.Interrupted, "illuminate train: interrupted.\n"), (program.ExitCode, error));
    }

    [Fact]
    public async Task Whatever_lies_oddly_in_the_folder_the_first_page_comes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its files are odd in other ways");
        await using ServedFolder served = await ServedFolder.StartAsync(("good.dib", "#!markdown\n\n# Good\n"));
        using (Process pipe = Process.Start("mkfifo", [served["pipe.dib"]]))
            await pipe.WaitForExitAsync();
        Directory.CreateDirectory(served["folder.dib"]);
        File.CreateSymbolicLink(served["loop.dib"], served["loop.dib"]);
        File.CreateSymbolicLink(served["nowhere.dib"], served["absent.dib"]);
        File.CreateSymbolicLink(served["endless.ipynb"], "/dev/zero");
        File.WriteAllBytes(served["binary.dib"], [0, 1, 2, 255, 254]);
        File.WriteAllText(served["empty.dib"], "");
        File.WriteAllText(served["empty.ipynb"], "");
        File.WriteAllText(served[$"{new string('n', 240)}.dib"], "#!csharp\n\n1\n");
        File.WriteAllText(served["\u001b[31m\n\u202e.dib"], "#!csharp\n\n1\n");

        string page = await served.GetAsync("/");
        Assert.Contains("Good", page, StringComparison.Ordinal);
        using HttpResponseMessage pipeAnswer = await served.Client.GetAsync(served.Server.Address + "/notebooks/pipe");
        Assert.Contains(
            "expected a notebook's file, found a pipe or a device",
            WebUtility.HtmlDecode(await pipeAnswer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    // Not to be disposed of: that would try to write once more.
    private static StreamWriter Full() =>
        new(new FileStream("/dev/full", FileMode.Open, FileAccess.Write)) { AutoFlush = true };

    /// <summary>A folder is what some commands want, and what is written may take the place of what was there.</summary>
    private static bool IsFine(string command, string file) =>
        file switch
        {
            "folder.csv" => command.StartsWith("serve", StringComparison.Ordinal)
                || command.StartsWith("run plain", StringComparison.Ordinal),
            "zeros" or "half" => command.EndsWith("OUT", StringComparison.Ordinal)
                && !(file == "zeros" && command.StartsWith("sweep", StringComparison.Ordinal)),
            _ => false,
        };

    private string Make(string file)
    {
        switch (file)
        {
            case "folder.csv":
                Directory.CreateDirectory(folder[file]);
                return folder[file];
            case "long":
                return folder[new string('n', 4_000)];
            case "half":
                return folder["half\ud800.csv"];
            case "zeros":
                File.WriteAllBytes(folder["zeros.ipynb"], new byte[2_000]);
                return folder["zeros.ipynb"];
            case "steering":
                return folder["\u001b[2J\nabsent/x.ipynb"];
            case "nul":
                return folder["a\0b"];
            case "loop.csv":
                File.CreateSymbolicLink(folder[file], folder[file]);
                return folder[file];
            default:
                return Path.IsPathRooted(file) ? file : folder[file];
        }
    }

    private sealed class Writer : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("out of\npaper");
    }
}
