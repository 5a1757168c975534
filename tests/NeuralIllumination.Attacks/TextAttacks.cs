using System.Text;
using AngleSharp.Html.Parser;
using NeuralIllumination.Magic;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Sessions;
using NeuralIllumination.Tests;

namespace NeuralIllumination.Attacks;

/// <summary>Every reader of other people's texts, with texts of its kind and what it promises of those that it takes.</summary>
public sealed class TextAttacks : IDisposable
{
    private static readonly string[] Numbers =
    [
        .. "0 -0 1 -1 2 7 16 0.5 1e-300 1e300 1e999 -1e15 NaN Infinity 2147483648 9007199254740993 0x10 1_000 00 1,5 ½ ٣ true null \"\" [] {}".Split(
            ' '
        ),
    ];

    private static readonly string[] JsonSigns =
    [
        .. "{ } [ ] , : \" \\ \\u0000 \\ud800 \n \r\n \t \0 \u001b[31m \uFEFF \u2028 // /* 'a' \"a\": é 🙂".Split(' '),
        "\"epochs\":",
        "\"seed\":",
        "\"layers\":[",
        "\"changes\":[{",
        "\"parameters\":\"",
        "\"cells\":[",
        "\"outputs\":[{\"output_type\":\"display_data\",\"data\":{",
        "\"text/html\":",
        "\"source\":[",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("illuminate-attacks-").FullName;
    private readonly SweepPlan plan = new([7, 8], [0.05, 0.5], [40], epochs: 2);

    /// <summary>The readers.</summary>
    public IReadOnlyList<TextAttack> All =>
        [
            new("recipe", Recipes, (_, text) => ReadRecipe(text)),
            new("weights", Weights, (_, text) => ReadWeights(text)),
            new("CSV", Csv, (_, text) => ReadCsv(text)),
            new("sweep's file", Sweeps, (_, text) => ReadSweep(text)),
            new(".dib", Dibs, (_, text) => ReadDib(text)),
            new(".ipynb", Ipynbs, (_, text) => ReadIpynb(text)),
            new("C# of a cell", CellTexts.Mutated, (_, text) => ReadCell(text)),
            new("magic's line", Lines, ReadLine),
            new("prose", Prose, (_, text) => ReadProse(text)),
            new("terminal's text", Terminals, (_, text) => ReadTerminal(text)),
            new("two people's texts", CellTexts.Mutated, ReadTwo),
        ];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Recipe Sound(bool own)
    {
        DatasetRecord data = own
            ? OwnData.Create(
                [new Sample([0, 0.37], 0), new Sample([0.37, 0], 1)],
                [new Sample([0, 0], 1)],
                ["a", "größer"]
            )
            : DatasetRecord.Generate(Generator.CirclesAndSquares, 3, 6, 2);
        Trainer trainer = new(
            data,
            new Architecture([own ? 2 : 64, 3, 2], Activation.Tanh),
            new TrainingOptions { BatchSize = 2, L2 = 0.01 }
        );
        trainer.Run(1);
        trainer.LearningRate = 0.3;
        trainer.Set(new ParameterChange(1, 2, own ? 1 : 5, 0.25));
        trainer.Step();
        return trainer.Recipe;
    }

    private MutatedText Recipes(int seed) =>
        new(seed, [Sound(own: false).ToJson(), Sound(own: true).ToJson()], JsonSigns, Numbers);

    private static bool ReadRecipe(string text)
    {
        string written = Recipe.FromJson(text).ToJson();
        BrokenPromiseException.Unless(
            Recipe.FromJson(written).ToJson() == written,
            "a recipe that was read and written is read as the same"
        );
        return true;
    }

    private MutatedText Weights(int seed)
    {
        WeightsFile.Save(Beside("sound.json"), Training.Replay(Sound(own: true)).Network.Record);
        return new(seed, [File.ReadAllText(Beside("sound.json"))], JsonSigns, Numbers);
    }

    private bool ReadWeights(string text)
    {
        Write(Beside("weights.json"), text);
        NetworkRecord read = WeightsFile.Load(Beside("weights.json"));
        WeightsFile.Save(Beside("again.json"), read);
        BrokenPromiseException.Unless(
            WeightsFile.Load(Beside("again.json")).Fingerprint == read.Fingerprint,
            "weights that were read and written are the same"
        );
        return true;
    }

    private static MutatedText Csv(int seed) =>
        new(
            seed,
            [
                "label,x,y\n0,0.5,1\n1,0.25,-3e-2\n",
                "a;b;kind\n1,5;2;cat\n2,25;-3;dog\n1;2;cat\n",
                "0\t0.5\t1\n1\t2\t3\n0\t5\t-1e3\n",
                "class,a,b,c\ncat,1,2,3\n\"dog, big\",4,5,6\n\"a \"\"b\"\"\",7,8,9\n",
                string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 3},{i / 40.0:R},{i},{-i}\n")),
            ],
            [.. ", \" \"\" \n \r\n \r ; \t \0 \u001b[2J \uFEFF \u2028 # ' 🙂 é".Split(' '), "\n\n", ",,", "\",\""],
            Numbers
        );

    private bool ReadCsv(string text)
    {
        Write(Beside("data.csv"), text);
        CsvData read = CsvData.Read(Beside("data.csv"));
        BrokenPromiseException.Unless(
            read.Samples.All(sample =>
                sample.Label >= 0 && sample.Label < read.Classes.Count && sample.Pixels.All(double.IsFinite)
            ),
            "every sample has a class and finite values"
        );
        BrokenPromiseException.Unless(
            read.Samples.Select(sample => sample.Pixels.Count).Distinct().Count() == 1,
            "every sample has as many values as the first"
        );
        return true;
    }

    private MutatedText Sweeps(int seed)
    {
        string path = Beside("sound.csv");
        using (SweepFile file = SweepFile.Open(path, plan))
        {
            for (int index = 0; index < plan.Count; index++)
                file.Add(plan.Run(index));
        }

        return new(
            seed,
            [File.ReadAllText(path), string.Concat(File.ReadAllLines(path).Take(3).Select(line => line + "\n"))],
            [.. ", \n \r\n # \" \0 \u001b - . e 🙂 shard 1/1".Split(' ')],
            Numbers
        );
    }

    private bool ReadSweep(string text)
    {
        string path = Beside("sweep.csv");
        Write(path, text);
        int done;
        using (SweepFile file = SweepFile.Open(path, plan))
            done = file.Done;
        string kept = File.ReadAllText(path);
        BrokenPromiseException.Unless(
            done >= 0 && done <= plan.Count && kept.Count(c => c == '\n') == done + 2,
            "as many lines stand in the file as are said to be done"
        );
        BrokenPromiseException.Unless(
            done == 0 || text.StartsWith(kept, StringComparison.Ordinal),
            "a line that is gone on behind is not changed"
        );
        return true;
    }

    private static MutatedText Dibs(int seed) =>
        new(
            seed,
            Notebooks("*.dib"),
            [
                .. "\n \r\n \r #! # { } \" \0 \uFEFF \u2028 é 🙂".Split(' '),
                "\n#!csharp\n",
                "\n#!markdown\n",
                "\n#!meta\n",
                "\n#!fsharp --name x\n",
                "\n#!neural step\n",
                "#!csharp ",
                "\n\n#!",
            ],
            ["csharp", "markdown", "meta", "value", "{\"kernelInfo\":{}}", "set", "share"]
        );

    private static bool ReadDib(string text)
    {
        Notebook read = DibReader.Read(text, "n.dib");
        string written = DibWriter.Write(read, "n.dib");
        BrokenPromiseException.Unless(
            Same(read, DibReader.Read(written, "n.dib")),
            "a notebook that was read and written is read as the same"
        );
        return true;
    }

    private static MutatedText Ipynbs(int seed) =>
        new(
            seed,
            [.. Notebooks("*.dib").Take(2).Select(text => IpynbWriter.Write(DibReader.Read(text, "n.dib"))), Odd],
            JsonSigns,
            Numbers
        );

    private static bool ReadIpynb(string text)
    {
        Notebook read = IpynbReader.Read(text, "n.ipynb");
        string written = IpynbWriter.Write(read);
        BrokenPromiseException.Unless(
            IpynbWriter.Write(IpynbReader.Read(written, "n.ipynb")) == written,
            "a notebook that was read and written is read as the same"
        );
        foreach (Cell cell in read.Cells)
        {
            foreach (Output output in cell.Outputs)
                NoScript(OutputHtml.Render(output, isOwn: false));
        }

        return true;
    }

    private static bool ReadCell(string text)
    {
        string html = CodeColours.Render(text);
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument($"<pre>x{html}</pre>");
        BrokenPromiseException.Unless(
            page.QuerySelectorAll("*")
                .All(element => element.LocalName is "html" or "head" or "body" or "pre" or "span"),
            "colours are spans and nothing else"
        );
        DeepCode.Refuse(text);
        foreach (CellPart part in CellSyntax.Parts(text))
        {
            if (part.Kind == CellPartKind.Code)
                CellSyntax.TakeDirectives(part.Text, out _);
        }

        return true;
    }

    private static MutatedText Lines(int seed) =>
        new(
            seed,
            [.. Magics.Verbs.SelectMany(verb => verb.Examples), "#!neural train --name \"a b\" --epochs 20 # why"],
            [.. "\" ' # -- - = \n \t \0 \u001b 🙂 é #! --name --file \"".Split(' '), "  "],
            [.. Magics.Verbs.Select(verb => verb.Name), .. Magics.Options.Select(option => option.Name), .. Numbers]
        );

    private static bool ReadLine(MutatedText texts, string text)
    {
        int place = texts.Place(text);
        MagicOffers? offers = MagicCompletion.At(text, place, ["a", "größer"]);
        BrokenPromiseException.Unless(
            offers is null || (offers.Start >= 0 && offers.Length >= 0 && offers.Start + offers.Length <= text.Length),
            "an offer replaces what stands in the text"
        );
        _ = MagicHover.At(text, place);
        // Nothing is run: its token is cancelled, and what is read before is all that is wanted.
        if (text.Contains("save", StringComparison.Ordinal) || text.Contains("file", StringComparison.Ordinal))
            return offers is not null;
        Magics.Run(text, _ => _ => { }, new CancellationToken(canceled: true));
        return true;
    }

    private static MutatedText Prose(int seed) =>
        new(
            seed,
            [
                "# Title\n\nA *word*, a [link](https://a.b/c?d=e), `code`, $x^2$ and\n\n$$\\frac a b$$\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                "<div onclick=\"x()\" style=\"color:red\"><a href=\"javascript:x()\">y</a><img src=x onerror=x()></div>\n\ntext<br>more <!-- no --> <details><summary>s</summary>t</details>",
                "<svg><script>x()</script></svg><math><mtext></mtext></math><iframe srcdoc=\"<script>x()</script>\"></iframe><style>a{}</style>",
                "\\begin{align}\na &= b \\\\\nc &< d\n\\end{align}\n\n```csharp\nvar x = 1;\n```\n\n> quoted[^1]\n\n[^1]: note\n",
            ],
            [
                .. "< > </ /> \" ' & &lt; &#0; &#x6A; ` ``` ~~~ $ $$ \\( \\[ * ** _ ~ # > | [ ] ( ) ! \\ \n \r \0 \u2028 🙂".Split(
                    ' '
                ),
                "<script>",
                "</script>",
                "<img src=x onerror=",
                "javascript:",
                "java&#115;cript:",
                "data:text/html,",
                "<svg onload=",
                "<!--",
                "-->",
                "<![CDATA[",
                "](",
            ],
            [
                "onclick=x()",
                "href=javascript:x()",
                "style=position:fixed",
                "id=a",
                "name=body",
                "src=//a.b",
                "<b>",
                "</div>",
            ]
        );

    private static bool ReadProse(string text)
    {
        NoScript(MarkdownText.Render(text));
        return true;
    }

    private static MutatedText Terminals(int seed) =>
        new(
            seed,
            ["\rone 10%\rone 20%\n\u001b[1A\u001b[2Kdone\n\u001b[31mred\u001b[0m", "a\bb\u001b[5Gc\u001b[3D\u001b[Kd"],
            [
                .. "\u001b \u001b[ \u001b] \r \n \b \t \a \0 \u009b \u001b[2J \u001b[1A \u001b[99999999C \u001b[-1G ; m K 🙂".Split(
                    ' '
                ),
            ],
            ["1", "999999999999", "31", "0;1;2", "?25l", "word"]
        );

    private static bool ReadTerminal(string text)
    {
        string left = TerminalText.Of(text);
        BrokenPromiseException.Unless(
            !left.AsSpan().ContainsAny('\r', '\b', '\u001b') || left == text,
            "no sign that steers a terminal is left"
        );
        return true;
    }

    private static bool ReadTwo(MutatedText texts, string basis)
    {
        string mine = texts.Spoilt(basis);
        string theirs = texts.Spoilt(basis);
        BrokenPromiseException.Unless(
            TextMerge.Merge(basis, basis, theirs) == theirs,
            "who changed nothing gets the other's"
        );
        BrokenPromiseException.Unless(TextMerge.Merge(basis, mine, basis) == mine, "who changed alone keeps it");
        if (TextMerge.Merge(basis, mine, theirs) is not { } merged)
            return false;
        HashSet<string> lines = [.. merged.Split('\n')];
        HashSet<string> old = [.. basis.Split('\n')];
        BrokenPromiseException.Unless(
            mine.Split('\n').Concat(theirs.Split('\n')).All(line => old.Contains(line) || lines.Contains(line)),
            "no new line of either is lost"
        );
        return true;
    }

    private static void NoScript(string html)
    {
        using AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        foreach (AngleSharp.Dom.IElement element in page.Body!.QuerySelectorAll("*"))
        {
            BrokenPromiseException.Unless(
                element.LocalName
                    is not (
                        "script"
                        or "iframe"
                        or "object"
                        or "embed"
                        or "style"
                        or "link"
                        or "meta"
                        or "base"
                        or "form"
                    ),
                $"no element {element.LocalName} stands in a page"
            );
            foreach (AngleSharp.Dom.IAttr attribute in element.Attributes)
            {
                string value = new([.. attribute.Value.Where(c => c > ' ')]);
                BrokenPromiseException.Unless(
                    !attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                        && attribute.LocalName is not ("srcdoc" or "formaction")
                        && !value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
                        && !value.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
                        && !value.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase),
                    $"no attribute {attribute.LocalName}=\"{attribute.Value}\" runs"
                );
            }
        }
    }

    private static string[] Notebooks(string pattern) =>
        [
            .. Directory
                .GetFiles(Repository.Path("notebooks"), pattern)
                .Order(StringComparer.Ordinal)
                .Take(3)
                .Select(File.ReadAllText)
                .Select(text => text[..Math.Min(text.Length, 6_000)]),
        ];

    private static bool Same(Notebook one, Notebook other) =>
        one.Cells.Count == other.Cells.Count
        && one.Cells.Zip(other.Cells)
            .All(pair => pair.First.Kernel == pair.Second.Kernel && pair.First.Source == pair.Second.Source);

    // Half a surrogate has no bytes; a file cannot hold one.
    private static void Write(string path, string text) => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    private string Beside(string name) => Path.Combine(folder, name);

    private const string Odd = """
        {"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":"python3"},"own":[1,{"a":null}]},"cells":[
        {"cell_type":"code","id":"a","metadata":{"tags":["t"]},"source":["1\n","2"],"execution_count":3,"outputs":[
        {"output_type":"stream","name":"stderr","text":["a\rb","\u001b[31mc"]},
        {"output_type":"display_data","metadata":{},"data":{"text/html":["<b onclick='x()'>","</b><script>x()</script>"],"text/plain":"p","image/png":"AAAA","image/svg+xml":"<svg onload='x()'/>","application/json":{"a":[1]},"text/markdown":"*m*","text/latex":"$x$"}},
        {"output_type":"error","ename":"E","evalue":"v","traceback":["\u001b[1mt"]},{"output_type":"other","x":1}]},
        {"cell_type":"markdown","metadata":{},"source":"![p](attachment:p.png)","attachments":{"p.png":{"image/png":"AAAA"}}},
        {"cell_type":"raw","metadata":{"format":"text/html"},"source":"<b>"}]}
        """;
}
