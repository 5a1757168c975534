namespace IlWasm;

/// <summary>The best prefix code for symbols that occur so often, none longer than a limit.</summary>
/// <remarks>Lengths by package-merge (Larmore and Hirschberg, "A Fast Algorithm for Optimal Length-Limited Huffman Codes", 1990); the codes
/// follow from them (Deutsch, RFC 1951, section 3.2.2).</remarks>
internal sealed class PrefixCode
{
    private readonly int[] codes;

    /// <summary>Makes the code.</summary>
    /// <param name="counts">How often each symbol occurs.</param>
    /// <param name="longest">The most bits a symbol may take.</param>
    public PrefixCode(int[] counts, int longest)
    {
        Lengths = LengthsOf(counts, longest);
        codes = CodesOf(Lengths, longest);
    }

    /// <summary>Bits of each symbol; 0 for one that does not occur.</summary>
    public int[] Lengths { get; }

    /// <summary>Writes a symbol.</summary>
    public void Write(BitWriter bits, int symbol) => bits.Write(codes[symbol], Lengths[symbol]);

    private static int[] LengthsOf(int[] counts, int longest)
    {
        int[] lengths = new int[counts.Length];
        (long Weight, int[] Symbols)[] leaves =
        [
            .. counts
                .Select((count, symbol) => (Weight: (long)count, Symbols: new[] { symbol }))
                .Where(leaf => leaf.Weight > 0)
                .OrderBy(leaf => leaf.Weight)
                .ThenBy(leaf => leaf.Symbols[0]),
        ];

        // A code of one symbol needs a bit all the same.
        if (leaves.Length == 1)
            lengths[leaves[0].Symbols[0]] = 1;
        if (leaves.Length < 2)
            return lengths;
        (long Weight, int[] Symbols)[] packages = [];
        for (int level = 0; level < longest; level++)
        {
            (long Weight, int[] Symbols)[] all = [.. leaves.Concat(packages).OrderBy(one => one.Weight)];
            if (level == longest - 1)
            {
                foreach (int symbol in all.Take(2 * leaves.Length - 2).SelectMany(one => one.Symbols))
                    lengths[symbol]++;
                break;
            }

            packages =
            [
                .. all.Chunk(2)
                    .Where(pair => pair.Length == 2)
                    .Select(pair => (pair[0].Weight + pair[1].Weight, (int[])[.. pair[0].Symbols, .. pair[1].Symbols])),
            ];
        }

        return lengths;
    }

    private static int[] CodesOf(int[] lengths, int longest)
    {
        int[] codes = new int[lengths.Length];
        int next = 0;
        for (int bits = 1; bits <= longest; bits++, next <<= 1)
        {
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == bits)
                    codes[symbol] = Reversed(next++, bits);
            }
        }

        return codes;
    }

    // A code's first bit is its highest.
    private static int Reversed(int code, int bits)
    {
        int reversed = 0;
        for (int i = 0; i < bits; i++)
            reversed |= ((code >> i) & 1) << (bits - 1 - i);
        return reversed;
    }
}
