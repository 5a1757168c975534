using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Random programs of the portable subset: expressions, arrays, objects, calls, branches, loops and switches.</summary>
internal static class PortablePrograms
{
    private static readonly string[] IntBinary =
    [
        "({0} + {1})",
        "({0} - {1})",
        "({0} * {1})",
        "({0} & {1})",
        "({0} | {1})",
        "({0} ^ {1})",
        "({0} << {1})",
        "({0} >> {1})",
        "({0} >>> {1})",
        "({0} / (zero + {1}))",
        "({0} % (zero + {1}))",
        "(int)((uint){0} / (uint)(zero + {1}))",
        "(int)((uint){0} % (uint)(zero + {1}))",
        "({0} / ({1} | 1))",
        "({0} % ({1} & 7 | 8))",
        "Help({0}, {1})",
    ];
    private static readonly string[] LongBinary =
    [
        "({0} + {1})",
        "({0} - {1})",
        "({0} * {1})",
        "({0} & {1})",
        "({0} | {1})",
        "({0} ^ {1})",
        "({0} / (zero + {1}))",
        "({0} % (zero + {1}))",
        "(long)((ulong){0} / (ulong)(zero + {1}))",
        "(long)((ulong){0} % (ulong)(zero + {1}))",
        "({0} % ({1} | 1))",
    ];
    private static readonly string[] LongShift = ["({0} << {1})", "({0} >> {1})", "({0} >>> {1})"];
    private static readonly string[] DoubleBinary =
    [
        "({0} + {1})",
        "({0} - {1})",
        "({0} * {1})",
        "({0} / {1})",
        "Help({0}, {1})",
    ];
    private static readonly string[] DoubleUnary =
    [
        "(-{0})",
        "Math.Sqrt({0})",
        "Math.Abs({0})",
        "Math.Floor({0})",
        "Math.Ceiling({0})",
    ];
    private static readonly string[] Relations =
    [
        "({0} < {1})",
        "({0} > {1})",
        "({0} <= {1})",
        "({0} >= {1})",
        "({0} == {1})",
        "({0} != {1})",
    ];
    private static readonly string[] UnsignedRelations =
    [
        "({2}{0} < {2}{1})",
        "({2}{0} > {2}{1})",
        "({2}{0} <= {2}{1})",
        "({2}{0} >= {2}{1})",
    ];
    private static readonly string[] IntConstants =
    [
        "0",
        "1",
        "(-1)",
        "2",
        "7",
        "31",
        "33",
        "100",
        "int.MinValue",
        "int.MaxValue",
        "0x12345678",
    ];
    private static readonly string[] LongConstants =
    [
        "0L",
        "1L",
        "(-1L)",
        "63L",
        "4294967296L",
        "long.MinValue",
        "long.MaxValue",
        "0x7FF0000000000001L",
        "(-81985529216486896L)",
    ];
    private static readonly string[] DoubleConstants =
    [
        "0.0",
        "(-0.0)",
        "1.0",
        "0.1",
        "(-2.5)",
        "1e300",
        "double.Epsilon",
        "double.MaxValue",
        "double.NaN",
        "double.PositiveInfinity",
        "double.NegativeInfinity",
        "2147483648.0",
    ];

    // A large failing program has thousands of smaller ones; some are enough to read it.
    private static int budget = 100;

    /// <summary>Programs up to the given size, with their way to get smaller.</summary>
    public static Arbitrary<Term> Arbitrary { get; } =
        Arb.From(
            Gen.Sized(size => Statements(Math.Min(size, 24), depth: 0)),
            term => budget-- > 0 ? term.Shrink() : []
        );

    /// <summary>The whole C# text around the generated statements.</summary>
    public static string Source(Term body) =>
        $$"""
            using System;
            public enum Color { Red, Green = 5 }
            public sealed class Cell
            {
                private readonly long seed;
                private double sum;
                public Cell(int count, long seed) { Count = count; this.seed = seed; Data = new double[4]; }
                public int Count { get; set; }
                public double[] Data { get; }
                public Cell Next { get; set; }
                public Color Color { get; set; }
                public long Seed => seed + Count;
                public double Sum => sum;
                public void Add(double x) { sum += x; Count++; }
                public double Take(int at) { sum = -sum; return Data[at & 3] + at; }
            }
            public static class Program
            {
                public static long Run(int i0, long l0, double d0)
                {
                    unchecked {
                    int zero = 0, i1 = 3, i2 = -7; long l1 = 11, l2 = i0; double d1 = 0.5, d2 = i0;
                    int[] ia = new int[8]; long[] la = new long[4]; double[] da = new double[6]; double[][] rows = new double[3][];
                    rows[0] = da; rows[2] = new double[2];
                    Color color = Color.Red;
                    Cell cell = new Cell(i0, l0); Cell other = new Cell(1, 2);
                    other.Next = cell;
                    {{body}}
                    return Hash(i0, i1, i2, l0, l1, l2, d0, d1, d2, ia, la, da) ^ Bits(cell.Sum) ^ Bits(other.Sum + cell.Data[1]) ^ cell.Count ^ (int)color ^ (int)cell.Color;
                    }
                }
                private static int Help(int a, int b) { if (a < b) return a; return b ^ 1; }
                private static double Help(double a, double b) => a < b ? b : a * 0.5;
                private static int Store(int[] a, int at, int value) { a[at & 7] = value; return a[0] + value; }
                private static long Bits(double d) => double.IsNaN(d) ? 1 : BitConverter.DoubleToInt64Bits(d);
                private static long Hash(int i0, int i1, int i2, long l0, long l1, long l2, double d0, double d1, double d2, int[] ia, long[] la, double[] da)
                {
                    long h = i0 * 31L + i1; h = h * 31 + i2; h = h * 31 + l0; h = h * 31 + l1; h = h * 31 + l2;
                    h = h * 31 + Bits(d0); h = h * 31 + Bits(d1); h = h * 31 + Bits(d2);
                    for (int i = 0; i < ia.Length; i++) h = h * 31 + ia[i];
                    for (int i = 0; i < la.Length; i++) h = h * 31 + la[i];
                    for (int i = 0; i < da.Length; i++) h = h * 31 + Bits(da[i]);
                    return h;
                }
            }
            """;

    private static Gen<Term> Expression(char sort, int size) =>
        size <= 0 ? Leaf(sort)
        : sort == 'i' ? Int(size / 2)
        : sort == 'l' ? Long(size / 2)
        : sort == 'd' ? Double(size / 2)
        : Condition(size / 2);

    private static Gen<Term> Leaf(char sort) =>
        sort switch
        {
            'i' => Gen.OneOf(
                Texts('i', "i0", "i1", "i2"),
                Texts('i', IntConstants),
                Gen.Choose(-1000, 1000)
                    .Select(value => new Term('i', $"({value.ToString(CultureInfo.InvariantCulture)})")),
                Texts(
                    'i',
                    "cell.Count",
                    "ia.Length",
                    "da.Length",
                    "(int)cell.Color",
                    "(int)color",
                    "other.Next.Count",
                    "rows.Length"
                )
            ),
            'l' => Gen.OneOf(Texts('l', "l0", "l1", "l2"), Texts('l', LongConstants), Texts('l', "cell.Seed", "la[1]")),
            'd' => Gen.OneOf(
                Texts('d', "d0", "d1", "d2"),
                Texts('d', DoubleConstants),
                Texts('d', "cell.Sum", "da[2]", "rows[0][1]", "other.Data[3]")
            ),
            _ => Texts(
                'b',
                "(i0 > 0)",
                "(d0 < d1)",
                "double.IsNaN(d1)",
                "(cell.Next == null)",
                "(cell != other)",
                "(cell.Color == Color.Green)"
            ),
        };

    private static Gen<Term> Int(int size) =>
        Gen.OneOf(
            Of('i', IntBinary, size, 'i', 'i'),
            Of('i', IntBinary, size, 'i', 'i'),
            Of(
                'i',
                ["(-{0})", "(~{0})", "ia[{0} & 7]", "ia[{0} & 15]", "(int)(long){0}", "(i1 = {0})", "(i2 += {0})"],
                size,
                'i'
            ),
            Of('i', ["(int){0}", "(int)(uint){0}"], size, 'l'),
            Of('i', ["({0} ? {1} : {2})"], size, 'b', 'i', 'i'),
            Of('i', ["Store(ia, {0}, {1})"], size, 'i', 'i'),
            Texts(
                'i',
                "(i1++)",
                "(--i2)",
                "(cell.Count++)",
                "(d0 >= -1e9 && d0 < 2e9 ? (int)(d0 * 0.5 + 1) : 7)",
                "(d1 > -5 && d1 < 5 ? (int)d1 : -1)"
            )
        );

    private static Gen<Term> Long(int size) =>
        Gen.OneOf(
            Of('l', LongBinary, size, 'l', 'l'),
            Of('l', LongShift, size, 'l', 'i'),
            Of('l', ["(long){0}", "(long)(uint){0}", "(long)(ulong){0}", "la[{0} & 3]", "({0} * 3L)"], size, 'i'),
            Of('l', ["(-{0})", "(~{0})", "(l1 = {0})"], size, 'l'),
            Of('l', ["Bits({0})"], size, 'd'),
            Of('l', ["({0} ? {1} : {2})"], size, 'b', 'l', 'l'),
            Texts('l', "(l2--)", "(d2 > -1e18 && d2 < 1e18 ? (long)d2 : 3L)")
        );

    private static Gen<Term> Double(int size) =>
        Gen.OneOf(
            Of('d', DoubleBinary, size, 'd', 'd'),
            Of('d', DoubleUnary, size, 'd'),
            Of(
                'd',
                [
                    "(double){0}",
                    "(double)(uint){0}",
                    "da[{0} & 3]",
                    "da[{0} & 7]",
                    "rows[{0} & 1][0]",
                    "cell.Take({0})",
                ],
                size,
                'i'
            ),
            Of('d', ["(double){0}", "BitConverter.Int64BitsToDouble({0})"], size, 'l'),
            Of('d', ["({0} ? {1} : {2})"], size, 'b', 'd', 'd')
        );

    private static Gen<Term> Condition(int size) =>
        Gen.OneOf(
            Of('b', Relations, size, 'i', 'i'),
            Of('b', Relations, size, 'l', 'l'),
            Of('b', Relations, size, 'd', 'd'),
            Of('b', Relations, size, 'd', 'd'),
            Of('b', Unsigned("(uint)"), size, 'i', 'i'),
            Of('b', Unsigned("(ulong)"), size, 'l', 'l'),
            Of('b', ["({0} && {1})", "({0} || {1})", "({0} ^ {1})", "({0} == {1})"], size, 'b', 'b'),
            Of('b', ["(!{0})"], size, 'b')
        );

    private static Gen<Term> Statements(int size, int depth) =>
        from count in Gen.Choose(1, Math.Max(1, Math.Min(6, size)))
        from parts in Gen.ArrayOf(Statement(size / 2, depth), count)
        select new Term('t', "", parts);

    private static Gen<Term> Statement(int size, int depth)
    {
        Gen<Term> simple = Gen.OneOf(
            Of('s', ["i0 = {0};", "i1 = {0};", "i2 ^= {0};", "cell.Count = {0};", "other.Count += {0};"], size, 'i'),
            Of('s', ["l0 = {0};", "l1 += {0};", "l2 = {0};", "la[2] = {0};"], size, 'l'),
            Of(
                's',
                ["d0 = {0};", "d1 += {0};", "d2 = {0};", "cell.Add({0});", "other.Next.Add({0});", "da[5] = {0};"],
                size,
                'd'
            ),
            Of(
                's',
                ["ia[{0} & 7] = {1};", "ia[{0} & 7] += {1};", "ia[{0} & 9] -= {1};", "Store(ia, {0}, {1});"],
                size,
                'i',
                'i'
            ),
            Of('s', ["la[{0} & 3] = {1};", "la[{0} & 3] ^= {1};"], size, 'i', 'l'),
            Of(
                's',
                [
                    "da[{0} & 3] = {1};",
                    "da[{0} & 3] *= {1};",
                    "rows[0][{0} & 3] += {1};",
                    "cell.Data[{0} & 3] = {1};",
                    "rows[{0} & 3][0] = {1};",
                ],
                size,
                'i',
                'd'
            ),
            Of(
                's',
                [
                    "rows[1] = {0} ? da : rows[2];",
                    "cell.Color = {0} ? Color.Green : Color.Red;",
                    "color = {0} ? cell.Color : Color.Green;",
                    "other = {0} ? new Cell(i1, l1) : cell; other.Next = cell;",
                ],
                size,
                'b'
            ),
            Texts('s', "i0++;", "(i1, i2) = (i2, i1 + 1);", "(d0, d1) = (d1, d0);", "rows[2] = new double[i1 & 15];")
        );
        if (depth > 2 || size <= 0)
            return simple;
        Gen<Term> condition = Expression('b', size);
        Gen<Term> body = Statements(size, depth + 1);
        string k = $"k{depth}";
        return Gen.Frequency(
            (6, simple),
            (1, Made('s', "if ({0}) {{\n{1}\n}}", condition, body)),
            (1, Made('s', "if ({0}) {{\n{1}\n}} else {{\n{2}\n}}", condition, body, body)),
            (1, Made('s', $"for (int {k} = 0; {k} < 4; {k}++) {{{{\ni1 += {k};\n{{0}}\n}}}}", body)),
            (
                1,
                Made(
                    's',
                    $"for (int {k} = 5; {k} > 0; {k} -= 2) {{{{\nif ({{0}}) continue;\n{{1}}\n}}}}",
                    condition,
                    body
                )
            ),
            (
                1,
                Made(
                    's',
                    $"for (int {k} = 0; ; {k}++) {{{{\n{{1}}\nif ({k} > 3 || {{0}}) break;\nda[{k}] += i0;\n}}}}",
                    condition,
                    body
                )
            ),
            (1, Made('s', $"{{{{ int {k} = 0; do {{{{\n{{1}}\n}}}} while (++{k} < 3 && {{0}}); }}}}", condition, body)),
            (
                1,
                Made(
                    's',
                    "switch ({0}) {{\ncase 0:\n{1}\nbreak;\ncase 1:\ncase 2:\n{2}\nbreak;\ncase 3: i0 = 4; goto case 0;\ncase 5: d0 = 1; break;\ndefault:\n{3}\nbreak;\n}}",
                    Masked(size),
                    body,
                    body,
                    body
                )
            ),
            (1, Made('s', "if ({0}) return l1 + i2;", condition))
        );
    }

    private static Gen<Term> Masked(int size) => Of('i', ["({0} & 7)"], size, 'i');

    private static string[] Unsigned(string cast) =>
        [.. UnsignedRelations.Select(pattern => pattern.Replace("{2}", cast, StringComparison.Ordinal))];

    private static Gen<Term> Texts(char sort, params string[] texts) =>
        Gen.Elements(texts).Select(text => new Term(sort, text));

    private static Gen<Term> Of(char sort, string[] patterns, int size, params char[] parts) =>
        from pattern in Gen.Elements(patterns)
        from made in Made(sort, pattern, [.. parts.Select(part => Expression(part, size - 1))])
        select made;

    private static Gen<Term> Made(char sort, string pattern, params Gen<Term>[] parts) =>
        Gen.CollectToArray(parts, part => part).Select(made => new Term(sort, pattern, made));
}
