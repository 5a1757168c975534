namespace IlWasm;

/// <summary>Steps that always run one after the other, then an ending.</summary>
internal sealed class Block
{
    /// <summary>The steps.</summary>
    public List<Statement> Statements { get; } = [];

    /// <summary>Where it goes.</summary>
    public Ending Ending { get; set; } = new Return();

    /// <summary>The steps and the ending.</summary>
    public IEnumerable<Statement> Steps => Statements.Append(Ending);
}
