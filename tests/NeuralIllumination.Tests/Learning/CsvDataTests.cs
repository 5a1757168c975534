using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

public sealed class CsvDataTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("0,1,0.5\n1,0,-2e1\n")]
    [InlineData("label,x1,x2\n0,1,0.5\n1,0,-2e1\n")]
    [InlineData("label,1,2\n0,1,0.5\n1,0,-2e1\n")]
    [InlineData("0, 1, 0.5\r\n\r\n1,0,\"-2e1\"")]
    public void Numbers_with_or_without_a_header(string text)
    {
        CsvData csv = Read(text);
        Assert.Equal(["0", "1"], csv.Classes);
        Assert.Equal([0, 1], csv.Samples.Select(s => s.Label));
        Assert.Equal([0.0, -20], csv.Samples[1].Pixels);
    }

    [Fact]
    public void Names_become_classes_in_alphabetical_order()
    {
        CsvData csv = Read("\"square, big\",1\ncircle,0\ncircle,3\n");
        Assert.Equal(["circle", "square, big"], csv.Classes);
        Assert.Equal([1, 0, 0], csv.Samples.Select(s => s.Label));
    }

    [Theory]
    [InlineData("", typeof(SampleException), "expected at least 1 sample")]
    [InlineData("label,x\n", typeof(SampleException), "expected at least 1 sample")]
    [InlineData("0,1,2\n1,2\n", typeof(ShapeException), "line 2: expected 2 values as in line 1, found 1")]
    [InlineData("0,1,2\n1,2,3,4\n", typeof(ShapeException), "line 2: expected 2 values as in line 1, found 3")]
    [InlineData(
        "0,1,2\n1,2,NaN\n",
        typeof(SampleException),
        "line 2, column 3: expected a finite number, found \"NaN\""
    )]
    [InlineData("0,1,2\n\n1,2,x\n", typeof(SampleException), "line 3, column 3: expected a finite number, found \"x\"")]
    [InlineData("0,1,2\n1,2,\n", typeof(SampleException), "found \"\"")]
    [InlineData("0,abc\n1,2\n", typeof(SampleException), "line 1, column 2: expected a finite number, found \"abc\"")]
    [InlineData(
        "-1,5\n1,6\n",
        typeof(SampleException),
        "line 1: labels must be whole numbers from 0 to 9999, or names; found \"-1\""
    )]
    [InlineData(
        "0,5\n1000000,6\n",
        typeof(SampleException),
        "line 2: labels must be whole numbers from 0 to 9999, or names; found \"1000000\""
    )]
    [InlineData("0,1\n1,red\u202e\n", typeof(SampleException), "expected a finite number, found \"red\\u202e\"")]
    [InlineData("0,1\n1,\u001b[31m2\n", typeof(SampleException), "found a control character in \"\\u001b[31m2\"")]
    [InlineData(
        "0,1\n1,2\0\n",
        typeof(SampleException),
        "line 2, column 2: expected text or a number, found a control character"
    )]
    [InlineData("a,1\n\"b\nc\",2\n", typeof(SampleException), "found a control character in \"b\\nc\"")]
    [InlineData(
        "0,1\n1,2\n01,3\n",
        typeof(SampleException),
        "line 3: a label must be written in one way, 1; found \"01\""
    )]
    [InlineData("0\n1\n", typeof(ShapeException), "expected a label and at least 1 value")]
    [InlineData("0,1\n\"1,2\n", typeof(FileFormatException), "quote")]
    public void A_mistake_is_named_with_its_line(string text, Type type, string says)
    {
        Exception thrown = Assert.Throws(type, () => Read(text));
        Assert.StartsWith(path, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }

    [Fact]
    public void A_label_that_training_never_saw_is_refused()
    {
        File.WriteAllText(path, "triangle,1\n");
        Assert.Contains(
            "expected one of the labels \"circle\", \"square\"; found \"triangle\"",
            Assert.Throws<SampleException>(() => CsvData.Read(path, ["circle", "square"])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(12, "\"c11\"; found \"x\"")]
    [InlineData(13, "\"c11\", …; found \"x\"")]
    public void Of_many_labels_a_dozen_is_named(int classes, string says)
    {
        File.WriteAllText(path, "x,1,2\n");
        Assert.EndsWith(
            $"{says}.",
            Assert
                .Throws<SampleException>(() =>
                    CsvData.Read(path, [.. Enumerable.Range(0, classes).Select(i => $"c{i}")])
                )
                .Message,
            StringComparison.Ordinal
        );
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

    [Fact]
    public void A_line_without_end_is_refused()
    {
        string long1 = "0,1\n1," + new string('2', 11_000_000) + "\n";
        string open1 = "0,1\n1,\"" + string.Concat(Enumerable.Repeat("2\n", 6_000_000));
        Assert.Contains(
            "line 2: expected at most 5000000 characters in a line, found more",
            Assert.Throws<FileFormatException>(() => Read(long1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "line 2: expected comma-separated fields, found a quote that does not end within 1000 lines",
            Assert.Throws<FileFormatException>(() => Read(open1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void So_many_names_are_no_labels()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"n{i},1\n"));
        Assert.Contains(
            "found 20000 different ones in 20000 lines; is the label in another column?",
            Assert.Throws<SampleException>(() => Read(text)).Message,
            StringComparison.Ordinal
        );
    }

    private CsvData Read(string text)
    {
        File.WriteAllText(path, text);
        return CsvData.Read(path);
    }
}
