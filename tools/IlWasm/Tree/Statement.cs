namespace IlWasm;

/// <summary>A step of a block.</summary>
internal abstract class Statement(params Expression[] operands)
{
    /// <summary>What it evaluates, in order; passes replace them in place.</summary>
    public Expression[] Operands { get; } = operands;

    /// <summary>What the step itself may do, its operands aside.</summary>
    public virtual Effects Own => Effects.None;

    /// <summary>What the whole step may do.</summary>
    public Effects Effects => Operands.Aggregate(Own, (all, operand) => all | operand.Effects);

    /// <summary>Every expression in it.</summary>
    public IEnumerable<Expression> All() => Operands.SelectMany(operand => operand.All());
}

/// <summary><c>local = value</c>.</summary>
internal sealed class Assign(Local local, Expression value) : Statement(value)
{
    /// <summary>Which local.</summary>
    public Local Local { get; } = local;

    /// <summary>Its new value.</summary>
    public Expression Value => Operands[0];
}

/// <summary>Evaluates for the effect, and forgets the value.</summary>
internal sealed class Evaluate(Expression value) : Statement(value);

/// <summary><c>target.field = value</c>.</summary>
internal sealed class FieldStore(Field field, Expression target, Expression value) : Statement(target, value)
{
    /// <summary>Which field.</summary>
    public Field Field { get; } = field;

    public override Effects Own => Effects.Writes;
}

/// <summary><c>array[index] = value</c>, or a vector from there on.</summary>
internal sealed class ElementStore(Kind element, Expression array, Expression index, Expression value)
    : Statement(array, index, value)
{
    /// <summary>What is stored: an element, or a vector of two doubles.</summary>
    public Kind Element { get; } = element;

    /// <summary>Where the array's limit is kept, when it has been read in advance.</summary>
    public Local? Limit { get; set; }

    public override Effects Own => Effects.Traps | Effects.Writes;
}

/// <summary>Stores at a place.</summary>
internal sealed class PlaceStore(Kind kind, Expression place, Expression value) : Statement(place, value)
{
    /// <summary>What is stored.</summary>
    public Kind Kind { get; } = kind;

    public override Effects Own => Effects.Writes;
}

/// <summary>The last step of a block: where it goes.</summary>
internal abstract class Ending(Block[] targets, params Expression[] operands) : Statement(operands)
{
    /// <summary>The blocks that may come next.</summary>
    public Block[] Targets { get; } = targets;
}

/// <summary>Goes on at one block.</summary>
internal sealed class Jump(Block target) : Ending([target]);

/// <summary>Goes to the first target when the condition is not 0, else to the second.</summary>
internal sealed class Branch(Expression condition, Block whenTrue, Block whenFalse)
    : Ending([whenTrue, whenFalse], condition);

/// <summary>Goes to the target the selector counts to; past the last, to the last.</summary>
internal sealed class Switch(Expression selector, Block[] targets) : Ending(targets, selector);

/// <summary>Leaves the method.</summary>
internal sealed class Return(params Expression[] value) : Ending([], value);
