using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a cell shows is told as it comes, in order, and not without end.</summary>
public sealed class StreamingTests
{
    [Fact]
    public async Task Output_comes_while_the_cell_runs()
    {
        await using TestKernel kernel = TestKernel.Lent();
        using TemporaryFolder folder = new();
        string sign = folder["seen"];
        // The cell waits for a file that only whoever saw its first line writes.
        Heard heard = new(change =>
        {
            if (change is OutputAdded { Output: StreamOutput { Text: "first\n" } })
                File.WriteAllText(sign, "");
        });
        IReadOnlyList<Output> outputs = await kernel.Run(
            $"Console.WriteLine(\"first\"); while (!File.Exists(@\"{sign}\")) await Task.Delay(5); Console.WriteLine(\"second\");",
            heard
        );
        Assert.Equal([new StreamOutput("stdout", "first\nsecond\n")], outputs);
        Assert.Equal(outputs, heard.Outputs);
    }

    [Fact]
    public async Task Text_displays_and_bars_keep_their_order_and_place()
    {
        await using TestKernel kernel = TestKernel.Lent();
        Heard heard = new();
        IReadOnlyList<Output> outputs = await kernel.Run(
            """
            Console.Write("a");
            #!neural build --layers 64,4,2
            Console.Error.Write("b");
            #!neural train --epochs 30
            Console.Write("c 😀");
            #!html
            <b>d</b>
            #!markdown
            *e*
            #!csharp
            6 * 7
            """,
            heard
        );
        Assert.Equal(heard.Outputs.Select(Text), outputs.Select(Text));
        Assert.Equal(
            ["a", null, "b", null, "c 😀", "<b>d</b>", "<p><em>e</em></p>\n", "42"],
            outputs.Select((output, at) => at is 1 or 3 ? null : Text(output))
        );
        Assert.Contains("<p>", ((DisplayOutput)outputs[6])[MimeText.Html]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_past_the_console_is_shown_and_corrupts_nothing()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run(
            "using (var raw = Console.OpenStandardOutput()) raw.Write(Encoding.UTF8.GetBytes(\"{\\\"$type\\\":\\\"done\\\"}\\nraw ü\\n\"));\n7"
        );
        Assert.Contains(new StreamOutput("stdout", "{\"$type\":\"done\"}\nraw ü\n"), outputs);
        Assert.Contains(outputs, output => Text(output) == "7");
        Assert.Equal("8", await kernel.Value("8"));
    }

    [Fact]
    public async Task A_flood_of_text_is_cut_with_one_notice()
    {
        await using TestKernel kernel = TestKernel.Lent();
        Heard heard = new();
        IReadOnlyList<Output> outputs = await kernel.Run(
            "var line = new string('x', 999); for (int i = 0; i < 1_000_000; i++) Console.WriteLine(line);",
            heard
        );
        Assert.Equal(2, outputs.Count);
        Assert.Equal(CellOutputs.MostText, ((StreamOutput)outputs[0]).Text.Length);
        Assert.Equal(
            StreamOutput.Notice(
                "\n… output cut here: 1,000,000,000 characters were printed, the first 200,000 are shown.\n"
            ),
            outputs[1]
        );
        Assert.Equal(outputs, heard.Outputs);
    }

    [Fact]
    public async Task A_flood_past_the_console_is_cut_with_one_notice()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run(
            "var raw = Console.OpenStandardOutput(); var many = new byte[1_000_000]; Array.Fill(many, (byte)'x'); for (int i = 0; i < 300; i++) raw.Write(many);"
        );
        Assert.Equal(2, outputs.Count);
        Assert.Equal(CellOutputs.MostText, ((StreamOutput)outputs[0]).Text.Length);
        Assert.Contains(
            "300,000,000 characters were written past the console",
            Text(outputs[1]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Too_many_outputs_are_cut_with_one_notice()
    {
        await using TestKernel kernel = TestKernel.Lent();
        string source = string.Concat(Enumerable.Repeat("#!html\n<i></i>\n", 600));
        IReadOnlyList<Output> outputs = await kernel.Run(source);
        Assert.Equal(CellOutputs.MostOutputs + 1, outputs.Count);
        Assert.Equal("\n… outputs cut here: 600 outputs came, the first 500 are shown.\n", Text(outputs[^1]));
    }

    [Fact]
    public async Task Streams_in_turns_are_counted_as_they_came()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run(
            "for (int i = 0; i < 1000; i++) { Console.Write('a'); Console.Error.Write('b'); } for (int i = 0; i < 1000; i++) Console.Write('c');"
        );
        Assert.Equal(CellOutputs.MostOutputs + 1, outputs.Count);
        Assert.Equal("\n… outputs cut here: 2,001 outputs came, the first 500 are shown.\n", Text(outputs[^1]));
    }

    [Fact]
    public async Task A_display_too_large_is_left_out_with_a_notice()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run("new string('x', 21_000_000)");
        Assert.Equal(
            "… an output of 21.0 million characters is not shown; one output may have 20 million.\n",
            Text(Assert.Single(outputs))
        );
    }

    [Fact]
    public async Task Errors_keep_their_places_where_checks_are_written_into_the_code()
    {
        await using TestKernel kernel = TestKernel.Lent();
        ErrorOutput compile = await kernel.Error("for (int i = 0; i < 3; i++) { int y = \"a\"; }");
        Assert.Equal(("CS0029", "line 1, column 39"), (compile.Name, compile.Place));
        ErrorOutput run = await kernel.Error(
            "int Half(int by) =>\n    10 / by;\nfor (int i = 3; ; i--)\n    foreach (var j in new[] { i })\n        Half(\n            j);"
        );
        Assert.Equal(["   at Half, cell 2, line 2", "   at cell 2, line 5"], run.Trace);
    }

    private static string Text(Output output) =>
        output switch
        {
            StreamOutput text => text.Text,
            DisplayOutput display => display.Forms[0].Text,
            ErrorOutput error => error.Message,
            _ => "",
        };

    /// <summary>Puts the changes together again.</summary>
    private sealed class Heard(Action<OutputChange>? also = null) : IProgress<OutputChange>
    {
        public List<Output> Outputs { get; } = [];

        public void Report(OutputChange value)
        {
            switch (value)
            {
                case OutputAdded added:
                    Assert.Equal(Outputs.Count, added.At);
                    Outputs.Add(added.Output);
                    break;
                case OutputReplaced replaced:
                    Outputs[replaced.At] = replaced.Output;
                    break;
                case TextAppended appended:
                    StreamOutput before = Assert.IsType<StreamOutput>(Outputs[appended.At]);
                    Outputs[appended.At] = before with { Text = before.Text + appended.Text };
                    break;
            }

            also?.Invoke(value);
        }
    }
}
