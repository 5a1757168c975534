using System.Globalization;
using System.Text;

namespace IlWasm;

/// <summary>What evaluating an expression may do besides giving a value; it decides what may be moved past what.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Nothing: it can be evaluated anywhere its locals have the same values, or not at all.</summary>
    None = 0,

    /// <summary>It can trap.</summary>
    Traps = 1,

    /// <summary>It reads memory that a store can change.</summary>
    Reads = 2,

    /// <summary>It changes memory, or calls a method that may.</summary>
    Writes = 4,
}

/// <summary>A value to compute: a tree whose operands are evaluated left to right, as IL's stack had them.</summary>
internal abstract class Expression(Kind kind, params Expression[] operands)
{
    /// <summary>What the value is.</summary>
    public Kind Kind { get; } = kind;

    /// <summary>The operands, in order of evaluation; passes replace them in place.</summary>
    public Expression[] Operands { get; } = operands;

    /// <summary>What the node itself may do, its operands aside.</summary>
    public virtual Effects Own => Effects.None;

    /// <summary>What the whole tree may do.</summary>
    public Effects Effects => Operands.Aggregate(Own, (all, operand) => all | operand.Effects);

    /// <summary>Whether evaluating it again costs no more than reading a local.</summary>
    public bool IsSimple => this is Constant or Read;

    /// <summary>Everything but the operands that tells this node from others; equal texts compute equal values.</summary>
    protected abstract string Describe();

    /// <summary>A copy over other operands.</summary>
    public abstract Expression With(Expression[] operands);

    /// <summary>A deep copy in which <paramref name="replace"/> may give another tree for a node, null to keep it.</summary>
    public Expression Rewrite(Func<Expression, Expression?> replace) =>
        replace(this) ?? With([.. Operands.Select(operand => operand.Rewrite(replace))]);

    /// <summary>This node and all below it.</summary>
    public IEnumerable<Expression> All() => Operands.SelectMany(operand => operand.All()).Append(this);

    /// <summary>Whether the tree reads <paramref name="local"/>.</summary>
    public bool Reads(Local local) => All().Any(node => node is Read read && read.Local == local);

    public override string ToString()
    {
        StringBuilder text = new(Describe());
        foreach (Expression operand in Operands)
            text.Append(CultureInfo.InvariantCulture, $" ({operand})");
        return text.ToString();
    }
}

/// <summary>A number, by its bits; a vector's constant is always zero.</summary>
internal sealed class Constant(Kind kind, long bits) : Expression(kind)
{
    /// <summary>The value, a double's as its bits.</summary>
    public long Bits { get; } = bits;

    /// <summary>The value as a double.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    protected override string Describe() => $"{Kind} {Bits}";

    public override Expression With(Expression[] operands) => this;
}

/// <summary>The value of a local.</summary>
internal sealed class Read(Local local) : Expression(local.Kind)
{
    /// <summary>Which.</summary>
    public Local Local { get; } = local;

    protected override string Describe() => $"local {Local.Number}";

    public override Expression With(Expression[] operands) => this;
}

/// <summary>One WebAssembly instruction over its operands.</summary>
internal sealed class Operator(Op op, Kind kind, params Expression[] operands) : Expression(kind, operands)
{
    /// <summary>The instruction.</summary>
    public Op Op { get; } = op;

    /// <summary>The lane, where the instruction names one.</summary>
    public int Lane { get; init; }

    public override Effects Own =>
        Op
            is Op.I32DivS
                or Op.I32DivU
                or Op.I32RemS
                or Op.I32RemU
                or Op.I64DivS
                or Op.I64DivU
                or Op.I64RemS
                or Op.I64RemU
                or Op.I32TruncF64S
                or Op.I64TruncF64S
            ? Effects.Traps
            : Effects.None;

    protected override string Describe() => $"{Op} {Lane}";

    public override Expression With(Expression[] operands) => new Operator(Op, Kind, operands) { Lane = Lane };
}

/// <summary>A reference that must not be null: its value, or a trap.</summary>
internal sealed class NonNull(Expression reference) : Expression(Kind.Reference, reference)
{
    public override Effects Own => Effects.Traps;

    protected override string Describe() => "nonnull";

    public override Expression With(Expression[] operands) => new NonNull(operands[0]);
}
