using System.Text.Json.Nodes;
using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>.ipynb notebooks, nbformat 4.5.</summary>
public sealed class IpynbTests
{
    private static readonly Notebook Executed = new([
        new Cell("markdown", "# Title\n\nProse"),
        new Cell("csharp", "x\ny")
        {
            ExecutionCount = 3,
            State = CellState.Succeeded,
            Outputs =
            [
                new StreamOutput(StreamOutput.StandardOutput, "one\ntwo\n"),
                new DisplayOutput([new MimeText(MimeText.Html, "<p>\nhi</p>"), new MimeText(MimeText.Plain, "hi")]),
            ],
        },
        new Cell("csharp", "z") { Outputs = [new ErrorOutput("CS0103", "no z", ["   at cell 3, line 1"])] },
        new Cell("html", "<b>1</b>"),
        new Cell("raw", "raw"),
    ]);

    [Fact]
    public void The_document_has_the_shape_that_the_format_prescribes()
    {
        JsonNode root = JsonNode.Parse(IpynbWriter.Write(Executed))!;

        Assert.Equal((4, 5), ((int)root["nbformat"]!, (int)root["nbformat_minor"]!));
        Assert.Equal(".net-csharp", (string?)root["metadata"]!["kernelspec"]!["name"]);
        JsonArray cells = root["cells"]!.AsArray();
        Assert.Equal(["markdown", "code", "code", "code", "raw"], cells.Select(cell => (string?)cell!["cell_type"]));
        Assert.Equal(5, cells.Select(cell => (string?)cell!["id"]).Distinct().Count());
        Assert.All(cells, cell => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", (string?)cell!["id"]));
        Assert.All(cells, cell => Assert.NotNull(cell!["metadata"]));
        Assert.Equal("""["x\n","y"]""", cells[1]!["source"]!.ToJsonString());
        JsonArray outputs = cells[1]!["outputs"]!.AsArray();
        Assert.Equal(
            """{"name":"stdout","output_type":"stream","text":["one\n","two\n"]}""",
            outputs[0]!.ToJsonString()
        );
        Assert.Equal(3, (int)outputs[1]!["execution_count"]!);
        Assert.Equal(["text/html", "text/plain"], outputs[1]!["data"]!.AsObject().Select(form => form.Key));
        Assert.Equal("error", (string?)cells[2]!["outputs"]![0]!["output_type"]);
        Assert.Equal("html", (string?)cells[3]!["metadata"]!["polyglot_notebook"]!["kernelName"]);
    }

    [Fact]
    public void A_round_trip_keeps_content_and_what_others_wrote_besides()
    {
        const string foreign = """
            {
             "cells": [
              {"cell_type":"markdown","id":"m","metadata":{"tags":["a"]},"attachments":{"p.png":{"image/png":"AAAA"}},"source":["x\n","y"]},
              {"cell_type":"code","id":"m","execution_count":7,"metadata":{"collapsed":true},"source":"1",
               "outputs":[
                {"output_type":"execute_result","execution_count":7,"metadata":{"isolated":true},"data":{"application/vnd.x+json":{"a":[1,2.50]},"text/plain":["1"]}},
                {"output_type":"display_data","metadata":{},"data":{"image/png":"AAAA"}},
                {"output_type":"stream","name":"stderr","text":"oops"}]},
              {"cell_type":"raw","metadata":{"format":"rst"},"source":[]}
             ],
             "metadata": {"kernelspec":{"name":"python3","display_name":"Python 3","language":"python"},"own":{"é":1}},
             "nbformat": 4, "nbformat_minor": 4
            }
            """;
        Notebook once = IpynbReader.Read(foreign, "n.ipynb");
        Assert.Equal(["markdown", "python", "raw"], once.Cells.Select(cell => cell.Kernel));

        string written = IpynbWriter.Write(once);
        JsonNode root = JsonNode.Parse(written)!;
        Assert.Equal(
            """{"kernelspec":{"name":"python3","display_name":"Python 3","language":"python"},"own":{"é":1}}""",
            IpynbJson.Raw(root["metadata"])
        );
        Assert.Equal(
            """{"a":[1,2.50]}""",
            root["cells"]![1]!["outputs"]![0]!["data"]!["application/vnd.x+json"]!.ToJsonString()
        );
        Assert.Equal("AAAA", (string?)root["cells"]![0]!["attachments"]!["p.png"]!["image/png"]);
        Assert.Equal("m", (string?)root["cells"]![0]!["id"]);
        Assert.Equal("cell-2", (string?)root["cells"]![1]!["id"]);
        Assert.Equal(written, IpynbWriter.Write(IpynbReader.Read(written, "n.ipynb")));
    }

    [Theory]
    [InlineData("", "n.ipynb, line 1: expected a notebook in JSON; the text is not JSON or is cut short.")]
    [InlineData(
        "{\n\"cells\": [",
        "n.ipynb, line 2: expected a notebook in JSON; the text is not JSON or is cut short."
    )]
    [InlineData("[]", "n.ipynb: expected a notebook (a JSON object).")]
    [InlineData("{}", "n.ipynb: expected \"nbformat\": 4, found none.")]
    [InlineData("{\"nbformat\":3}", "n.ipynb: expected \"nbformat\": 4, found 3.")]
    [InlineData("{\"nbformat\":4}", "n.ipynb: expected a list of \"cells\", found none.")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "n.ipynb, cell 1: expected a cell of type code, markdown or raw.")]
    public void What_is_no_notebook_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FileFormatException>(() => IpynbReader.Read(text, "n.ipynb")).Message);
}
