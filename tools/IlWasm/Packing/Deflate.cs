namespace IlWasm;

/// <summary>
/// Packs bytes as small as it can: of all ways to write them as tokens the cheapest, by what the last round's tokens cost, and blocks where new codes
/// pay. It takes a second where a runtime's own packer takes milliseconds, and saves some of a hundred bytes.
/// </summary>
/// <remarks>
/// <para>
/// A library would be better to have. Those that pack as this does (Zopfli and its kin) are to be had here for no .NET build: the registry has none,
/// and what it has (SharpZipLib, SharpCompress, DotNetZip) is zlib's own way, as the runtime's. Of it the module takes 5 % more, which an output of
/// 150 KB has no room for: <c>An_output_of_200_epochs_stays_within_200_kilobytes</c> fails then. With more room, this folder can go.
/// </para>
/// <para>Source: Deutsch, RFC 1951; the rounds after Alakuijala and Vandevenne, "Data compression using Zopfli", 2013.</para>
/// </remarks>
internal sealed class Deflate
{
    private const int Window = 32768;
    private const int Longest = 258;
    private const int Shortest = 3;
    private const int Rounds = 15;
    private readonly byte[] bytes;

    // By place: the nearest distance for each length from the shortest on.
    private readonly int[][] nearest;

    private Deflate(byte[] bytes)
    {
        this.bytes = bytes;
        nearest = new int[bytes.Length][];
    }

    /// <summary>The bytes as gzip.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        BitWriter body = new();
        new Deflate(bytes).Write(body);
        // No name, no time, the most packed, of no system that is known.
        byte[] head = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255];
        return
        [
            .. head,
            .. body.ToArray(),
            .. BitConverter.GetBytes(Crc(bytes)),
            .. BitConverter.GetBytes((uint)bytes.Length),
        ];
    }

    private void Write(BitWriter bits)
    {
        FindMatches();
        List<Token> tokens = Cheapest(TokenCosts.Guessed());
        List<Token> best = tokens;
        double least = BlockBits.Of(tokens);
        for (int round = 0; round < Rounds; round++)
        {
            tokens = Cheapest(TokenCosts.Of(tokens));
            double size = BlockBits.Of(tokens);
            if (size < least)
                (best, least) = (tokens, size);
        }

        int[] ends = [.. Split(best, 0, best.Count), best.Count];
        int from = 0;
        foreach (int end in ends)
        {
            new BlockBits(best[from..end]).Write(bits, isLast: end == best.Count);
            from = end;
        }
    }

    private void FindMatches()
    {
        Dictionary<int, List<int>> places = [];
        for (int at = 0; at < bytes.Length; at++)
        {
            nearest[at] = [];
            if (at + Shortest > bytes.Length)
                continue;
            int key = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
            if (!places.TryGetValue(key, out List<int>? before))
                places[key] = before = [];
            nearest[at] = Matches(at, before);
            before.Add(at);
        }
    }

    private int[] Matches(int at, List<int> before)
    {
        List<int> found = [];
        int most = Math.Min(Longest, bytes.Length - at);
        for (int i = before.Count - 1; i >= 0 && at - before[i] <= Window; i--)
        {
            int length = Shortest;
            while (length < most && bytes[before[i] + length] == bytes[at + length])
                length++;
            while (found.Count + Shortest <= length)
                found.Add(at - before[i]);
            if (length == most)
                break;
        }

        return [.. found];
    }

    private List<Token> Cheapest(TokenCosts costs)
    {
        double[] least = new double[bytes.Length + 1];
        Token[] last = new Token[bytes.Length + 1];
        Array.Fill(least, double.MaxValue);
        least[0] = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            Try(at + 1, least[at] + costs.OfByte(bytes[at]), new(1, bytes[at]));
            int[] found = nearest[at];
            for (int i = 0, distance = 0; i < found.Length; i++)
            {
                distance = found[i];
                Try(
                    at + i + Shortest,
                    least[at] + costs.Lengths[i + Shortest] + costs.OfDistance(distance),
                    new(i + Shortest, distance)
                );
            }
        }

        List<Token> tokens = [];
        for (int at = bytes.Length; at > 0; at -= last[at].Length)
            tokens.Add(last[at]);
        tokens.Reverse();
        return tokens;

        void Try(int to, double cost, Token token)
        {
            if (cost < least[to])
                (least[to], last[to]) = (cost, token);
        }
    }

    // Where a new block pays, in order.
    private static IEnumerable<int> Split(List<Token> tokens, int from, int to)
    {
        const int Least = 64;
        if (to - from < 2 * Least)
            return [];
        double whole = BlockBits.Of(tokens[from..to]);
        int step = Math.Max(Least, (to - from) / 24);
        int at = 0;
        double least = whole;
        for (int width = step; width >= Least / 4; width /= 4)
        {
            int centre = at;
            for (int i = -12; i <= 36; i++)
            {
                int place = centre == 0 ? from + i * step : centre + i * width;
                if (place < from + Least || place > to - Least)
                    continue;
                double size = BlockBits.Of(tokens[from..place]) + BlockBits.Of(tokens[place..to]);
                if (size < least)
                    (least, at) = (size, place);
            }

            if (at == 0)
                return [];
        }

        return [.. Split(tokens, from, at), at, .. Split(tokens, at, to)];
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = ~0u;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int i = 0; i < 8; i++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
