using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class FilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("neural-illumination-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Weights_come_back_bit_for_bit()
    {
        Trainer trainer = Given.Default();
        trainer.Run(2);
        WeightsFile.Save(At("w.json"), trainer.Snapshot());
        NetworkRecord read = WeightsFile.Load(At("w.json"));
        Assert.Equal(trainer.Fingerprint, read.Fingerprint);
        Assert.Equal(trainer.Architecture, read.Architecture);
        Assert.Equal(trainer.Snapshot().Parameters(), read.Parameters());
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        WeightsFile.Save(At("w.json"), Given.Default().Snapshot());
        string text = File.ReadAllText(At("w.json"));
        File.WriteAllText(At("w.json"), text[..(text.Length / 2)]);
        string message = Assert.Throws<FileFormatException>(() => WeightsFile.Load(At("w.json"))).Message;
        Assert.StartsWith(At("w.json"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_altered_parameter_is_noticed()
    {
        WeightsFile.Save(At("w.json"), Given.Default().Snapshot());
        string text = File.ReadAllText(At("w.json"));
        int at = text.IndexOf("\"parameters\": \"", StringComparison.Ordinal) + 30;
        char other = text[at] == 'A' ? 'B' : 'A';
        File.WriteAllText(At("w.json"), text[..at] + other + text[(at + 1)..]);
        Assert.Contains(
            "fingerprint",
            Assert.Throws<FileFormatException>(() => WeightsFile.Load(At("w.json"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_absent_file_and_an_absent_folder_are_named()
    {
        Assert.Contains(
            At("none.json"),
            Assert.Throws<FileFormatException>(() => Recipe.Load(At("none.json"))).Message,
            StringComparison.Ordinal
        );
        string into = Path.Combine(folder, "absent", "r.json");
        Assert.Contains(
            "does not exist",
            Assert.Throws<FileFormatException>(() => Given.Default().Recipe.Save(into)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_failed_write_leaves_what_was_there_and_nothing_beside_it()
    {
        Directory.CreateDirectory(At("r.json"));
        Assert.Throws<FileFormatException>(() => Given.Default().Recipe.Save(At("r.json")));
        Given.Default().Recipe.Save(At("s.json"));
        Assert.Equal(["r.json", "s.json"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_link_is_followed_and_its_targets_rights_are_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need rights of their own on Windows.");
            return;
        }

        File.WriteAllText(At("target.json"), "old");
        File.SetUnixFileMode(At("target.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(At("link.json"), At("target.json"));
        Given.Default().Recipe.Save(At("link.json"));
        Assert.NotNull(new FileInfo(At("link.json")).LinkTarget);
        Assert.StartsWith("{", File.ReadAllText(At("target.json")), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("target.json")));
    }

    [Fact]
    public void A_device_is_not_a_file_to_write_to()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no /dev on Windows.");
            return;
        }

        Assert.Equal(
            "/dev/null: expected a file to write to, found a device.",
            Assert.Throws<FileFormatException>(() => Given.Default().Recipe.Save("/dev/null")).Message
        );
    }

    [Fact]
    public void A_folder_and_no_path_at_all_are_named()
    {
        Assert.Equal(
            $"{folder}: expected a file to read, found a folder.",
            Assert.Throws<FileFormatException>(() => Recipe.Load(folder)).Message
        );
        Assert.Equal(
            "Expected the path of a file to read, got none.",
            Assert.Throws<FileFormatException>(() => WeightsFile.Load(null!)).Message
        );
    }

    [Theory]
    [InlineData(
        "{\"neuralIllumination\":\"weights\",\"network\":null,\"fingerprint\":\"\"}",
        "expected weights, found null where a value belongs."
    )]
    [InlineData(
        "{\"neuralIllumination\":\"recipe\",\"network\":null,\"fingerprint\":\"\"}",
        "expected \"neuralIllumination\": \"weights\", found \"recipe\"."
    )]
    [InlineData("null", "expected weights, found null.")]
    public void What_is_not_a_weights_file_is_refused_with_a_line_that_says_so(string json, string says)
    {
        File.WriteAllText(At("w.json"), json);
        Assert.Equal(
            $"{At("w.json")}: {says}",
            Assert.Throws<FileFormatException>(() => WeightsFile.Load(At("w.json"))).Message
        );
    }

    private string At(string name) => Path.Combine(folder, name);
}
