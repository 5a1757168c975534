using NeuralIllumination.Learning;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>What a cell may do, what it shows, and how it fails.</summary>
public sealed class KernelTests : IAsyncDisposable
{
    private readonly CSharpKernel kernel = new();
    private int cells;

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Fact]
    public async Task State_is_kept_between_cells()
    {
        Assert.Empty(await Run("int x = 20; int Twice(int y) => 2 * y;"));
        Assert.Empty(await Run("using System.Globalization;\nrecord Point(int X);"));
        Assert.Equal("42", Plain(await Run("var culture = CultureInfo.InvariantCulture; Twice(new Point(x).X + 1)")));
    }

    [Fact]
    public async Task A_collection_that_holds_itself_many_times_has_an_end()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run("var many = new object[20]; Array.Fill(many, many); many");
        Assert.InRange(((DisplayOutput)Assert.Single(outputs))[MimeText.Plain]!.Length, 1000, 20_000);
    }

    [Fact]
    public async Task A_collection_that_holds_itself_is_shown_so_far()
    {
        await using TestKernel kernel = TestKernel.Lent();
        IReadOnlyList<Output> outputs = await kernel.Run("var loop = new object[1]; loop[0] = loop; loop");
        Assert.Equal("[[[[[[[[[…]]]]]]]]]", ((DisplayOutput)Assert.Single(outputs))[MimeText.Plain]);
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("Math.Abs(-1);", null)]
    [InlineData("1.5", "1.5")]
    [InlineData("(object?)null", null)]
    [InlineData("\"text\"", "text")]
    [InlineData("new[] { 1.5, 2 }", "[1.5, 2]")]
    [InlineData("Enumerable.Range(0, 30)", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]")]
    [InlineData("await Task.FromResult(7)", "7")]
    [InlineData("Path.GetExtension(\"a.b\") + new StringBuilder(\"c\")", ".bc")]
    [InlineData("Console.ReadLine() ?? \"nobody\"", "nobody")]
    public async Task The_last_value_is_shown_as_text(string source, string? text)
    {
        IReadOnlyList<Output> outputs = await Run(source);
        Assert.Equal(text, outputs.Count == 0 ? null : Plain(outputs));
    }

    [Fact]
    public async Task A_value_with_ToHtml_is_shown_by_it()
    {
        IReadOnlyList<Output> outputs = await Run(
            "class Shown { public string ToHtml() => \"<b>1</b>\"; public override string ToString() => \"one\"; }\nnew Shown()"
        );
        DisplayOutput shown = Assert.IsType<DisplayOutput>(Assert.Single(outputs));
        Assert.Equal([new MimeText("text/html", "<b>1</b>"), new MimeText("text/plain", "one")], shown.Forms);
    }

    [Fact]
    public async Task A_ToHtml_that_throws_fails_its_cell()
    {
        ErrorOutput error = Error(
            await Run("class Bad { public string ToHtml() => throw new InvalidOperationException(\"no\"); }\nnew Bad()")
        );
        Assert.Equal(("InvalidOperationException", "no", 1), (error.Name, error.Message, error.Line));
    }

    [Fact]
    public async Task Console_output_is_kept_in_order_with_what_a_task_of_the_cell_writes()
    {
        IReadOnlyList<Output> outputs = await Run(
            "Console.Write(1); Console.Error.WriteLine(\"two\"); await Task.Run(() => Console.WriteLine(3)); 4"
        );
        Assert.Equal(
            [new StreamOutput("stdout", "1"), new StreamOutput("stderr", "two\n"), new StreamOutput("stdout", "3\n")],
            outputs.OfType<StreamOutput>()
        );
        Assert.Equal("4", Plain([outputs[^1]]));
    }

    [Fact]
    public async Task Two_kernels_at_once_do_not_mix_their_consoles()
    {
        await using CSharpKernel other = new();
        const string count = "for (int i = 0; i < 200; i++) {{ Console.Write(\"{0}\"); await Task.Yield(); }}";
        IReadOnlyList<Output>[] both = await Task.WhenAll(
            kernel.RunAsync(1, count.Replace("{0}", "a").Replace("{{", "{").Replace("}}", "}"), null, default),
            other.RunAsync(1, count.Replace("{0}", "b").Replace("{{", "{").Replace("}}", "}"), null, default)
        );
        Assert.Equal([new StreamOutput("stdout", new string('a', 200))], both[0]);
        Assert.Equal([new StreamOutput("stdout", new string('b', 200))], both[1]);
    }

    [Theory]
    [InlineData("1_500_000", "1,500,000")]
    [InlineData("200_001", "200,001")]
    public async Task A_flood_is_cut_with_a_notice(string length, string printed)
    {
        IReadOnlyList<Output> outputs = await Run($"Console.Write(new string('x', {length}));");
        Assert.Equal(CellOutputs.MostText, ((StreamOutput)outputs[0]).Text.Length);
        Assert.Equal(
            $"\n… output cut here: {printed} characters were printed, the first 200,000 are shown.\n",
            ((StreamOutput)outputs[1]).Text
        );
    }

    [Fact]
    public async Task A_compile_error_names_its_line_and_column_in_the_cell()
    {
        await Run("int first = 1;");
        ErrorOutput error = Error(
            await Run("#r \"nuget: NeuralIllumination\"\nint x = 1;\n  Consol.WriteLine(x);\nint y = \"a\";")
        );
        Assert.Equal("CS0103", error.Name);
        Assert.Equal("The name 'Consol' does not exist in the current context", error.Message);
        Assert.Equal("line 3, column 3", error.Place);
        Assert.Equal(["line 4, column 9: CS0029: Cannot implicitly convert type 'string' to 'int'"], error.Trace);
        Assert.Equal("1", Plain(await Run("first")));
    }

    [Fact]
    public async Task A_run_time_error_shows_the_users_own_frames_only()
    {
        await Run("int Divide(int by) =>\n    10 / by;");
        ErrorOutput error = Error(await Run("int before = 5;\n\nnew[] { 0 }.Select(Divide).Sum()"));
        Assert.Equal(("DivideByZeroException", 3), (error.Name, error.Line));
        Assert.Equal(["   at Divide, cell 1, line 2", "   at cell 2, line 3"], error.Trace);
        Assert.Equal("5", Plain(await Run("before")));
    }

    [Fact]
    public async Task Local_functions_lambdas_types_and_asynchronous_methods_are_named_as_written()
    {
        await Run(
            """
            class Deep
            {
                public static async Task<int> Throw() { await Task.Yield(); Local(); return 1;
                    static void Local() => throw new FormatException("deep"); }
            }
            """
        );
        ErrorOutput error = Error(await Run("Func<Task> call = async () => await Deep.Throw();\nawait call();"));
        Assert.Equal(
            [
                "   at Local, cell 1, line 4",
                "   at Throw, cell 1, line 3",
                "   at cell 2, line 1",
                "   at cell 2, line 2",
            ],
            error.Trace
        );
    }

    [Fact]
    public async Task An_error_says_what_caused_it()
    {
        ErrorOutput error = Error(
            await Run(
                "try { throw new FormatException(\"in\"); } catch (Exception e) { throw new InvalidOperationException(\"out\", e); }"
            )
        );
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Contains("caused by FormatException: in", error.Trace);
    }

    [Theory]
    [InlineData("#r \"nuget: NeuralIllumination\"")]
    [InlineData("#r \"nuget:NeuralIllumination, 0.1.0\"")]
    [InlineData("#r \"NuGet: neuralillumination,*-*\"")]
    public async Task The_package_is_the_build_at_hand(string directive)
    {
        Assert.Empty(await Run(directive));
        Assert.Equal(
            typeof(DatasetRecord).Assembly.Location,
            Plain(await Run("typeof(NeuralIllumination.Learning.DatasetRecord).Assembly.Location"))
        );
    }

    [Fact]
    public async Task Without_its_directive_the_package_is_not_there() =>
        Assert.Equal("CS0246", Error(await Run("using NeuralIllumination;")).Name);

    [Theory]
    [InlineData("#r \"other.dll\"", "#r \"other.dll\" is not supported here; #r \"nuget: NAME, VERSION\" is.", 1)]
    [InlineData("\n#i \"feed\"", "#i \"feed\" is not supported here; #i \"nuget:FOLDER-OR-URL\" is.", 2)]
    [InlineData("var x = 1;\n#!neural stpe --phase forward", "#!neural has no verb \"stpe\". Did you mean step?", 2)]
    [InlineData("#!time\n1", "#!time is not available here; #!neural, #!csharp, #!markdown and #!html are.", 1)]
    [InlineData(
        "#!fsharp\nlet x = 1",
        "#!fsharp is not available here; #!neural, #!csharp, #!markdown and #!html are.",
        1
    )]
    public async Task What_is_not_to_be_had_is_refused_in_one_line(string source, string message, int line)
    {
        ErrorOutput error = Error(await Run(source));
        Assert.Equal((message, line), (error.Message, error.Line));
    }

    [Fact]
    public async Task A_command_runs_in_its_place_between_the_lines_and_shares_its_training_with_them()
    {
        IReadOnlyList<Output> outputs = await Run(
            """
            #r "nuget: NeuralIllumination"
            Console.WriteLine("before");
            #!neural build --layers 64,4,2 --name between # a comment
            Console.WriteLine("after");
            NeuralIllumination.Neural.Get("between").Step();
            #!neural list
            NeuralIllumination.Neural.Get("between").Batch
            """
        );
        Assert.Equal("before\n", Assert.IsType<StreamOutput>(outputs[0]).Text);
        Assert.Contains("64", Assert.IsType<DisplayOutput>(outputs[1]).Forms[^1].Text, StringComparison.Ordinal);
        Assert.Equal("after\n", Assert.IsType<StreamOutput>(outputs[2]).Text);
        Assert.Contains("between", Assert.IsType<DisplayOutput>(outputs[3]).Forms[^1].Text, StringComparison.Ordinal);
        Assert.Equal("1", Plain([outputs[^1]]));
        Assert.Equal(5, outputs.Count);
    }

    [Fact]
    public async Task What_only_looks_like_a_command_is_left_alone()
    {
        Assert.Equal(
            "#!neural step",
            Plain(await Run("/*\n#!neural in a comment\n*/\nvar s = @\"\n#!neural step\";\ns.Trim()"))
        );
    }

    [Fact]
    public async Task A_cell_that_sleeps_is_interrupted_politely()
    {
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(1));
        ErrorOutput error = Error(await kernel.RunAsync(1, "System.Threading.Thread.Sleep(-1);", null, stop.Token));
        Assert.Equal("Interrupted", error.Name);
        Assert.Null(kernel.Ended);
    }

    [Theory]
    [InlineData("async Task Wait() => await Task.Yield();\nawait Wait(); 1")]
    [InlineData(
        "class C { int x; public C(int v) => x = v; public int X { get => x; set => x = value; } public ref int R => ref x; ~C() => x = 0; }\nnew C(1).R"
    )]
    [InlineData("int F(bool b) => b ? 1 : throw new Exception();\nvoid G() => throw new Exception();\nF(true)")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; }\nOnes().First()")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = n => n; e.Compile()(1)")]
    [InlineData(
        "int n = 0; again: if (n < 1) { n++; goto again; }\nswitch (n) { case 0: goto case 1; case 1: break; }\nn"
    )]
    [InlineData("var s = $\"{((Func<int>)(() => { return 1; }))()}\"; s")]
    [InlineData("unsafe int At(int* p) => *p;\nunsafe int Of() { int v = 1; return At(&v); }\nOf()")]
    [InlineData(
        "int Sum(int n, System.Threading.CancellationToken stop = default) => stop.CanBeCanceled ? n : -1;\nSum(1)"
    )]
    public async Task What_checks_are_written_into_means_what_it_meant(string source) =>
        Assert.Equal("1", Plain(await Run(source)));

    private Task<IReadOnlyList<Output>> Run(string source) =>
        kernel.RunAsync(++cells, source, null, CancellationToken.None);

    private static string? Plain(IReadOnlyList<Output> outputs) =>
        Assert.IsType<DisplayOutput>(Assert.Single(outputs))[MimeText.Plain];

    private static ErrorOutput Error(IReadOnlyList<Output> outputs) => Assert.IsType<ErrorOutput>(outputs[^1]);
}
