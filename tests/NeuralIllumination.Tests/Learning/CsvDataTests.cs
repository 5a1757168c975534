using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>Samples from a CSV: how it is written is found, and which column is what; what cannot be seen is asked for.</summary>
public sealed class CsvDataTests : IDisposable
{
    private const string Iris = "setosa,5.1,3.5\nvirginica,6.3,3.3\nsetosa,4.9,3.0\nvirginica,5.8,2.7\n";

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("0,1,0.5\n1,0,-2e1\n")]
    [InlineData("label,x1,x2\n0,1,0.5\n1,0,-2e1\n")]
    [InlineData("label,0,1\n0,1,0.5\n1,0,-2e1\n")]
    [InlineData(",0,1\n0,1,0.5\n1,0,-2e1\n")]
    [InlineData("\uFEFFlabel;x1;x2\r\n0;1;0,5\r\n1;0;-2e1\r\n")]
    [InlineData("0\t1\t0.5\n1\t0\t-2e1")]
    [InlineData("0;1;0,5\r1;0;-2e1\r\r")]
    [InlineData("0, 1, 0.5\r\n   \r\n1,0 ,\"-2e1\"")]
    [InlineData("\" 0 \" ,+1,.5\n1,0,-20.\n")]
    public void It_is_the_same_however_it_is_written(string text)
    {
        CsvData csv = Read(text);
        Assert.Equal(["0", "1"], csv.Classes);
        Assert.Equal([0, 1], csv.Samples.Select(s => s.Label));
        Assert.Equal([1.0, 0.5], csv.Samples[0].Pixels);
        Assert.Equal([0.0, -20], csv.Samples[1].Pixels);
    }

    [Theory]
    [InlineData(Iris)]
    [InlineData("5.1,setosa,3.5\n6.3,virginica,3.3\n4.9,setosa,3.0\n5.8,virginica,2.7\n")]
    [InlineData("a;b;kind\n5,1;3,5;setosa\n6,3;3,3;virginica\n4,9;3,0;setosa\n5,8;2,7;virginica\n")]
    public void The_only_column_of_text_is_the_label_wherever_it_stands(string text)
    {
        CsvData csv = Read(text);
        Assert.Equal(["setosa", "virginica"], csv.Classes);
        Assert.Equal([0, 1, 0, 1], csv.Samples.Select(s => s.Label));
        Assert.Equal([5.8, 2.7], csv.Samples[3].Pixels);
        Assert.StartsWith("Label: ", csv.Understood[1], StringComparison.Ordinal);
        Assert.Contains(
            ", the only one of text: 2 classes, setosa (2), virginica (2).",
            csv.Understood[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_cases_of_wrong_columns_are_read_rightly()
    {
        // Like optdigits: the first pixel is always 0, the label is last, and there is no header.
        CsvData digits = Read(Rows(120, i => [0, i % 17, (i * 7) % 17, i % 10]));
        Assert.Equal(10, digits.Classes.Count);
        Assert.Equal([0, 0, 0], digits.Samples[0].Pixels);
        Assert.Equal(7, digits.Samples[17].Label);

        // The label first and pixels behind it that are whole numbers too: it reaches as far as no pixel does.
        CsvData first = Read(Rows(120, i => [i % 10, i % 17, (i * 7) % 17, (i * 5) % 17]));
        Assert.Equal(3, first.Samples[13].Label);
        Assert.Equal([13, 91 % 17, 65 % 17], first.Samples[13].Pixels);

        // Like Pima's: the header tells.
        CsvData outcome = Read("Pregnancies,Glucose,Outcome\n" + Rows(40, i => [i % 14, 80 + i, i % 2]));
        Assert.Equal(["0", "1"], outcome.Classes);
        Assert.Equal(["Pregnancies", "Glucose"], outcome.Inputs);
        Assert.Equal("Label: \"Outcome\" (column 3), by its name: 2 classes, 0 (20), 1 (20).", outcome.Understood[1]);
    }

    [Fact]
    public void What_it_understood_is_said()
    {
        Assert.Equal(
            [
                $"{Path.GetFileName(path)}: 4 samples of 2 values, semicolons between them, decimal commas, a header.",
                "Label: \"kind\" (column 1), the only one of text: 2 classes, a (2), b (2).",
                "Values: \"Nr\" (column 2) 1 to 4; \"size\" (column 3) 1.5 to 7.25.",
                "Left out: \"odd\" (column 4).",
                "Odd: \"Nr\" (column 2) counts the lines; if that says nothing of a sample, leave it out, --without Nr.",
                "Unscaled: values as large as 7.25 learn badly; --scale 0..1 or --scale standard makes them small.",
            ],
            Read("kind;Nr;size;odd\na;1;1,5;?\nb;2;7,25;?\na;3;2;?\nb;4;3;?\n", new() { Without = ["odd"] }).Understood
        );
        Assert.Equal(
            [
                $"{Path.GetFileName(path)}: 3 samples of 7 values, commas between them, no header.",
                "To be predicted: column 8, 1 to 3.",
                "Values: 7 columns, column 1 to column 7, 0 to 1.",
            ],
            Read("0,0,0,0,0,0,0,1\n1,1,1,1,1,1,1,2\n0,0,0,0,0,0,0,3\n", new() { Targets = ["last"] }).Understood
        );
    }

    [Theory]
    [InlineData("kind", null, "5.1,3.5", "setosa,virginica")]
    [InlineData("KIND", null, "5.1,3.5", "setosa,virginica")]
    [InlineData("1", null, "5.1,3.5", "setosa,virginica")]
    [InlineData("first", null, "5.1,3.5", "setosa,virginica")]
    [InlineData("kind", "length", "3.5", "setosa,virginica")]
    [InlineData("last", "1,2", null, "2.7,3.0,3.3,3.5")]
    public void A_column_is_named_by_name_or_number(string label, string? without, string? values, string classes)
    {
        CsvChoice said = new() { Label = label, Without = CsvChoice.Listed(without) };
        string text = "kind,length,width\n" + Iris;
        if (values is null)
        {
            Says<ShapeException>("expected a label and at least 1 value", text, said);
            return;
        }

        CsvData csv = Read(text, said);
        Assert.Equal(classes, string.Join(',', csv.Classes));
        Assert.Equal(values, string.Join(',', csv.Samples[0].Pixels.Select(x => FormattableString.Invariant($"{x}"))));
        Assert.Contains(", as was asked for: ", csv.Understood[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Quantities_are_predicted_where_a_target_is_named()
    {
        CsvData csv = Read(
            "a,b,rent,kind\n1,2,500.5,x\n3,4,700,y\n",
            new() { Targets = ["rent", "a"], Without = ["kind"] }
        );
        Assert.True(csv.IsRegression);
        Assert.Equal(["rent", "a"], csv.Classes);
        Assert.Equal(["b"], csv.Inputs);
        Assert.Equal(
            [
                [500.5, 1.0],
                [700, 3],
            ],
            csv.Samples.Select(sample => sample.Targets!)
        );
    }

    [Fact]
    public void A_header_of_numbers_is_asked_for_and_taken_as_it_was_said()
    {
        string text = "0,1,2\n0,4,9\n1,5,8\n";
        Says<FileFormatException>(
            "line 1: its numbers count, 0, 1, 2 …, as the names of columns do; say whether it is a header, --header yes or --header no.",
            text
        );
        Assert.Equal(2, Read(text, new() { HasHeader = true, Label = "first" }).Samples.Count);
        Assert.Equal(["1", "2"], Read(text, new() { HasHeader = true, Label = "0" }).Inputs);
        Assert.Equal(3, Read(text, new() { HasHeader = false, Label = "first" }).Samples.Count);
    }

    [Theory]
    [InlineData("3,0.1\n1,0.2\n2,0.3\n1,0.1\n3,0.4\n2,0.5\n", "1,2,3", "2,0,1,0,2,1")]
    [InlineData("-1,0.1\n1,0.2\n", "-1,1", "0,1")]
    [InlineData("9,0.1\n10,0.2\n", "9,10", "0,1")]
    public void No_class_is_made_that_no_sample_has(string text, string classes, string labels)
    {
        CsvData csv = Read(text);
        Assert.Equal(classes, string.Join(',', csv.Classes));
        Assert.Equal(labels, string.Join(',', csv.Samples.Select(sample => sample.Label)));
    }

    [Theory]
    [InlineData("", typeof(SampleException), "expected at least 1 sample, found none.")]
    [InlineData("\uFEFF \n\t\n", typeof(SampleException), "expected at least 1 sample, found none.")]
    [InlineData("label,x\n", typeof(SampleException), "expected at least 1 sample, found none.")]
    [InlineData("0,1,2\n1,2\n", typeof(ShapeException), ", line 2: expected 3 fields as in line 1, found 2.")]
    [InlineData("0,1,2\n1,2,3,4\n", typeof(ShapeException), ", line 2: expected 3 fields as in line 1, found 4.")]
    [InlineData("0\n1\n", typeof(ShapeException), "found 1 field; are commas, semicolons or tabs between them?")]
    [InlineData(
        "0,1.5,2\n1,2,NaN\n",
        typeof(SampleException),
        ", line 2, column 3: expected a finite number, found \"NaN\"."
    )]
    [InlineData(
        "0,1.5,2\n1,2,0.5.5\n",
        typeof(SampleException),
        ", line 2, column 3: expected a finite number, found \"0.5.5\"."
    )]
    [InlineData(
        "0,1.5,2\n\n1,2,1e999\n",
        typeof(SampleException),
        ", line 3, column 3: expected a finite number, found \"1e999\"."
    )]
    [InlineData("0,1.5,2\n1,2,\n", typeof(SampleException), "found \"\". Fill it in, or take the line out.")]
    [InlineData(
        "0,a\n1,2.5\n0,2\n",
        typeof(SampleException),
        ", line 1, column 2: expected a finite number, found \"a\". If the line names the columns, say --header yes."
    )]
    [InlineData("0,1.5\n1,red\u202e\n1,1\n", typeof(SampleException), "expected a finite number, found \"red\\u202e\"")]
    [InlineData(
        "0,1.5\n1,\u001b[31m2\n1,1\n",
        typeof(SampleException),
        ", line 2, column 2: expected a finite number, found a control character in \"\\u001b[31m2\""
    )]
    [InlineData(
        "a,1\n\"b\nc\",2\n",
        typeof(SampleException),
        ", line 2, column 1: expected a label, found a control character in \"b\\nc\""
    )]
    [InlineData(
        "a\0,b\n1,2\n",
        typeof(SampleException),
        ", line 1, column 1: expected the name of a column, found a control character in \"a\\u0000\""
    )]
    [InlineData("a,1\n,2\na,2\n", typeof(SampleException), ", line 2, column 1: expected a label, found nothing.")]
    [InlineData(
        "0,1.5\n1,2\n01,3\n0,3\n",
        typeof(SampleException),
        ", line 3, column 1: expected a label to be written in one way, \"1\"; found \"01\"."
    )]
    [InlineData("0,1.5\n\"1,2\n", typeof(FileFormatException), ", line 2: expected the end of a quote, found none.")]
    [InlineData(
        "0,1.5\n\"1\"x,2\n",
        typeof(FileFormatException),
        ", line 2: expected the end of a field after its quote, found \"x\"."
    )]
    [InlineData(
        "0;1,5\n1;2.5\n",
        typeof(FileFormatException),
        ", line 1, column 2: expected one decimal mark in a file, found \"1,5\" here and \"2.5\" in line 2."
    )]
    [InlineData(
        "0;1.500,5\n1;2,5\n",
        typeof(SampleException),
        ", line 1, column 2: expected a finite number, found \"1.500,5\""
    )]
    [InlineData(
        "0,1,0\n1,0,1\n",
        typeof(SampleException),
        ": column 1 and column 3 could both be the label; say which, --label 1 or --label 3, or what number is to be predicted, --target 3."
    )]
    [InlineData(
        "0.5,1.5\n1,2.5\n",
        typeof(SampleException),
        ": expected a label in the first column or the last, a name or whole numbers of few kinds, found none; say where it is, --label 2, or what number is to be predicted, --target 2."
    )]
    [InlineData(
        "a,x,1\nb,y,2\n",
        typeof(SampleException),
        "text stands in column 1, column 2. Say which column is the label and leave out the others of text, as in --label 2 --without 1."
    )]
    [InlineData("name,v,Outcome\nann,1,0\nbob,2,1\n", typeof(SampleException), "as in --label Outcome --without name.")]
    [InlineData(
        "name,v\nann,1\nbob,2\ncid,3\n",
        typeof(SampleException),
        ": \"name\" (column 1) is the only one of text and differs in more than half of the 3 lines; leave it out, --without name, or say that it is the label, --label name."
    )]
    [InlineData(
        "v,price,class\n1,2.5,0.5\n2,3.5,0.25\n",
        typeof(SampleException),
        "expected --target class to predict it as a number"
    )]
    public void A_mistake_is_named_with_its_place_and_its_remedy(string text, Type type, string says)
    {
        Exception thrown = Assert.Throws(type, () => Read(text));
        Assert.StartsWith(path, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void What_is_said_of_columns_must_fit()
    {
        string text = "kind,a,a\n" + Iris;
        Says<OptionException>(
            "expected a column, \"kind\", \"a\", \"a\", 1 to 3, first or last; got \"b\".",
            text,
            new() { Label = "b" }
        );
        Says<OptionException>("expected a column, ", text, new() { Label = "4" });
        Says<OptionException>("expected a column, 1 to 3, first or last; got \"0\".", Iris, new() { Label = "0" });
        Says<OptionException>(
            "\"a\" is the name of 2 columns; name one by its number, 2 or 3.",
            text,
            new() { Label = "a" }
        );
        Says<OptionException>("got both.", text, new() { Label = "kind", Targets = ["2"] });
        Says<OptionException>(
            "\"kind\" (column 1) is left out and to be learned",
            text,
            new() { Label = "kind", Without = ["1"] }
        );
        Says<SampleException>(
            "expected at least 2 different labels in column 1, found \"0\" in every line; is the label in another column? Say which with --label.",
            "0,1\n0,2\n",
            new() { Label = "first" }
        );
    }

    [Fact]
    public void A_label_that_training_never_saw_is_refused()
    {
        foreach (
            (int classes, string says) in ((int, string)[])
                [(2, "\"c0\", \"c1\"; found \"x\"."), (13, "\"c11\", …; found \"x\".")]
        )
        {
            File.WriteAllText(path, "x,1\nc0,2\n");
            Assert.EndsWith(
                says,
                Assert
                    .Throws<SampleException>(() =>
                        CsvData.Read(path, null, [.. Enumerable.Range(0, classes).Select(i => $"c{i}")])
                    )
                    .Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused_rather_than_misread()
    {
        File.WriteAllBytes(path, [0xE9, (byte)',', (byte)'1', (byte)'\n', 0xE8, (byte)',', (byte)'2']);
        Assert.Equal(
            $"{path}: expected text in UTF-8, found bytes that are none.",
            Assert.Throws<FileFormatException>(() => CsvData.Read(path)).Message
        );
    }

    /// <summary>They took 20 s and ended the program while the parser began each quote again with every line.</summary>
    [Fact]
    public void Lines_and_quotes_without_end_are_refused_soon()
    {
        Says<FileFormatException>(
            ", line 2: expected the end of a quote, found none.",
            "0,1\n1,\"" + string.Concat(Enumerable.Repeat("2\n", 6_000_000))
        );
        Says<SampleException>("expected a finite number", "0,1.5\n1," + new string('2', 11_000_000) + "\n1,2\n");
    }

    [Fact]
    public void So_many_names_are_no_labels()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"n{i},1\n"));
        Says<SampleException>("differs in more than half of the 20000 lines", text);
        Says<SampleException>(
            "expected at most 10000 different labels in column 1, found more",
            text,
            new() { Label = "first" }
        );
    }

    private static string Rows(int count, Func<int, int[]> row) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Join(',', row(i)) + "\n"));

    private void Says<T>(string says, string text, CsvChoice? said = null)
        where T : Exception =>
        Assert.Contains(says, Assert.Throws<T>(() => Read(text, said)).Message, StringComparison.Ordinal);

    private CsvData Read(string text, CsvChoice? said = null)
    {
        File.WriteAllText(path, text);
        return CsvData.Read(path, said);
    }
}
