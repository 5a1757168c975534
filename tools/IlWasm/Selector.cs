using Mono.Cecil;

namespace IlWasm;

/// <summary>Selects instructions for statements and trees. A value ends up on WebAssembly's stack; a failed check leaves the outermost block.</summary>
internal sealed class Selector(Method method, bool hasLoops, CompiledProgram program, CodeBuffer code)
{
    // Steps that take two bytes at the most: an address that wraps around is then none within memory either way.
    private const int MostFurther = 4096;

    private readonly Dictionary<Kind, Stack<Local>> free = [];

    /// <summary>Whether a check has been written that leaves the outermost block.</summary>
    public bool HasTraps { get; private set; }

    /// <summary>Writes one step.</summary>
    public void Run(Statement step)
    {
        switch (step)
        {
            case Assign assign:
                Value(assign.Value);
                code.Set(assign.Local);
                break;
            case Evaluate evaluate:
                Value(evaluate.Operands[0]);
                if (evaluate.Operands[0].Kind != Kind.None)
                    code.Add(Op.Drop);
                break;
            case FieldStore store:
                Value(store.Operands[0]);
                Value(store.Operands[1]);
                code.Access(store.Field.Kind.Store(), store.Field.Offset, store.Field.Kind.Shift());
                break;
            case PlaceStore store:
                int further = Near(store.Operands[0]);
                Value(store.Operands[1]);
                code.Access(store.Kind.Store(), further, ElementShift(store.Kind));
                break;
            case ElementStore store:
                Place(store.Operands[0], store.Operands[1], store.Element, store.Limit);
                Value(store.Operands[2]);
                code.Access(store.Element.Store(), ClassLayout.DataOffset, ElementShift(store.Element));
                break;
            default:
                throw new InvalidOperationException($"no code for {step.GetType().Name}");
        }
    }

    /// <summary>Writes what leaves the tree's value on the stack.</summary>
    public void Value(Expression tree)
    {
        switch (tree)
        {
            case Constant constant:
                code.Add(
                    constant.Kind switch
                    {
                        Kind.Int64 => Op.I64Const,
                        Kind.Double => Op.F64Const,
                        Kind.Vector => Op.V128Const,
                        Kind.Int32 or Kind.Reference or Kind.Place or Kind.None => Op.I32Const,
                    },
                    constant.Bits
                );
                break;
            case Read read:
                code.Get(read.Local);
                break;
            case Operator { Op: Op.F64x2Splat, Operands: [ElementLoad element] }:
                Place(element.Operands[0], element.Operands[1], element.Element, element.Limit);
                code.Access(Op.V128Load64Splat, ClassLayout.DataOffset, Kind.Double.Shift());
                break;
            case Operator { Op: Op.F64x2Splat, Operands: [PlaceLoad place] }:
                code.Access(Op.V128Load64Splat, Near(place.Operands[0]), Kind.Double.Shift());
                break;
            case ArrayStart:
                Values(tree.Operands);
                break;
            case Operator operation:
                Values(operation.Operands);
                code.Add(operation.Op, operation.Lane);
                break;
            case Select choice:
                WithKept(
                    choice.Operands[0],
                    mask =>
                    {
                        Value(choice.Operands[1]);
                        Value(choice.Operands[2]);
                        Value(mask);
                    }
                );
                code.Add(Op.V128Bitselect);
                break;
            case NonNull when !RunsOften:
                Values(tree.Operands);
                code.Add(Op.Call, Checks.NonNullIndex);
                break;
            case NonNull check:
                WithKept(
                    check.Operands[0],
                    reference =>
                    {
                        Value(reference);
                        code.Add(Op.I32Eqz);
                        Trap();
                        Value(reference);
                    }
                );
                break;
            case FieldLoad load:
                Values(load.Operands);
                code.Access(load.Kind.Load(), load.Field.Offset, load.Kind.Shift());
                break;
            case ArrayLength or VectorStarts:
                Values(tree.Operands);
                code.Access(Op.I32Load, LimitOffset(tree is VectorStarts), Kind.Int32.Shift());
                break;
            case ElementPlace place:
                Place(place.Operands[0], place.Operands[1], place.Element, place.Limit);
                break;
            case ElementLoad load:
                Place(load.Operands[0], load.Operands[1], load.Element, load.Limit);
                code.Access(load.Element.Load(), ClassLayout.DataOffset, ElementShift(load.Element));
                break;
            case PlaceLoad load:
                code.Access(load.Kind.Load(), Near(load.Operands[0]), ElementShift(load.Kind));
                break;
            case Call call:
                Values(call.Operands);
                code.Add(Op.Call, IndexOf(call.Method));
                break;
            case NewArray array:
                Values(array.Operands);
                code.Add(Op.I32Const, array.Element.Shift());
                code.Add(Op.Call, Allocator.NewArrayIndex);
                break;
            case NewObject made:
                Local target = Rent(Kind.Reference);
                code.Add(Op.I32Const, made.Layout.Size);
                code.Add(Op.Call, Allocator.AllocateIndex);
                code.Tee(target);
                Values(made.Operands);
                code.Add(Op.Call, IndexOf(made.Constructor));
                code.Get(target);
                GiveBack(target);
                break;
            default:
                throw new InvalidOperationException($"no code for {tree.GetType().Name}");
        }
    }

    // What a method with loops of its own does outside of them is little beside them.
    private bool RunsOften => code.IsInLoop || (!hasLoops && program.RunsOften(method.Source));

    private int IndexOf(MethodDefinition called) => RunsOften ? program.IndexOfOften(called) : program.IndexOf(called);

    private void Values(Expression[] trees)
    {
        foreach (Expression tree in trees)
            Value(tree);
    }

    /// <summary>Leaves the address of an element, less the data's offset, after one unsigned comparison of the index with the limit.</summary>
    private void Place(Expression array, Expression index, Kind element, Local? limit)
    {
        if (!RunsOften && limit is null && element != Kind.Vector)
        {
            Value(array);
            Value(index);
            code.Add(Op.Call, Checks.ElementIndex(ElementShift(element)));
            return;
        }

        WithKept(
            array,
            start =>
                WithKept(
                    index,
                    at =>
                    {
                        Value(at);
                        if (limit is not null)
                            code.Get(limit);
                        else
                        {
                            Value(start);
                            code.Access(Op.I32Load, LimitOffset(element == Kind.Vector), Kind.Int32.Shift());
                        }

                        code.Add(Op.I32GeU);
                        Trap();
                        Value(start);
                        Value(at);
                        code.Add(Op.I32Const, ElementShift(element));
                        code.Add(Op.I32Shl);
                        code.Add(Op.I32Add);
                    }
                )
        );
    }

    /// <summary>Leaves an address and tells how far on the place is: a constant step costs nothing within the instruction that goes there.</summary>
    private int Near(Expression place)
    {
        int further = ClassLayout.DataOffset;
        while (
            place
                is Operator
                {
                    Op: Op.I32Add,
                    Kind: Kind.Place,
                    Operands: [var from, Constant { Bits: >= 0 and <= MostFurther } step]
                }
        )
        {
            place = from;
            further += (int)step.Bits;
        }

        Value(place);
        return further;
    }

    // A vector starts at any double, so it is aligned as one.
    private static int ElementShift(Kind element) => element == Kind.Vector ? Kind.Double.Shift() : element.Shift();

    private static int LimitOffset(bool vector) => vector ? ClassLayout.StartsOffset : ClassLayout.LengthOffset;

    private void Trap()
    {
        HasTraps = true;
        code.Add(Op.BrIf, code.Depth - 1);
    }

    /// <summary>Evaluates a tree that is needed more than once into a borrowed local.</summary>
    private void WithKept(Expression tree, Action<Expression> use)
    {
        if (tree.IsSimple)
        {
            use(tree);
            return;
        }

        Value(tree);
        Local local = Rent(tree.Kind);
        code.Set(local);
        use(new Read(local));
        GiveBack(local);
    }

    private Local Rent(Kind kind)
    {
        Kind shared = kind == Kind.Reference ? Kind.Int32 : kind;
        return free.TryGetValue(shared, out Stack<Local>? locals) && locals.TryPop(out Local? local)
            ? local
            : method.AddLocal(shared);
    }

    private void GiveBack(Local local)
    {
        if (!free.TryGetValue(local.Kind, out Stack<Local>? locals))
            free[local.Kind] = locals = [];
        locals.Push(local);
    }
}
