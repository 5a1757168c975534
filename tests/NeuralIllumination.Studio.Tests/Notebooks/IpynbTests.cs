using System.Text.Json.Nodes;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

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

    [Fact]
    public void A_round_trip_keeps_what_the_format_does_not_know()
    {
        const string document = """
            {
              "cells": [
                {
                  "cell_type": "code", "custom": { "b": [1, null] }, "execution_count": null, "id": "a", "metadata": {},
                  "outputs": [
                    { "data": { "text/plain": ["2"] }, "execution_count": 1, "metadata": {}, "output_type": "execute_result" },
                    { "output_type": "update_display_data", "data": {}, "extra": true }
                  ],
                  "source": ["1 + 1"]
                },
                { "cell_type": "raw", "id": "b", "metadata": { "format": "x" }, "more": "y", "source": [] }
              ],
              "metadata": { "kernelspec": { "display_name": "C#", "language": "C#", "name": ".net-csharp" } },
              "nbformat": 4,
              "nbformat_minor": 5,
              "zzz": { "kept": 1 }
            }
            """;
        string written = IpynbWriter.Write(IpynbReader.Read(document, "n.ipynb"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void Whatever_stands_in_the_place_of_any_part_it_is_read_and_written_or_refused()
    {
        const string whole = """
            {"nbformat":4,"nbformat_minor":5,
             "metadata":{"kernelspec":{"name":"x","language":"C#"},"language_info":{"name":"C#"},
                         "polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}},
             "cells":[
              {"cell_type":"markdown","id":"a","metadata":{},"attachments":{"p":{"image/png":"AAAA"}},"source":["# T"]},
              {"cell_type":"code","id":"b","execution_count":1,"source":"1",
               "metadata":{"polyglot_notebook":{"kernelName":"fsharp"},"dotnet_interactive":{"language":"fsharp"}},
               "outputs":[
                {"output_type":"stream","name":"stdout","text":["a"]},
                {"output_type":"error","ename":"E","evalue":"v","traceback":["t"]},
                {"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":["1"],"a/b+json":{"c":1},"image/png":"AAAA"}}]}]}
            """;
        string[] others = ["null", "true", "1", "-1e999", "\"x\"", "[]", "[1]", "[[\"x\"]]", "{}", "{\"x\":[null]}"];
        int refused = 0;
        foreach (string path in All(JsonNode.Parse(whole)!).Select(node => node.GetPath()).ToArray())
        {
            foreach (string other in others)
            {
                JsonNode altered = JsonNode.Parse(whole)!;
                Find(altered, path).ReplaceWith(JsonNode.Parse(other));
                refused += IsRefused(altered.ToJsonString()) ? 1 : 0;
            }

            // What no parser of objects can make: half a character as a value.
            JsonNode marked = JsonNode.Parse(whole)!;
            Find(marked, path).ReplaceWith("mark");
            Assert.True(IsRefused(marked.ToJsonString().Replace("\"mark\"", "\"\\udc00\"")));
        }

        Assert.False(IsRefused(whole));
        Assert.True(IsRefused(whole.Replace("\"nbformat_minor\"", "\"\\ud800\"")));
        Assert.InRange(refused, 150, 400);
    }

    [Theory]
    [InlineData(
        "{\"nbformat\":4,\"metadata\":1,\"cells\":[]}",
        "n.ipynb: expected \"metadata\" to be an object, found a number."
    )]
    [InlineData("{\"nbformat\":4,\"cells\":{}}", "n.ipynb: expected \"cells\" to be a list, found an object.")]
    [InlineData(
        "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[\"a\",null]}]}",
        "n.ipynb, cell 1: expected \"source\" to be a text or a list of lines, found a list that holds null."
    )]
    [InlineData(
        "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":true}]}",
        "n.ipynb, cell 1: expected \"source\" to be a text or a list of lines, found true."
    )]
    [InlineData("", "n.ipynb, line 1: expected a notebook in JSON; the text is not JSON or is cut short.")]
    [InlineData(
        "{\n\"cells\": [",
        "n.ipynb, line 2: expected a notebook in JSON; the text is not JSON or is cut short."
    )]
    [InlineData("[]", "n.ipynb: expected a notebook (a JSON object), found a list.")]
    [InlineData("{}", "n.ipynb: expected \"nbformat\": 4, found none.")]
    [InlineData("{\"nbformat\":3}", "n.ipynb: expected \"nbformat\": 4, found 3.")]
    [InlineData("{\"nbformat\":4}", "n.ipynb: expected a list of \"cells\", found none.")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "n.ipynb, cell 1: expected a cell (a JSON object), found a number.")]
    [InlineData(
        "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"heading\"}]}",
        "n.ipynb, cell 1: expected a cell of type code, markdown or raw, found \"heading\"."
    )]
    public void What_is_no_notebook_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FileFormatException>(() => IpynbReader.Read(text, "n.ipynb")).Message);

    private static bool IsRefused(string text)
    {
        Notebook notebook;
        try
        {
            notebook = IpynbReader.Read(text, "n.ipynb");
        }
        catch (FileFormatException refusal)
        {
            Assert.StartsWith("n.ipynb", refusal.Message);
            Assert.DoesNotContain('\n', refusal.Message);
            return true;
        }

        IpynbReader.Read(IpynbWriter.Write(notebook), "n.ipynb");
        HtmlShape.AssertWellFormed(NotebookPage.Render(notebook, "n.ipynb"));
        return false;
    }

    private static JsonNode Find(JsonNode node, string path) => All(node).First(child => child.GetPath() == path);

    private static IEnumerable<JsonNode> All(JsonNode node) =>
        node switch
        {
            JsonObject part => part.SelectMany(member => All(member.Value!).Prepend(member.Value!)),
            JsonArray list => list.SelectMany(item => All(item!).Prepend(item!)),
            _ => [],
        };
}
