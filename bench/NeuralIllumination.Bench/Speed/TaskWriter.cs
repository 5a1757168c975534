using System.Globalization;
using System.Text;

namespace NeuralIllumination.Bench;

/// <summary>Makes the task files: the same bytes on every machine.</summary>
internal sealed class TaskWriter
{
    /// <summary>64-16-2, 64-64-64-2 and 784-128-10.</summary>
    public static readonly string[] Kinds = ["default", "deep", "wide"];

    private readonly List<double[][]> blobs = [];
    private uint state = 20240607;

    /// <summary>The text of one of <see cref="Kinds"/>.</summary>
    public static string Text(string kind) => new TaskWriter().Make(kind);

    private string Make(string kind)
    {
        bool wide = kind == "wide";
        int[] layers = kind switch
        {
            "default" => [64, 16, 2],
            "deep" => [64, 64, 64, 2],
            "wide" => [784, 128, 10],
            _ => throw new ArgumentException($"Expected {string.Join(", ", Kinds)}; got {kind}."),
        };
        (int epochs, int train, int test) = wide ? (3, 10000, 2000) : (200, 240, 40);
        StringBuilder text = new();
        text.Append($"layers {string.Join(' ', layers)}\nhyper 16 {epochs} 0.05 12345\ncounts {train} {test}\n");
        for (int l = 0; l + 1 < layers.Length; l++)
        {
            double reach = Math.Sqrt(6.0 / layers[l]);
            for (int o = 0; o < layers[l + 1]; o++)
            {
                for (int i = 0; i < layers[l]; i++)
                    text.Append(Digits(Math.Floor((Next() * 2 - 1) * reach * 65536 + 0.5) / 65536)).Append(' ');
                text.Append("0\n");
            }
        }

        for (int k = 0; k < train + test; k++)
        {
            int label = k % layers[^1];
            text.Append(label);
            foreach (double value in wide ? Blobs(label) : Outline(label))
                text.Append(' ').Append(Digits(value));
            text.Append('\n');
        }

        return text.ToString();
    }

    private double Next()
    {
        state = unchecked(state * 1664525 + 1013904223);
        return state / 4294967296.0;
    }

    /// <summary>The outline of a circle or a square on 8×8 pixels, one in 25 of them wrong.</summary>
    private double[] Outline(int label)
    {
        double across = 3.5 + (Next() - 0.5) * 1.5;
        double down = 3.5 + (Next() - 0.5) * 1.5;
        double radius = 2 + Next() * 1.2;
        double[] pixels = new double[64];
        for (int p = 0; p < 64; p++)
        {
            double dx = Math.Abs(p % 8 - across);
            double dy = Math.Abs(p / 8 - down);
            double distance = label == 1 ? Math.Max(dx, dy) : Math.Sqrt(dx * dx + dy * dy);
            bool lit = Math.Abs(distance - radius) < 0.55;
            pixels[p] = lit != Next() < 0.04 ? 1 : 0;
        }

        return pixels;
    }

    /// <summary>One of ten smooth prototypes on 28×28 pixels, moved, in sixteenths, with noise.</summary>
    private double[] Blobs(int label)
    {
        while (blobs.Count < 10)
            blobs.Add([
                .. Enumerable.Range(0, 5).Select(_ => new[] { 4 + Next() * 20, 4 + Next() * 20, 1.5 + Next() * 2 }),
            ]);
        double moveX = Math.Floor(Next() * 5) - 2;
        double moveY = Math.Floor(Next() * 5) - 2;
        double[] pixels = new double[784];
        for (int p = 0; p < 784; p++)
        {
            double sum = 0;
            foreach (double[] blob in blobs[label])
            {
                double dx = p % 28 + moveX - blob[0];
                double dy = p / 28 + moveY - blob[1];
                sum += Math.Exp(-(dx * dx + dy * dy) / (2 * blob[2] * blob[2]));
            }

            double noise = Next() < 0.1 ? (Next() - 0.5) * 16 : 0;
            pixels[p] = Math.Clamp(Math.Floor(Math.Min(1, sum) * 16 + noise + 0.5), 0, 16) / 16;
        }

        return pixels;
    }

    /// <summary>The shortest digits that mean the number, never with an exponent.</summary>
    private static string Digits(double value)
    {
        string shortest = (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);
        return shortest.Contains('E', StringComparison.Ordinal)
            ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture)
            : shortest;
    }
}
