using NeuralIllumination.Engine;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Tests.Learning;

/// <summary>The table of kinds: complete, and true of the engine.</summary>
public sealed class KindsTests
{
    private static readonly double[] Places = [-2, -0.5, 0.5, 2];

    public static TheoryData<Activation> EveryActivation => [.. Enum.GetValues<Activation>()];

    [Fact]
    public void Every_kind_has_words_of_its_own()
    {
        Check(ActivationKind.All, Enum.GetValues<Activation>().Length);
        Check(LossKind.All, Enum.GetValues<LossFunction>().Length);
        Check(OptimizerKind.All, Enum.GetValues<Optimizer>().Length);
        Check(InitializationKind.All, Enum.GetValues<Initialization>().Length);
        Check(GeneratorKind.All, Enum.GetValues<Generator>().Length);
        Check(FeatureKind.All, Enum.GetValues<PlaneFeature>().Length);
        Assert.All(
            GeneratorKind.All,
            kind => Assert.True(kind.Expect.EndsWith('.') && kind.Train > 0 && kind.Shape.Inputs?.Count is null or 4)
        );
        Assert.Equal(Enumerable.Range(1, 12), StepKind.All.Select(step => step.Number));
    }

    /// <summary>f′ alone, f′ as the gate multiplies by it, and the quotient of small differences are one.</summary>
    [Theory]
    [MemberData(nameof(EveryActivation))]
    public void A_slope_is_the_derivative(Activation activation)
    {
        foreach (double z in Places)
        {
            double[] a = new double[3];
            Activations.Apply(activation, [z, z - 1e-6, z + 1e-6], a, 3);
            double[] gated = [1];
            Activations.Gate(activation, [z], a, gated, 1);
            double slope = Activations.Slope(activation, z, a[0]);
            Assert.Equal(gated[0], slope);
            Assert.Equal((a[2] - a[1]) / 2e-6, slope, 1e-8);
        }
    }

    /// <summary>The formulas of the table, written again as code, give what the engine gives.</summary>
    [Theory]
    [InlineData("max(0, z)")]
    [InlineData("z if z ≥ 0, else 0.01 z")]
    [InlineData("tanh z")]
    [InlineData("1 / (1 + e⁻ᶻ)")]
    [InlineData("z")]
    public void A_formula_is_what_the_engine_computes(string formula)
    {
        Func<double, double> f = formula switch
        {
            "max(0, z)" => z => Math.Max(0, z),
            "z if z ≥ 0, else 0.01 z" => z => z >= 0 ? z : 0.01 * z,
            "tanh z" => Math.Tanh,
            "1 / (1 + e⁻ᶻ)" => z => 1 / (1 + Math.Exp(-z)),
            _ => z => z,
        };
        ActivationKind kind = Assert.Single(ActivationKind.All, kind => kind.Formula == formula);
        double[] a = new double[1];
        foreach (double z in Places.Append(0))
        {
            Activations.Apply(kind.Value, [z], a, 1);
            Assert.Equal(f(z), a[0], 1e-12);
        }
    }

    /// <summary>Words that claim something of the units below 0 are true of them.</summary>
    [Theory]
    [MemberData(nameof(EveryActivation))]
    public void Dark_and_dim_are_what_they_say(Activation activation)
    {
        ActivationKind kind = ActivationKind.Of(activation);
        double[] a = new double[1];
        Activations.Apply(activation, [-0.5], a, 1);
        Assert.Equal(kind.IsDarkBelow, a[0] == 0 && Activations.Slope(activation, -0.5, a[0]) == 0);
        if (kind.IsDimBelow)
            Assert.InRange(a[0], -0.1, -1e-9);
        Assert.Equal(kind.Silent is null, Enumerable.Range(1, 40).All(z => Slope(activation, -z) >= 0.01));
    }

    [Fact]
    public void What_an_update_took_is_what_it_took()
    {
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
        {
            double[] parameters = [0.5, -0.25];
            double[] before = [.. parameters];
            double[] gradients = [0.125, -2];
            OptimizerState state = new(Updates.Moments(optimizer), 2);
            Updates.Apply(optimizer, parameters, gradients, 0.1, 0.9, state);
            int moments = Updates.Moments(optimizer);
            for (int i = 0; i < 2; i++)
            {
                double taken = Updates.Taken(
                    optimizer,
                    gradients[i],
                    moments > 0 ? state.First[i] : 0,
                    moments > 1 ? state.Second[i] : 0,
                    1 - state.FirstPower,
                    1 - state.SecondPower,
                    0.1
                );
                Assert.Equal(parameters[i], before[i] - taken);
            }
        }
    }

    [Fact]
    public void A_range_says_what_it_holds()
    {
        Assert.Equal(
            ["(0, 10]", "[0, 1)", "[0, 1]", "[0, 1)"],
            new[] { Ranges.LearningRate, Ranges.Momentum, Ranges.L2, Ranges.TestShare }.Select(range =>
                range.ToString()
            )
        );
        Assert.Equal("in (0, 10] [default: 0.1]", Ranges.LearningRate.Help);
        Assert.False(Ranges.LearningRate.Contains(0) || Ranges.Momentum.Contains(1) || Ranges.L2.Contains(double.NaN));
        Assert.True(Ranges.LearningRate.Contains(10) && Ranges.Momentum.Contains(0) && Ranges.L2.Contains(1));
    }

    private static double Slope(Activation activation, double z)
    {
        double[] a = new double[1];
        Activations.Apply(activation, [z], a, 1);
        return Activations.Slope(activation, z, a[0]);
    }

    private static void Check(IReadOnlyList<Kind> kinds, int count)
    {
        Assert.Equal(count, kinds.Count);
        Assert.Equal(count, kinds.Select(kind => kind.Number).Distinct().Count());
        Assert.Equal(count, kinds.Select(kind => kind.Term).Distinct().Count());
        Assert.All(
            kinds,
            kind => Assert.True(kind.Name.Length > 0 && kind.Formula.Length > 0 && kind.Source.Length > 0)
        );
    }
}
