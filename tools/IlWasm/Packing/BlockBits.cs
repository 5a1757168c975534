namespace IlWasm;

/// <summary>A block of tokens with codes of its own.</summary>
/// <remarks>Source: Deutsch, RFC 1951, section 3.2.7.</remarks>
internal sealed class BlockBits
{
    private const int LongestCode = 15;
    private const int LongestOfLengths = 7;
    private static readonly int[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private readonly IReadOnlyList<Token> tokens;
    private readonly PrefixCode symbols;
    private readonly PrefixCode distances;

    /// <summary>Makes the codes.</summary>
    public BlockBits(IReadOnlyList<Token> tokens)
    {
        this.tokens = tokens;
        (int[] counts, int[] far) = TokenCosts.Count(tokens);
        // A block without distances names one all the same.
        if (far.All(count => count == 0))
            far[0] = 1;
        symbols = new(counts, LongestCode);
        distances = new(far, LongestCode);
    }

    /// <summary>About how many bits a block of those tokens takes: their entropy, and what the codes' lengths take.</summary>
    public static double Of(IReadOnlyList<Token> tokens)
    {
        (int[] counts, int[] far) = TokenCosts.Count(tokens);
        double bits = Entropy(counts) + Entropy(far);
        foreach (Token token in tokens)
        {
            if (!token.IsByte)
                bits += Token.SymbolOf(token.Length).Extra + Token.DistanceOf(token.Distance).Extra;
        }

        return bits + 60 + 3.5 * (counts.Count(count => count > 0) + far.Count(count => count > 0));
    }

    /// <summary>Writes the block.</summary>
    public void Write(BitWriter bits, bool isLast)
    {
        bits.Write(isLast ? 1 : 0, 1);
        bits.Write(2, 2);
        int[] own = Trimmed(symbols.Lengths, 257);
        int[] far = Trimmed(distances.Lengths, 1);
        (int Symbol, int Extra, int Bits)[] runs = [.. Runs([.. own, .. far])];
        int[] counts = new int[19];
        foreach ((int symbol, _, _) in runs)
            counts[symbol]++;
        PrefixCode lengths = new(counts, LongestOfLengths);
        int named = Math.Max(4, Array.FindLastIndex(Order, symbol => lengths.Lengths[symbol] > 0) + 1);
        bits.Write(own.Length - 257, 5);
        bits.Write(far.Length - 1, 5);
        bits.Write(named - 4, 4);
        foreach (int symbol in Order.Take(named))
            bits.Write(lengths.Lengths[symbol], 3);
        foreach ((int symbol, int extra, int rest) in runs)
        {
            lengths.Write(bits, symbol);
            bits.Write(rest, extra);
        }

        foreach (Token token in tokens)
            token.Write(bits, symbols, distances);
        symbols.Write(bits, Token.End);
    }

    private static int[] Trimmed(int[] lengths, int least) =>
        lengths[..Math.Max(least, Array.FindLastIndex(lengths, length => length > 0) + 1)];

    // Lengths one after the other, those that repeat told as a run.
    private static IEnumerable<(int Symbol, int Extra, int Bits)> Runs(int[] lengths)
    {
        for (int at = 0; at < lengths.Length; )
        {
            int length = lengths[at];
            int run = 1;
            while (at + run < lengths.Length && lengths[at + run] == length)
                run++;
            at += run;
            if (length == 0)
            {
                for (; run >= 11; run -= Math.Min(run, 138))
                    yield return (18, 7, Math.Min(run, 138) - 11);
                if (run >= 3)
                {
                    yield return (17, 3, run - 3);
                    run = 0;
                }
            }
            else
            {
                yield return (length, 0, 0);
                for (run--; run >= 3; run -= Math.Min(run, 6))
                    yield return (16, 2, Math.Min(run, 6) - 3);
            }

            for (; run > 0; run--)
                yield return (length, 0, 0);
        }
    }

    private static double Entropy(int[] counts)
    {
        double all = counts.Sum();
        return counts.Where(count => count > 0).Sum(count => count * Math.Log2(all / count));
    }
}
