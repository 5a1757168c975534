using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuralIllumination.Browser;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Web.Tests;

/// <summary>The page reads a CSV as C# does, and refuses what C# refuses, with the same words: both are given the same files, spoilt by chance.</summary>
public sealed class MutatedFilesTests(BrowserFixture fixture)
{
    private const int Count = 10_000;

    private static readonly string[] Bases =
    [
        "label,x,y\n0,0.5,1\n1,0.25,-3e-2\n1,7,0\n0,1,2\n",
        "a;b;kind\r\n1,5;2;cat\r\n2,25;-3;dog\r\n1;2;cat\r\n-0,5;1;dog\r\n",
        "0\t0.5\t1\n1\t2\t3\n0\t5\t-1e3\n1\t0\t0\n",
        "class,a,b,c\ncat,1,2,3\n\"dog, big\",4,5,6\ncat,1,1,1\n\"dog, big\",7,8,9\n",
        "3,0,1,2\n1,3,4,5\n2,5,4,3\n3,0,0,0\n1,9,9,9\n2,1,1,1\n",
        ",0,1,2\n0,5,6,7\n1,8,9,1\n0,1,2,3\n1,3,3,3\n",
        "id,street,rooms,rent\n1,A,2,500.5\n2,B,3,700\n3,A,1,300\n4,B,4,900\n",
    ];

    private static readonly string[] Pieces =
    [
        .. ", \" \"\" \n \r\n \r ; \t \0 \u001b[2J \uFEFF \u2028 # ' 🙂 é \u202e \u00a0 NaN Infinity 1e999 -0 007 1.500,5 0,5 .5 5. 0 1 2 - + e".Split(
            ' '
        ),
        " ",
        "\n\n",
        ",,",
        "\",\"",
        "\n0,1,2\n",
    ];

    [Fact]
    public async Task C_sharp_and_the_page_understand_the_same()
    {
        Random random = new(20261130);
        (string Text, CsvChoice Said)[] files =
        [
            .. Bases.Select(text => (text, new CsvChoice())),
            .. Enumerable.Range(0, Count).Select(_ => (Mutated(random), Said(random))),
        ];
        await using EnginePage page = new();
        string script =
            $"<script>window.niData = {PageScript.Bundle("own/csvdata.js")}; window.niFields = {PageScript.Bundle("own/csvfields.js")};</script>";
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "files");
        string[] read = await opened.Page.EvaluateAsync<string[]>(
            """
            (files) => {
              const whole = (work) => {
                while (true) {
                  const { done, value } = work.next();
                  if (done) return value;
                }
              };
              return files.map(([text, header, label, target, without]) => {
                try {
                  const cut = whole(niFields.fieldsOf(text));
                  const columns = (one) => (one === "" ? [] : [one === "first" ? 0 : cut.columns - 1]);
                  const said = {
                    hasHeader: header === "" ? null : header === "yes",
                    label: columns(label)[0] ?? null,
                    targets: columns(target),
                    without: columns(without),
                  };
                  const csv = whole(niData.csvOf("a.csv", cut, said));
                  const bits = new BigUint64Array(Float64Array.from([...csv.values, ...csv.targets]).buffer);
                  const numbers = Array.from(bits, (one) => one.toString(16)).join(" ");
                  return [csv.classes.join("|"), csv.inputs?.join("|") ?? "none", csv.labels.join(" "), numbers, ...csv.understood].join("\n");
                } catch (error) {
                  const isForeseen = error.constructor === Error || "what" in error;
                  return `${isForeseen ? "" : "UNFORESEEN "}refused: ${error.message}`;
                }
              });
            }
            """,
            files.Select(file => Asked(file.Text, file.Said))
        );

        List<string> differing = [];
        int taken = 0;
        for (int i = 0; i < files.Length; i++)
        {
            string own = Read(files[i].Text, files[i].Said);
            taken += own.StartsWith("refused", StringComparison.Ordinal) ? 0 : 1;
            if (Told(own) != Told(read[i]))
                differing.Add(
                    $"C#: {own}\npage: {read[i]}\n{JsonSerializer.Serialize(Asked(files[i].Text, files[i].Said))}"
                );
        }

        Assert.True(differing.Count == 0, $"{differing.Count} differ:\n{string.Join("\n\n", differing.Take(12))}");
        // Neither side refuses everything, or nothing.
        Assert.InRange(taken, Count / 20, Count * 19 / 20);
    }

    [Theory]
    [InlineData(0, 0.25, null)]
    [InlineData(1, 0.3, Scaling.Standard)]
    [InlineData(2, 0.5, Scaling.ZeroToOne)]
    [InlineData(3, 0.4, null)]
    [InlineData(4, 0, Scaling.Standard)]
    [InlineData(7, 0.2, Scaling.ZeroToOne)]
    [InlineData(8, 0.35, null)]
    public async Task The_page_divides_packs_and_scales_as_C_sharp_does(int which, double share, Scaling? scale)
    {
        string text = which switch
        {
            // Pictures of 16 grey pixels, then numbers of many digits to be predicted.
            7 => string.Concat(
                Enumerable
                    .Range(0, 60)
                    .Select(i =>
                        $"{i % 3 + 1},{string.Join(',', Enumerable.Range(0, 16).Select(p => i * (p + 3) % 17))}\n"
                    )
            ),
            8 => "rent,size\n"
                + string.Concat(
                    Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"{Math.Sqrt(i):R},{i / 7.0:R}\n"))
                ),
            _ => Bases[which],
        };
        CsvChoice said = which == 8 ? new() { Targets = ["first"] } : new();
        using TemporaryFile file = new(text);
        DatasetRecord data = new CsvFile
        {
            Path = file.Path,
            Columns = said,
            TestShare = share,
            Scale = scale,
        }.Read();
        Trainer trainer = new(
            data,
            Architecture.Usual(data.Shape),
            new TrainingOptions { BatchSize = 2, LearningRate = 0.01 }
        );
        trainer.Run(3);
        await using EnginePage page = new();
        string script =
            $"<script>window.ni = {PageScript.Bundle("start.js")}; window.niData = {PageScript.Bundle("own/csvdata.js")}; window.niFields = {PageScript.Bundle("own/csvfields.js")}; window.niOwn = {PageScript.Bundle("run/owndata.js")}; window.niText = {PageScript.Bundle("run/recipetext.js")}; window.niModule = \"{EngineModule.Base64}\";</script>";
        OpenedPage opened = await page.OpenAsync(fixture.Browser, EnginePage.Page("", script), "divided");
        string[] made = await opened.Page.EvaluateAsync<string[]>(
            """
            async ([text, share, scale, target, json]) => {
              const whole = (work) => {
                while (true) {
                  const { done, value } = work.next();
                  if (done) return value;
                }
              };
              const recipe = JSON.parse(json);
              const { engine } = await ni.open({ module: niModule, recipe });
              const said = { hasHeader: null, label: null, targets: target ? [0] : [], without: [] };
              const csv = whole(niData.csvOf("a.csv", whole(niFields.fieldsOf(text)), said));
              const { data } = niOwn.ownDataOf(engine, csv, { share: Number(share), seed: 42, scale: scale || null });
              const own = { ...recipe, data: JSON.parse(JSON.stringify(data)) };
              const run = await ni.open({ module: niModule, recipe: own });
              run.goTo(recipe.epochs, 0);
              return [niText.recipeText(own), run.fingerprint];
            }
            """,
            new[]
            {
                text,
                share.ToString(CultureInfo.InvariantCulture),
                scale is { } kind ? Terms.Name(kind) : "",
                which == 8 ? "first" : "",
                trainer.Recipe.ToJson(),
            }
        );
        Assert.Equal(trainer.Recipe.ToJson(), made[0]);
        Assert.Equal(trainer.Run().Fingerprint, made[1]);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } =
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".csv");

        public void Dispose() => File.Delete(Path);
    }

    /// <summary>What both say. C# goes on to say what to type on a command line, where the page has a control.</summary>
    private static string Told(string read) =>
        string.Join(
            '\n',
            read.Split('\n')
                .Select(line =>
                    line.StartsWith("refused", StringComparison.Ordinal)
                    || line.StartsWith("Odd: ", StringComparison.Ordinal)
                    || line.StartsWith("Unscaled: ", StringComparison.Ordinal)
                        ? line.Split(
                                (string[])
                                    [
                                        ", --",
                                        "; --",
                                        ": expected --",
                                        " --",
                                        ": say whether",
                                        "; say ",
                                        " Say ",
                                        "; scale",
                                        ", as in",
                                        "; leave it out",
                                        " Fill",
                                        " The column holds",
                                        " If the line",
                                        "; is the label",
                                    ],
                                StringSplitOptions.None
                            )[0]
                            .TrimEnd('.')
                        : line
                )
        );

    private static string Read(string text, CsvChoice said)
    {
        try
        {
            CsvData csv = CsvData.Parse("a.csv", text, said);
            double[] values =
            [
                .. csv.Samples.SelectMany(sample => sample.Pixels),
                .. csv.Samples.SelectMany(sample => sample.Targets ?? []),
            ];
            return string.Join(
                '\n',
                [
                    string.Join('|', csv.Classes),
                    csv.Inputs is { } names ? string.Join('|', names) : "none",
                    csv.IsRegression ? "" : string.Join(' ', csv.Samples.Select(sample => sample.Label)),
                    string.Join(
                        ' ',
                        values.Select(value =>
                            BitConverter.DoubleToUInt64Bits(value).ToString("x", CultureInfo.InvariantCulture)
                        )
                    ),
                    .. csv.Understood,
                ]
            );
        }
        catch (InvalidInputException refused)
        {
            return $"refused: {refused.Message.Replace("a.csv, ", "", StringComparison.Ordinal).Replace("a.csv: ", "", StringComparison.Ordinal)}";
        }
    }

    private static string[] Asked(string text, CsvChoice said) =>
        [
            text,
            said.HasHeader is { } header ? (header ? "yes" : "no") : "",
            said.Label ?? "",
            string.Concat(said.Targets),
            string.Concat(said.Without),
        ];

    private static CsvChoice Said(Random random) =>
        random.Next(8) switch
        {
            0 => new() { HasHeader = random.Next(2) == 0 },
            1 => new() { Label = "first", HasHeader = true },
            2 => new() { Label = "last" },
            3 => new() { Targets = ["last"] },
            4 => new() { Without = ["first"] },
            5 => new() { Label = "last", Without = [random.Next(2) == 0 ? "first" : "last"] },
            _ => new(),
        };

    private static string Mutated(Random random)
    {
        string text = Bases[random.Next(Bases.Length)];
        int times = random.Next(1, 5);
        for (int i = 0; i < times; i++)
        {
            int at = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[at..],
                1 => text.Remove(
                    Math.Min(at, text.Length - 1),
                    Math.Min(random.Next(1, 4), text.Length - Math.Min(at, text.Length - 1))
                ),
                2 => text[..at] + Bases[random.Next(Bases.Length)],
                _ => text.Replace(
                    text[Math.Min(at, text.Length - 1)].ToString(),
                    Pieces[random.Next(Pieces.Length)],
                    StringComparison.Ordinal
                ),
            };
            if (text.Length == 0)
                return "\n";
        }

        // Half a pair of a character does not travel to the page, nor stand in a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > 2_000 ? text[..2_000] : text));
    }
}
