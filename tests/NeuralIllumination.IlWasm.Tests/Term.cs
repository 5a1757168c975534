using System.Globalization;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>A piece of a generated program: a pattern with holes, and the pieces in them.</summary>
/// <param name="Sort">What may stand in its place: i, l and d are expressions, b a condition, s a statement, t statements.</param>
/// <param name="Pattern">C# text; {0}, {1}, … are the holes. Statements (t) have no pattern: their parts follow one another.</param>
/// <param name="Parts">What stands in the holes.</param>
internal sealed record Term(char Sort, string Pattern, params Term[] Parts)
{
    /// <summary>The C# text.</summary>
    public override string ToString() =>
        Sort == 't'
            ? string.Join('\n', Parts.Select(part => part.ToString()))
            : string.Format(CultureInfo.InvariantCulture, Pattern, [.. Parts.Select(part => part.ToString())]);

    /// <summary>Smaller programs: a part of the same sort in the whole's place, the simplest of its sort, or one part made smaller.</summary>
    public IEnumerable<Term> Shrink()
    {
        if (Sort == 't')
        {
            for (int i = 0; i < Parts.Length; i++)
                yield return this with
                {
                    Parts = [.. Parts[..i], .. Parts[(i + 1)..]],
                };
        }
        else
        {
            Term simplest = new(Sort, Simplest);
            if (Parts.Length > 0 || Sort is 's' && Pattern.Length > 0)
                yield return simplest;
            foreach (Term part in Parts.Where(part => part.Sort == Sort))
                yield return part;
        }

        for (int i = 0; i < Parts.Length; i++)
        {
            foreach (Term smaller in Parts[i].Shrink())
                yield return this with
                {
                    Parts = [.. Parts[..i], smaller, .. Parts[(i + 1)..]],
                };
        }
    }

    private string Simplest =>
        Sort switch
        {
            'i' => "i0",
            'l' => "l0",
            'd' => "d0",
            'b' => "(i0 == 0)",
            _ => "",
        };
}
