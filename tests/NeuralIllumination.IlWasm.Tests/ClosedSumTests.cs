using NeuralIllumination.Engine;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>How a sum is written: the same last digit and the same rest from C# and from the module, and they close.</summary>
public sealed class ClosedSumTests
{
    [Fact]
    public void A_thousand_sums_close_alike_in_both()
    {
        using WasmModule module = new(EngineTests.Embedded());
        Random random = new(16);
        int sum = (int)module.Call("NewClosedSum")!;
        int ranking = (int)module.Call("NewRanking")!;
        ClosedSum own = new();
        Ranking ranked = new();
        int closed = 0;
        for (int i = 0; i < 1000; i++)
        {
            // Given terms of all sizes, zeros and numbers that are none among them
            double scale = Math.Pow(10, random.Next(-12, 12));
            double[] terms = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Term(random) * scale)];
            double last = random.Next(3) == 0 ? 0 : Term(random) * scale;
            double result = terms.Sum() + last;
            int shown = random.Next(1, terms.Length + 1);
            int finest = random.Next(2) == 0 ? 4 : 6;

            // When both plan how they are written
            ranked.Numbers(terms, terms.Length);
            own.Close(ranked, terms.Length, shown, result, last, finest);
            module.Call("RankNumbers", ranking, module.NewDoubles(terms), terms.Length);
            object? decimals = module.Call("CloseSum", sum, ranking, terms.Length, shown, result, last, finest);

            // Then they say the same, and what is written adds up
            Assert.Equal(own.Decimals, decimals);
            Assert.Equal(own.Rest, module.Call("SumRest", sum));
            int[] written = [.. ranked.Order.Take(shown)];
            foreach (double value in written.Select(at => terms[at]).Append(last).Append(result))
                Assert.Equal(own.Units(value), module.Call("SumUnits", sum, value));
            if (!double.IsFinite(result))
                continue;
            closed++;
            Assert.Equal(own.Units(result), written.Sum(at => own.Units(terms[at])) + own.Units(last) + own.Rest);
            Assert.True(shown < terms.Length || Math.Abs(own.Rest) <= terms.Length + 1, $"{own.Rest} units are lost");
        }

        Assert.InRange(closed, 500, 1000);
    }

    private static double Term(Random random) =>
        random.Next(40) switch
        {
            0 => 0,
            1 => random.Next(8) == 0 ? double.NaN : 1e-9,
            _ => 2 * random.NextDouble() - 1,
        };
}
