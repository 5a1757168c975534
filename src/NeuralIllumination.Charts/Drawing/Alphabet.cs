namespace NeuralIllumination.Charts;

/// <summary>
/// The letters of pictures that are made of pixels: lines of one width, drawn for this project, so that no picture depends on the fonts of the
/// machine that makes it.
/// </summary>
/// <remarks>In twentieths of the text's size: capitals reach 14 above the line, small letters 10, and 4 below it. Y grows downward.</remarks>
internal static class Alphabet
{
    /// <summary>Of a letter that is not here: an empty box.</summary>
    public static Glyph Missing { get; } = new("M0,-13H8V0H0Z", 8);

    public static IReadOnlyDictionary<char, Glyph> Glyphs { get; } = Make();

    private static Dictionary<char, Glyph> Make()
    {
        Dictionary<char, Glyph> glyphs = new() { [' '] = new("", 3.4) };
        Letters(glyphs);
        Capitals(glyphs);
        Digits(glyphs);
        Marks(glyphs);
        Mathematics(glyphs);
        Greek(glyphs);
        Small(glyphs, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−", -7);
        Small(glyphs, "₀₁₂₃₄₅₆₇₈₉", "0123456789", 2);
        Small(glyphs, "ᵀᶻᵗⁿ", "Tztn", -7);
        Accents(glyphs);
        return glyphs;
    }

    private static void Letters(Dictionary<char, Glyph> glyphs)
    {
        glyphs['a'] = new("O4,-5,4,5M8,-10V0", 8);
        glyphs['b'] = new("M0,-14V0O4,-5,4,5", 8);
        glyphs['c'] = new(
            "M7.4,-8.2C6.6,-9.4,5.4,-10,4.1,-10C1.8,-10,0,-7.8,0,-5C0,-2.2,1.8,0,4.1,0C5.4,0,6.6,-.6,7.4,-1.8",
            7.2
        );
        glyphs['d'] = new("M8,-14V0O4,-5,4,5", 8);
        glyphs['e'] = new(
            "M0,-5.2H8C8,-8,6.3,-10,4,-10C1.7,-10,0,-7.8,0,-5C0,-2.2,1.7,0,4.2,0C5.6,0,6.7,-.5,7.6,-1.7",
            8
        );
        glyphs['f'] = new("M5.6,-13.8C3.2,-14.4,2,-13.2,2,-11V0M0,-9.8H5", 4.6);
        glyphs['g'] = new("O4,-5,4,5M8,-10V.2C8,2.8,6.4,4.2,4,4.2C2.6,4.2,1.5,3.8,.6,3", 8);
        glyphs['h'] = new("M0,-14V0M0,-6C0,-8.4,1.8,-10,4,-10C6.4,-10,7.6,-8.4,7.6,-6V0", 7.6);
        glyphs['i'] = new("M0,-10V0M0,-13.6h0", 0);
        glyphs['j'] = new("M1.4,-10V1.4C1.4,3.4,.4,4.2,-1.2,4.2M1.4,-13.6h0", 1.4);
        glyphs['k'] = new("M0,-14V0M7,-10L0,-4.2M2.8,-6.4L7.4,0", 7.2);
        glyphs['l'] = new("M0,-14V0", 0);
        glyphs['m'] = new(
            "M0,-10V0M0,-6.4C0,-8.6,1.4,-10,3.2,-10C5.2,-10,6,-8.6,6,-6.4V0M6,-6.4C6,-8.6,7.4,-10,9.2,-10C11.2,-10,12,-8.6,12,-6.4V0",
            12
        );
        glyphs['n'] = new("M0,-10V0M0,-6C0,-8.4,1.8,-10,4,-10C6.4,-10,7.6,-8.4,7.6,-6V0", 7.6);
        glyphs['o'] = new("O4.2,-5,4.2,5", 8.4);
        glyphs['p'] = new("M0,-10V4O4,-5,4,5", 8);
        glyphs['q'] = new("M8,-10V4O4,-5,4,5", 8);
        glyphs['r'] = new("M0,-10V0M0,-6C.4,-8.6,2,-10.2,4.6,-9.8", 4.2);
        glyphs['s'] = new(
            "M6.6,-8.6C5.8,-9.6,4.8,-10,3.5,-10C1.6,-10,.4,-9,.4,-7.5C.4,-4.2,6.8,-5.8,6.8,-2.5C6.8,-1,5.5,0,3.5,0C2,0,.8,-.5,0,-1.6",
            6.8
        );
        glyphs['t'] = new("M2,-13V-2.4C2,-.6,3.4,.3,5.4,-.3M0,-9.8H5.2", 5);
        glyphs['u'] = new("M0,-10V-4C0,-1.6,1.2,0,3.6,0C5.8,0,7.6,-1.6,7.6,-4M7.6,-10V0", 7.6);
        glyphs['v'] = new("M0,-10L4,0L8,-10", 8);
        glyphs['w'] = new("M0,-10L3,0L6,-9L9,0L12,-10", 12);
        glyphs['x'] = new("M0,-10L7.4,0M7.4,-10L0,0", 7.4);
        glyphs['y'] = new("M0,-10L4,0M8,-10L4,0L3,2.6C2.5,3.8,1.7,4.3,.2,4.1", 8);
        glyphs['z'] = new("M.2,-10H7.2L0,0H7.4", 7.4);
    }

    private static void Capitals(Dictionary<char, Glyph> glyphs)
    {
        glyphs['A'] = new("M0,0L5.2,-14L10.4,0M1.8,-4.6H8.6", 10.4);
        glyphs['B'] = new(
            "M0,0V-14H4.6C7.2,-14,8.4,-12.6,8.4,-10.7C8.4,-8.8,7.2,-7.4,4.6,-7.4H0M4.6,-7.4C7.8,-7.4,9.2,-5.8,9.2,-3.7C9.2,-1.6,7.8,0,4.8,0H0",
            9.2
        );
        glyphs['C'] = new(
            "M10,-11.4C9,-13.1,7.4,-14,5.6,-14C2.4,-14,0,-11,0,-7C0,-3,2.4,0,5.6,0C7.4,0,9,-.9,10,-2.6",
            9.8
        );
        glyphs['D'] = new("M0,0V-14H3.6C7.4,-14,10,-11.2,10,-7C10,-2.8,7.4,0,3.6,0Z", 10);
        glyphs['E'] = new("M8,-14H0V0H8M0,-7.4H7", 8);
        glyphs['F'] = new("M8,-14H0V0M0,-7.2H7", 7.6);
        glyphs['G'] = new(
            "M10,-11.4C9,-13.1,7.4,-14,5.6,-14C2.4,-14,0,-11,0,-7C0,-3,2.4,0,5.6,0C7.6,0,9.2,-.9,10.2,-2.6V-6.4H6",
            10.2
        );
        glyphs['H'] = new("M0,-14V0M9.6,-14V0M0,-7.2H9.6", 9.6);
        glyphs['I'] = new("M0,-14V0", 0);
        glyphs['J'] = new("M6,-14V-4C6,-1.4,4.8,0,2.8,0C1.4,0,.5,-.7,0,-2", 6);
        glyphs['K'] = new("M0,-14V0M9,-14L0,-5.4M3.4,-8.6L9.4,0", 9.2);
        glyphs['L'] = new("M0,-14V0H7.6", 7.4);
        glyphs['M'] = new("M0,0V-14L6,-4L12,-14V0", 12);
        glyphs['N'] = new("M0,0V-14L9.6,0V-14", 9.6);
        glyphs['O'] = new("O5.6,-7,5.6,7", 11.2);
        glyphs['P'] = new("M0,0V-14H4.8C7.6,-14,9,-12.5,9,-10.2C9,-7.9,7.6,-6.4,4.8,-6.4H0", 8.8);
        glyphs['Q'] = new("O5.6,-7,5.6,7M6.8,-3.4L11,1", 11.2);
        glyphs['R'] = new("M0,0V-14H4.8C7.6,-14,9,-12.5,9,-10.2C9,-7.9,7.6,-6.4,4.8,-6.4H0M4.6,-6.4L9.4,0", 9.4);
        glyphs['S'] = new(
            "M8.4,-11.8C7.5,-13.2,6.2,-14,4.4,-14C2,-14,.5,-12.6,.5,-10.6C.5,-5.8,8.8,-8.4,8.8,-3.6C8.8,-1.5,7.1,0,4.5,0C2.5,0,1,-.8,0,-2.4",
            8.8
        );
        glyphs['T'] = new("M0,-14H10M5,-14V0", 10);
        glyphs['U'] = new("M0,-14V-5C0,-1.8,1.8,0,4.8,0C7.8,0,9.6,-1.8,9.6,-5V-14", 9.6);
        glyphs['V'] = new("M0,-14L5,0L10,-14", 10);
        glyphs['W'] = new("M0,-14L3.6,0L7.2,-12L10.8,0L14.4,-14", 14.4);
        glyphs['X'] = new("M0,-14L9,0M9,-14L0,0", 9);
        glyphs['Y'] = new("M0,-14L4.8,-7L9.6,-14M4.8,-7V0", 9.6);
        glyphs['Z'] = new("M.2,-14H9L0,0H9.2", 9.2);
    }

    // All of one width, so that digits stand under digits.
    private static void Digits(Dictionary<char, Glyph> glyphs)
    {
        glyphs['0'] = new("O4,-7,4,7", 8);
        glyphs['1'] = new("M1,-11.2L4.6,-14V0", 8);
        glyphs['2'] = new(
            "M.3,-10.6C.5,-12.7,2,-14,4,-14C6.2,-14,7.6,-12.6,7.6,-10.6C7.6,-9,6.8,-7.8,5.4,-6.3L0,0H8",
            8
        );
        glyphs['3'] = new(
            "M.6,-12C1.3,-13.3,2.4,-14,4,-14C6.1,-14,7.4,-12.8,7.4,-10.8C7.4,-8.8,6.1,-7.6,3.8,-7.6H2.8M3.8,-7.6C6.4,-7.6,7.9,-6.2,7.9,-3.9C7.9,-1.5,6.2,0,3.9,0C2.1,0,.8,-.8,0,-2.3",
            8
        );
        glyphs['4'] = new("M6.2,0V-14L0,-4.2H8.4", 8);
        glyphs['5'] = new(
            "M7.2,-14H1.4L.8,-7.8C1.7,-8.6,2.8,-9,4,-9C6.4,-9,8,-7.2,8,-4.6C8,-1.8,6.2,0,3.8,0C2.1,0,.8,-.7,0,-2.1",
            8
        );
        glyphs['6'] = new("M6.8,-12.8C6,-13.6,5.2,-14,4.2,-14C1.6,-14,0,-11,0,-6.2V-4.6O4,-4.4,4,4.4", 8);
        glyphs['7'] = new("M0,-14H8L2.8,0", 8);
        glyphs['8'] = new("O4,-10.6,3.4,3.4O4,-3.6,4,3.6", 8);
        glyphs['9'] = new("M1.2,-1.2C2,-.4,2.8,0,3.8,0C6.4,0,8,-3,8,-7.8V-9.4O4,-9.6,4,4.4", 8);
    }

    private static void Marks(Dictionary<char, Glyph> glyphs)
    {
        glyphs['.'] = new("M0,0h0", 0);
        glyphs[','] = new("M.5,-.2L-.6,2.6", 0);
        glyphs[':'] = new("M0,0h0M0,-8.4h0", 0);
        glyphs[';'] = new("M.5,-.2L-.6,2.6M.3,-8.4h0", 0);
        glyphs['!'] = new("M0,-14V-4.4M0,0h0", 0);
        glyphs['?'] = new(
            "M0,-11.4C.5,-13.2,1.8,-14,3.6,-14C5.8,-14,7.2,-12.7,7.2,-10.8C7.2,-7.8,3.6,-7.6,3.6,-4.4M3.6,0h0",
            7.2
        );
        glyphs['\''] = glyphs['’'] = glyphs['′'] = new("M.4,-14L0,-10.4", 0);
        glyphs['"'] = new("M0,-14V-10.4M3.4,-14V-10.4", 3.4);
        glyphs['('] = new("M3.4,-15.4C1.2,-13,0,-9.6,0,-6.2C0,-2.8,1.2,.6,3.4,3", 3.2);
        glyphs[')'] = new("M0,-15.4C2.2,-13,3.4,-9.6,3.4,-6.2C3.4,-2.8,2.2,.6,0,3", 3.2);
        glyphs['['] = new("M3.4,-15H0V3H3.4", 3.2);
        glyphs[']'] = new("M0,-15H3.4V3H0", 3.2);
        glyphs['{'] = new(
            "M4.4,-15C2.4,-15,2,-14,2,-12V-8.8C2,-7,1.4,-6.2,0,-6C1.4,-5.8,2,-5,2,-3.2V0C2,2,2.4,3,4.4,3",
            4.2
        );
        glyphs['}'] = new(
            "M0,-15C2,-15,2.4,-14,2.4,-12V-8.8C2.4,-7,3,-6.2,4.4,-6C3,-5.8,2.4,-5,2.4,-3.2V0C2.4,2,2,3,0,3",
            4.2
        );
        glyphs['/'] = new("M0,2L6,-15", 6);
        glyphs['\\'] = new("M0,-15L6,2", 6);
        glyphs['|'] = new("M0,-15V3", 0);
        glyphs['‖'] = new("M0,-15V3M3.4,-15V3", 3.4);
        glyphs['-'] = new("M0,-5.4H4.6", 4.6);
        glyphs['–'] = new("M0,-5.4H8", 8);
        glyphs['_'] = new("M0,2.6H8", 8);
        glyphs['*'] = new("M3,-13.6V-7.6M.4,-12.1L5.6,-9.1M5.6,-12.1L.4,-9.1", 6);
        glyphs['#'] = new("M3,-13.4L1.4,0M8,-13.4L6.4,0M.6,-9H9.2M0,-4.4H8.6", 9);
        glyphs['%'] = new("M10.6,-14L1.4,0O2.6,-11,2.6,3O9.4,-3,2.6,3", 12);
        glyphs['&'] = new(
            "M9.6,0L2,-9.4C.4,-11.4,1.4,-14,4,-14C6.6,-14,7.4,-11.2,5.6,-9.4L2,-6.6C-1.4,-4,0,0,3.8,0C7,0,9,-3,9.2,-6.6",
            9.6
        );
        glyphs['@'] = new(
            "O6.4,-5.4,2.6,3.2M9,-8.6V-4C9,-1.4,12.4,-2,12.4,-6.6C12.4,-10.8,9.6,-13.4,6.2,-13.4C2.6,-13.4,0,-10.2,0,-6C0,-1.6,2.8,1.6,6.6,1.6C8,1.6,9.4,1.2,10.4,.4",
            12.4
        );
        glyphs['$'] = new(
            "M7.6,-9.8C6.9,-11.2,5.7,-12,4,-12C1.9,-12,.6,-10.8,.6,-9.1C.6,-5,8,-7.2,8,-3.1C8,-1.2,6.4,0,4.1,0C2.3,0,.8,-.8,0,-2.2M4,-14.4V2.4",
            8
        );
        glyphs['^'] = new("M0,-9.6L3.4,-14L6.8,-9.6", 6.8);
        glyphs['~'] = new("M0,-5.4C1,-7.4,3,-7.4,4.4,-6.2C5.8,-5,7.8,-5,8.8,-7", 8.8);
        glyphs['`'] = new("M0,-14L1.6,-11.4", 1.4);
        glyphs['…'] = new("M0,0h0M4.4,0h0M8.8,0h0", 8.8);
    }

    private static void Mathematics(Dictionary<char, Glyph> glyphs)
    {
        glyphs['+'] = new("M0,-6.2H8M4,-10.2V-2.2", 8);
        glyphs['−'] = new("M0,-6.2H8", 8);
        glyphs['±'] = new("M0,-7.6H8M4,-11.6V-3.6M0,-.6H8", 8);
        glyphs['×'] = new("M.4,-9.6L7,-3M7,-9.6L.4,-3", 7.4);
        glyphs['·'] = new("M0,-6.2h0", 0);
        glyphs['='] = new("M0,-8.2H8M0,-4.2H8", 8);
        glyphs['≈'] = new(
            "M0,-7.6C1,-9.4,2.8,-9.4,4,-8.3C5.2,-7.2,7,-7.2,8,-9M0,-3.6C1,-5.4,2.8,-5.4,4,-4.3C5.2,-3.2,7,-3.2,8,-5",
            8
        );
        glyphs['<'] = new("M7.6,-10.6L0,-6.2L7.6,-1.8", 7.6);
        glyphs['>'] = new("M0,-10.6L7.6,-6.2L0,-1.8", 7.6);
        glyphs['≤'] = new("M7.6,-12L0,-7.8L7.6,-3.6M0,-.4H7.6", 7.6);
        glyphs['≥'] = new("M0,-12L7.6,-7.8L0,-3.6M0,-.4H7.6", 7.6);
        glyphs['→'] = new("M0,-6.2H12M8,-10.2L12,-6.2L8,-2.2", 12);
        glyphs['←'] = new("M12,-6.2H0M4,-10.2L0,-6.2L4,-2.2", 12);
        glyphs['↓'] = new("M4,-13V-.6M0,-4.6L4,-.6L8,-4.6", 8);
        glyphs['↑'] = new("M4,-.6V-13M0,-9L4,-13L8,-9", 8);
        glyphs['▸'] = new("M0,-10.4L6.6,-6.2L0,-2Z", 6.6);
        glyphs['◂'] = new("M6.6,-10.4L0,-6.2L6.6,-2Z", 6.6);
        glyphs['✓'] = new("M0,-5.4L3.8,-1L10.6,-12", 10.6);
        glyphs['✗'] = new("M0,-11.4L9,-1M9,-11.4L0,-1", 9);
        glyphs['∞'] = new("O3,-6,3,3.2O9.6,-6,3.6,3.2", 13);
        glyphs['√'] = new("M0,-6L2,-7L5,2L9,-15H12", 11);
        glyphs['∂'] = new(
            "M.8,-12.4C3,-14.6,8,-14.4,8,-6C8,-2,6.4,0,4,0C1.7,0,0,-1.8,0,-4.4C0,-7,1.7,-8.8,4,-8.8C6,-8.8,7.6,-7.6,8,-5.6",
            8
        );
        glyphs['½'] = new(
            "M0,-12.2L2,-14V-7M11,-14L2,0M8,-5.4C8.2,-6.6,9,-7,10,-7C11.2,-7,12,-6.2,12,-5.2C12,-4,10.8,-3,8,0H12.2",
            12.2
        );
    }

    private static void Greek(Dictionary<char, Glyph> glyphs)
    {
        glyphs['δ'] = new(
            "M7,-13.2C5,-14.4,1.6,-14,1.6,-12C1.6,-10,8,-9,8,-4.4C8,-1.8,6.3,0,4,0C1.7,0,0,-1.8,0,-4.4C0,-6.6,1.4,-8.4,3.6,-8.8",
            8
        );
        glyphs['θ'] = new("O4,-7,4,7M0,-7H8", 8);
        glyphs['η'] = new("M0,-10V0M0,-6C0,-8.4,1.8,-10,4,-10C6.4,-10,7.6,-8.4,7.6,-6V4", 7.6);
        glyphs['β'] = new(
            "M0,4V-10C0,-12.6,1.4,-14,3.6,-14C5.8,-14,7,-12.8,7,-10.9C7,-9,5.8,-7.8,3,-7.8C6.4,-7.8,8,-6.2,8,-3.8C8,-1.5,6.4,0,4.2,0C2.2,0,.8,-.8,0,-2.4",
            8
        );
        glyphs['λ'] = new("M.4,-14C2.6,-14.4,3.2,-13,3.8,-11.2L8,0M4.4,-9.4L0,0", 8);
        glyphs['ε'] = new(
            "M6.8,-8.6C5.6,-10.4,.6,-10.6,.6,-7.6C.6,-5.8,2,-5.2,4.4,-5.2C1.8,-5.2,0,-4.6,0,-2.6C0,.6,5.6,.4,7,-1.6",
            7
        );
        glyphs['σ'] = new(
            "M9,-10H4C1.7,-10,0,-7.8,0,-5C0,-2.2,1.7,0,4,0C6.3,0,8,-2.2,8,-5C8,-7.4,6.6,-9.4,4.6,-10",
            8.8
        );
        glyphs['μ'] = new("M0,-10V4M0,-4C0,-1.6,1.2,0,3.6,0C5.8,0,7.6,-1.6,7.6,-4M7.6,-10V0", 7.6);
        glyphs['π'] = new(
            "M0,-8.4C.6,-9.4,1.4,-9.8,2.6,-9.8H9.8M3.2,-9.8C3.2,-5.6,2.8,-2.4,1.4,0M6.8,-9.8V-2.2C6.8,-.6,8,0,9.4,-.6",
            9.8
        );
        glyphs['Σ'] = new("M8.4,-14H0L5,-7.2L0,0H8.8", 8.8);
        glyphs['Δ'] = new("M0,0L5.2,-14L10.4,0Z", 10.4);
    }

    // Raised or lowered, and six tenths as large.
    private static void Small(Dictionary<char, Glyph> glyphs, string names, string of, double down)
    {
        for (int i = 0; i < names.Length; i++)
            glyphs[names[i]] = glyphs[of[i]] with { Size = 0.6, Down = down };
    }

    private static void Accents(Dictionary<char, Glyph> glyphs)
    {
        Accent(glyphs, "äëïöüÿÄËÏÖÜ", "aeıouyAEIOU", "M-2,-13.4h0M2,-13.4h0");
        Accent(glyphs, "áéíóúýÁÉÍÓÚ", "aeıouyAEIOU", "M-.8,-12L1.4,-14.6");
        Accent(glyphs, "àèìòùÀÈÌÒÙ", "aeıouAEIOU", "M.8,-12L-1.4,-14.6");
        Accent(glyphs, "âêîôûŷÂÊÎÔÛ", "aeıouyAEIOU", "M-2.4,-11.8L0,-14.4L2.4,-11.8");
        Accent(glyphs, "ãñõÃÑÕ", "anoANO", "M-2.6,-12.4C-1.6,-14,-.6,-13.6,0,-13C.6,-12.4,1.6,-12,2.6,-13.6");
        Accent(glyphs, "åÅ", "aA", "O0,-13.6,1.6,1.6");
        Accent(glyphs, "çÇ", "cC", "M.2,0C2,1.6,1.2,3.4,-1,3");
        glyphs['ß'] = new(
            "M0,0V-10C0,-12.6,1.4,-14,3.6,-14C5.8,-14,7,-12.8,7,-11C7,-9,4.6,-8.8,4.6,-7.2C4.6,-5.4,8,-5.6,8,-2.8C8,-1,6.6,0,4.8,0C4,0,3.2,-.2,2.6,-.6",
            8
        );
    }

    private static void Accent(Dictionary<char, Glyph> glyphs, string names, string bases, string mark)
    {
        for (int i = 0; i < names.Length; i++)
        {
            Glyph below = bases[i] == 'ı' ? new("M0,-10V0", 0) : glyphs[bases[i]];
            glyphs[names[i]] = below with { Mark = mark, MarkDown = char.IsUpper(bases[i]) ? -3.6 : 0 };
        }
    }
}
