using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Charts;

/// <summary>Where a picture's own coordinates come to stand: x′ = a x + c y + e, y′ = b x + d y + f.</summary>
internal readonly partial record struct Placement(double A, double B, double C, double D, double E, double F)
{
    public static Placement Scaled(double factor) => new(factor, 0, 0, factor, 0, 0);

    /// <summary>How much longer a line becomes.</summary>
    public double Scale => Math.Sqrt(Math.Abs(A * D - B * C));

    public Point Of(double x, double y) => new(A * x + C * y + E, B * x + D * y + F);

    public Point Of(Point at) => Of(at.X, at.Y);

    /// <summary>What is placed by <paramref name="inner"/> first.</summary>
    public Placement Then(Placement inner) =>
        new(
            A * inner.A + C * inner.B,
            B * inner.A + D * inner.B,
            A * inner.C + C * inner.D,
            B * inner.C + D * inner.D,
            A * inner.E + C * inner.F + E,
            B * inner.E + D * inner.F + F
        );

    /// <summary>Reads the value of a <c>transform</c>: translations, scales and rotations.</summary>
    public Placement Then(string? transform)
    {
        Placement whole = this;
        foreach (Match step in Step().Matches(transform ?? ""))
        {
            double[] n =
            [
                .. step.Groups[2].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Number),
            ];
            whole = whole.Then(
                step.Groups[1].Value switch
                {
                    "translate" => new Placement(1, 0, 0, 1, n[0], n.Length > 1 ? n[1] : 0),
                    "scale" => new Placement(n[0], 0, 0, n.Length > 1 ? n[1] : n[0], 0, 0),
                    "rotate" => Turned(n[0]),
                    string other => throw new NotSupportedException($"No picture here is placed by {other}."),
                }
            );
        }

        return whole;
    }

    private static double Number(string written) => double.Parse(written, CultureInfo.InvariantCulture);

    private static Placement Turned(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new(cos, sin, -sin, cos, 0, 0);
    }

    [GeneratedRegex(@"(\w+)\(([^)]*)\)")]
    private static partial Regex Step();
}
