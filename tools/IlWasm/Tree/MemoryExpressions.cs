using Mono.Cecil;

namespace IlWasm;

/// <summary>A field of an object known not to be null.</summary>
internal sealed class FieldLoad(Field field, Expression target) : Expression(field.Kind, target)
{
    /// <summary>Which.</summary>
    public Field Field { get; } = field;

    // A readonly field never changes while a method other than its constructor runs.
    public override Effects Own => Field.IsFixed ? Effects.None : Effects.Reads;

    protected override string Describe() => $"field {Field.Name} {Field.Offset} {Kind}";

    public override Expression With(Expression[] operands) => new FieldLoad(Field, operands[0]);
}

/// <summary>The length of an array known not to be null; null itself would answer 0.</summary>
internal sealed class ArrayLength(Expression array) : Expression(Kind.Int32, array)
{
    protected override string Describe() => "length";

    public override Expression With(Expression[] operands) => new ArrayLength(operands[0]);
}

/// <summary>How many places a two-lane vector can start at: the length less 1, but not below 0.</summary>
internal sealed class VectorStarts(Expression array) : Expression(Kind.Int32, array)
{
    protected override string Describe() => "starts";

    public override Expression With(Expression[] operands) => new VectorStarts(operands[0]);
}

/// <summary>An access to <c>array[index]</c>: the kind says how much of the array it takes.</summary>
internal abstract class ElementExpression(Kind result, Kind element, params Expression[] operands)
    : Expression(result, operands)
{
    /// <summary>What is loaded: an element, or a vector of two doubles.</summary>
    public Kind Element { get; } = element;

    /// <summary>Where the array's limit is kept, when it has been read in advance.</summary>
    public Local? Limit { get; set; }
}

/// <summary><c>array[index]</c>, or a vector starting there.</summary>
internal sealed class ElementLoad(Kind element, Expression array, Expression index)
    : ElementExpression(element, element, array, index)
{
    public override Effects Own => Effects.Traps | Effects.Reads;

    protected override string Describe() => $"element {Element}";

    public override Expression With(Expression[] operands) =>
        new ElementLoad(Element, operands[0], operands[1]) { Limit = Limit };
}

/// <summary>The place of <c>array[index]</c>, for a compound assignment.</summary>
internal sealed class ElementPlace(Kind element, Expression array, Expression index)
    : ElementExpression(Kind.Place, element, array, index)
{
    public override Effects Own => Effects.Traps;

    protected override string Describe() => $"place {Element}";

    public override Expression With(Expression[] operands) =>
        new ElementPlace(Element, operands[0], operands[1]) { Limit = Limit };
}

/// <summary>The place of an array's first element, of whatever length the array is.</summary>
internal sealed class ArrayStart(Expression array) : Expression(Kind.Place, array)
{
    protected override string Describe() => "start";

    public override Expression With(Expression[] operands) => new ArrayStart(operands[0]);
}

/// <summary>What stands at a place.</summary>
internal sealed class PlaceLoad(Kind kind, Expression place) : Expression(kind, place)
{
    public override Effects Own => Effects.Reads;

    protected override string Describe() => $"at {Kind}";

    public override Expression With(Expression[] operands) => new PlaceLoad(Kind, operands[0]);
}

/// <summary>A call; an instance method's object comes first.</summary>
internal sealed class Call(MethodDefinition method, Kind kind, params Expression[] operands)
    : Expression(kind, operands)
{
    /// <summary>Which method.</summary>
    public MethodDefinition Method { get; } = method;

    public override Effects Own => Effects.Traps | Effects.Reads | Effects.Writes;

    protected override string Describe() => $"call {Method.FullName}";

    public override Expression With(Expression[] operands) => new Call(Method, Kind, operands);
}

/// <summary>A new object: room for it, then its constructor.</summary>
internal sealed class NewObject(ClassLayout layout, MethodDefinition constructor, params Expression[] operands)
    : Expression(Kind.Reference, operands)
{
    /// <summary>How large it is.</summary>
    public ClassLayout Layout { get; } = layout;

    /// <summary>What fills it.</summary>
    public MethodDefinition Constructor { get; } = constructor;

    public override Effects Own => Effects.Traps | Effects.Reads | Effects.Writes;

    protected override string Describe() => $"new {Constructor.FullName}";

    public override Expression With(Expression[] operands) => new NewObject(Layout, Constructor, operands);
}

/// <summary>A new array, all zero.</summary>
internal sealed class NewArray(Kind element, Expression length) : Expression(Kind.Reference, length)
{
    /// <summary>What it holds.</summary>
    public Kind Element { get; } = element;

    public override Effects Own => Effects.Traps | Effects.Reads | Effects.Writes;

    protected override string Describe() => $"array {Element}";

    public override Expression With(Expression[] operands) => new NewArray(Element, operands[0]);
}
