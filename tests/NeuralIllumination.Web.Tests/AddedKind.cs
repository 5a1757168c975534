namespace NeuralIllumination.Web.Tests;

/// <summary>One thing more to choose, as somebody would add it: what is written into which files.</summary>
/// <param name="What">What it is, as CONTRIBUTING.md names it.</param>
/// <param name="Edits">The file, what stands after the new text, at which of its occurrences (from 0), and the new text; no mark for a new file.</param>
internal sealed record AddedKind(
    string What,
    IReadOnlyList<(string File, string? Before, int Occurrence, string Text)> Edits
)
{
    /// <summary>The files that it touches, by name.</summary>
    public IEnumerable<string> Files => Edits.Select(edit => edit.File).Distinct();

    /// <summary>Softsign, z / (1 + |z|).</summary>
    public static AddedKind Softsign { get; } =
        new(
            "activation",
            [
                ("Activation.cs", null, -1, "\n    /// <summary>Softsign.</summary>\n    Softsign = 5,\n}\n"),
                (
                    "Activations.cs",
                    "            default:",
                    0,
                    "            case Activation.Softsign:\n                for (int i = 0; i < count; i++)\n                    a[i] = z[i] / (1 + Math.Abs(z[i]));\n                break;\n"
                ),
                (
                    "Activations.cs",
                    "            default:",
                    1,
                    "            case Activation.Softsign:\n                for (int i = 0; i < count; i++)\n                    delta[i] *= (1 - Math.Abs(a[i])) * (1 - Math.Abs(a[i]));\n                break;\n"
                ),
                (
                    "Activations.cs",
                    "            default:",
                    2,
                    "            case Activation.Softsign:\n                return (1 - Math.Abs(a)) * (1 - Math.Abs(a));\n"
                ),
                (
                    "ActivationKind.cs",
                    "    /// <summary>All of them",
                    0,
                    """
                        private static readonly ActivationKind Softsign = new()
                        {
                            Value = Activation.Softsign,
                            Term = "softsign",
                            Name = "softsign",
                            Formula = "z / (1 + |z|)",
                            Slope = "(1 − |a|)²",
                            Gate = "the blame passes back through the weights, less of it through units near −1 and 1",
                            Plugged = "{z} / (1 + |{z}|)",
                            Below = null,
                            Silent = Saturated("softsign"),
                            Place = 5,
                            Source = "Bergstra et al., 2009",
                        };


                    """
                ),
                (
                    "ActivationKind.cs",
                    "            Activation.Identity => Identity,",
                    0,
                    "            Activation.Softsign => Softsign,\n"
                ),
                (
                    "MATH_EXPLAINED.md",
                    "| identity | z |",
                    0,
                    "| softsign | z / (1 + \\|z\\|) | (1 − \\|a\\|)² | 0.3333, 0.4444 |\n"
                ),
            ]
        );

    /// <summary>A step of η against the sign of each derivative.</summary>
    public static AddedKind Signed { get; } =
        new(
            "optimiser",
            [
                ("Optimizer.cs", null, -1, "\n    /// <summary>signSGD.</summary>\n    Signed = 3,\n}\n"),
                (
                    "Updates.cs",
                    "            default:",
                    0,
                    "            case Optimizer.Signed:\n                return 0;\n"
                ),
                (
                    "Updates.cs",
                    "            default:",
                    1,
                    "            case Optimizer.Signed:\n                for (int i = 0; i < parameters.Length; i++)\n                    parameters[i] -= learningRate * Sign(gradients[i]);\n                break;\n"
                ),
                (
                    "Updates.cs",
                    "            default:",
                    2,
                    "            case Optimizer.Signed:\n                return learningRate * Sign(gradient);\n"
                ),
                (
                    "Updates.cs",
                    null,
                    -1,
                    "\n    private static double Sign(double g)\n    {\n        return g > 0 ? 1 : g < 0 ? -1 : 0;\n    }\n}\n"
                ),
                (
                    "OptimizerKind.cs",
                    "    /// <summary>All of them",
                    0,
                    """
                        private static readonly OptimizerKind Signed = new()
                        {
                            Value = Optimizer.Signed,
                            Term = "signed",
                            Name = "signSGD",
                            Title = $"{StepKind.UpdateRule.Name}, signs",
                            Formula = "w ← w − η sign(∂L/∂w)",
                            Taken = "η sign(∂L/∂w)",
                            Plugged = "{η} · sign({g})",
                            Whole = "θ ← θ − η sign(∂L/∂θ), θ all of W and b",
                            Source = "Bernstein et al., 2018",
                        };


                    """
                ),
                (
                    "OptimizerKind.cs",
                    "            Optimizer.Adam => Adam,",
                    0,
                    "            Optimizer.Signed => Signed,\n"
                ),
                (
                    "UpdateMath.cs",
                    "            Optimizer.Momentum =>",
                    0,
                    "            Optimizer.Signed => $\"{eta}. Each parameter takes a step of the same size.\",\n"
                ),
                (
                    "UpdateMath.cs",
                    "            Optimizer.Momentum =>",
                    1,
                    "            Optimizer.Signed => $\"{eta} · sign({Numbers.Brief(p.Gradient)})\",\n"
                ),
                ("UpdateMath.cs", "            Optimizer.Momentum =>", 2, "            Optimizer.Signed => [],\n"),
                ("MATH_EXPLAINED.md", "| momentum |", 0, "| signSGD | θ ← θ − η sign(∂L/∂θ) |\n"),
            ]
        );

    /// <summary>Rows and columns lit at random.</summary>
    public static AddedKind Bars { get; } =
        new(
            "data set",
            [
                ("Generator.cs", null, -1, "\n    /// <summary>Rows and columns.</summary>\n    Bars = 100,\n}\n"),
                (
                    "Bars.cs",
                    null,
                    0,
                    """
                    namespace NeuralIllumination.Engine;

                    /// <summary>6×6 pictures of one lit row (label 0) or one lit column (label 1).</summary>
                    public static class Bars
                    {
                        /// <summary>Fills the samples.</summary>
                        public static void Fill(Samples samples, Xoshiro256 random)
                        {
                            for (int s = 0; s < samples.Count; s++)
                            {
                                double at = Math.Floor(6 * random.NextDouble());
                                samples.Label(s, s % 2);
                                for (int i = 0; i < 36; i++)
                                    samples.Inputs[s * 36 + i] = (s % 2 == 0 ? i / 6 : i % 6) == at ? 1 : 0;
                            }
                        }
                    }

                    """
                ),
                (
                    "Generators.cs",
                    "            default:",
                    0,
                    "            case Generator.Bars:\n                Bars.Fill(train, random);\n                Bars.Fill(test, random);\n                break;\n"
                ),
                (
                    "GeneratorKind.cs",
                    "    /// <summary>All of them",
                    0,
                    """
                        private static readonly GeneratorKind Bars = new()
                        {
                            Value = Generator.Bars,
                            Term = "bars",
                            Name = "bars",
                            Formula = "6×6 pictures of one lit row or one lit column",
                            Shape = new(6, 6, ["row", "column"]),
                            Expect = "Nothing.",
                            Source = "a test",
                        };


                    """
                ),
                (
                    "GeneratorKind.cs",
                    "            Generator.CirclesAndSquares => CirclesAndSquares,",
                    0,
                    "            Generator.Bars => Bars,\n"
                ),
            ]
        );

    /// <summary>Writes it into a copy of the sources.</summary>
    /// <param name="root">The copy's folder.</param>
    /// <param name="engine">The folder of new files.</param>
    public void Add(string root, string engine)
    {
        Dictionary<(string, string), int> done = [];
        foreach ((string file, string? before, int occurrence, string text) in Edits)
        {
            if (before is null && occurrence == 0)
            {
                File.WriteAllText(Path.Combine(engine, file), text);
                continue;
            }

            string path = Directory.GetFiles(root, file, SearchOption.AllDirectories).Single();
            string source = File.ReadAllText(path).ReplaceLineEndings("\n");
            // At the end of the type; or before a mark, counted among those that stood there from the start.
            int at = before is null ? source.LastIndexOf('}') : Find(source, before, occurrence);
            File.WriteAllText(path, source[..at] + text + (before is null ? "" : source[at..]));
        }
    }

    private static int Find(string source, string mark, int occurrence)
    {
        int at = -1;
        for (int i = 0; i <= occurrence; i++)
            at = source.IndexOf(mark, at + 1, StringComparison.Ordinal);
        return at >= 0 ? at : throw new InvalidOperationException($"\"{mark}\" is not there {occurrence + 1} times.");
    }
}
