namespace IlWasm;

/// <summary>What tokens cost, in bits, as far as that is known of those that were written before.</summary>
internal sealed class TokenCosts
{
    private readonly double[] symbols;
    private readonly double[] distances;

    private TokenCosts(double[] symbols, double[] distances)
    {
        this.symbols = symbols;
        this.distances = distances;
        for (int length = 3; length < Lengths.Length; length++)
        {
            (int symbol, int extra, _) = Token.SymbolOf(length);
            Lengths[length] = symbols[symbol] + extra;
        }
    }

    /// <summary>Of each length, without its distance.</summary>
    public double[] Lengths { get; } = new double[259];

    /// <summary>A first guess, of nothing written yet.</summary>
    public static TokenCosts Guessed() =>
        new([.. Enumerable.Repeat(8.0, Token.Symbols)], [.. Enumerable.Repeat(5.0, Token.Distances)]);

    /// <summary>What those tokens cost that have been written.</summary>
    public static TokenCosts Of(IEnumerable<Token> tokens)
    {
        (int[] symbols, int[] distances) = Count(tokens);
        return new(Bits(symbols), Bits(distances));
    }

    /// <summary>How often each symbol occurs, the end of the block included.</summary>
    public static (int[] Symbols, int[] Distances) Count(IEnumerable<Token> tokens)
    {
        int[] symbols = new int[Token.Symbols];
        int[] distances = new int[Token.Distances];
        symbols[Token.End] = 1;
        foreach (Token token in tokens)
        {
            symbols[token.Symbol]++;
            if (!token.IsByte)
                distances[Token.DistanceOf(token.Distance).Symbol]++;
        }

        return (symbols, distances);
    }

    /// <summary>Of a byte.</summary>
    public double OfByte(byte value) => symbols[value];

    /// <summary>Of a distance.</summary>
    public double OfDistance(int distance)
    {
        (int symbol, int extra, _) = Token.DistanceOf(distance);
        return distances[symbol] + extra;
    }

    private static double[] Bits(int[] counts)
    {
        double all = Math.Max(1, counts.Sum());
        return [.. counts.Select(count => count > 0 ? Math.Log2(all / count) : Math.Log2(all) + 1)];
    }
}
