namespace NeuralIllumination.Studio.Tests;

/// <summary>What every command has in common.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("run", "--help")]
    [InlineData("train", "--help")]
    [InlineData("view", "--help")]
    [InlineData("page", "--help")]
    [InlineData("run", "-h")]
    public async Task Every_command_has_help(params string[] arguments)
    {
        Ran ran = await Ran.InProcess(arguments);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("Usage:", ran.Out);
    }

    [Fact]
    public async Task The_program_tells_its_version()
    {
        Ran ran = await Ran.InProcess("--version");
        Assert.Equal(0, ran.Exit);
        Assert.StartsWith("0.", ran.Out);
    }

    [Theory]
    [InlineData("illuminate: unknown command trian; did you mean train?\n", "trian")]
    [InlineData("illuminate: unknown option --prot; did you mean --port?\n", "--prot", "1")]
    [InlineData("illuminate: --port must be a whole number from 0 to 65535; got \"70000\".\n", "--port", "70000")]
    [InlineData(
        "illuminate serve: --port must be a whole number from 0 to 65535; got \"x\".\n",
        "serve",
        "--port",
        "x"
    )]
    [InlineData("illuminate serve: expected a folder with notebooks; there is no folder \"x\".\n", "serve", "x")]
    public async Task A_slip_is_one_line_and_exit_2(string message, params string[] arguments) =>
        Assert.Equal(new Ran(2, "", message), await Ran.InProcess(arguments));
}
