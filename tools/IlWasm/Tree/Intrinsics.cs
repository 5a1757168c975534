using Mono.Cecil;

namespace IlWasm;

/// <summary>The few framework methods that are part of the subset, each one instruction or a few of them.</summary>
internal static class Intrinsics
{
    private const string Vectors = "System.Runtime.Intrinsics.";
    private const string ArrayStart = "System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference";
    private const string Further = "System.Runtime.CompilerServices.Unsafe.Add";

    /// <summary>The answer to <c>Vector….IsHardwareAccelerated</c>: WebAssembly has 128 bits. Null for any other method.</summary>
    public static bool? WidthAnswer(MethodReference method)
    {
        if (method.Name != "get_IsHardwareAccelerated")
            return null;
        return method.DeclaringType.FullName switch
        {
            Vectors + "Vector128" => true,
            Vectors + "Vector256" or Vectors + "Vector512" => false,
            _ => null,
        };
    }

    /// <summary>The expression for a call of a framework method, null when it is not part of the subset.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="x">The arguments.</param>
    public static Expression? Lower(MethodReference method, Expression[] x)
    {
        if (method is GenericInstanceMethod generic && generic.GenericArguments.Any(IsNotDouble))
            return null;
        string name = $"{method.DeclaringType.FullName}.{method.Name}";
        string kinds = string.Join(',', x.Select(argument => argument.Kind));
        return (name, kinds) switch
        {
            ("System.Math.Sqrt", "Double") => new Operator(Op.F64Sqrt, Kind.Double, x),
            ("System.Math.Abs", "Double") => new Operator(Op.F64Abs, Kind.Double, x),
            ("System.Math.Floor", "Double") => new Operator(Op.F64Floor, Kind.Double, x),
            ("System.Math.Ceiling", "Double") => new Operator(Op.F64Ceil, Kind.Double, x),
            ("System.BitConverter.DoubleToInt64Bits", "Double") => new Operator(Op.I64ReinterpretF64, Kind.Int64, x),
            ("System.BitConverter.Int64BitsToDouble", "Int64") => new Operator(Op.F64ReinterpretI64, Kind.Double, x),
            ("System.Double.IsNaN", "Double") => new Operator(Op.F64Ne, Kind.Int32, x[0], x[0]),
            (ArrayStart, "Reference") => new ArrayStart(new NonNull(x[0])),
            (Further, "Place,Int32") when x[1] is Constant step => new Operator(
                Op.I32Add,
                Kind.Place,
                x[0],
                new Constant(Kind.Int32, (int)step.Bits << Kind.Double.Shift())
            ),
            (Further, "Place,Int32") => new Operator(
                Op.I32Add,
                Kind.Place,
                x[0],
                new Operator(Op.I32Shl, Kind.Int32, x[1], new Constant(Kind.Int32, Kind.Double.Shift()))
            ),
            _ => LowerVector(name, kinds, x),
        };
    }

    /// <summary>Whether the method repeats its argument, which must then be cheap to evaluate twice.</summary>
    public static bool RepeatsArgument(MethodReference method) =>
        method.DeclaringType.FullName == "System.Double" && method.Name == "IsNaN";

    /// <summary>Whether the method is one of the subset's that reach an element without a look at the array's bounds.</summary>
    public static bool IsUnchecked(MethodReference method) =>
        $"{method.DeclaringType.FullName}.{method.Name}" is ArrayStart or Further;

    /// <summary>
    /// The store that <c>vector.CopyTo(array, index)</c> or <c>vector.StoreUnsafe(ref place)</c> is, null for any other method.
    /// </summary>
    public static Statement? LowerStore(MethodReference method, Expression[] x)
    {
        if (
            method is not GenericInstanceMethod { DeclaringType.FullName: Vectors + "Vector128" } generic
            || generic.GenericArguments.Any(IsNotDouble)
        )
            return null;
        return (method.Name, x) switch
        {
            ("CopyTo", [{ Kind: Kind.Vector }, { Kind: Kind.Reference }, { Kind: Kind.Int32 }]) => new ElementStore(
                Kind.Vector,
                x[1],
                x[2],
                x[0]
            ),
            ("StoreUnsafe", [{ Kind: Kind.Vector }, { Kind: Kind.Place }]) => new PlaceStore(Kind.Vector, x[1], x[0]),
            _ => null,
        };
    }

    private static Expression? LowerVector(string name, string kinds, Expression[] x)
    {
        if (!name.StartsWith(Vectors + "Vector128", StringComparison.Ordinal))
            return null;
        string operation = name[(name.LastIndexOf('.') + 1)..];
        return (operation, kinds) switch
        {
            ("get_Zero", "") => new Constant(Kind.Vector, 0),
            ("Create", "Double") => Splat(x[0]),
            ("Create", "Double,Double") => new Operator(Op.F64x2ReplaceLane, Kind.Vector, Splat(x[0]), x[1])
            {
                Lane = 1,
            },
            ("Create", "Reference,Int32") => new ElementLoad(Kind.Vector, x[0], x[1]),
            ("LoadUnsafe", "Place") => new PlaceLoad(Kind.Vector, x[0]),
            ("op_Addition", "Vector,Vector") => new Operator(Op.F64x2Add, Kind.Vector, x),
            ("op_Subtraction", "Vector,Vector") => new Operator(Op.F64x2Sub, Kind.Vector, x),
            ("op_Multiply", "Vector,Vector") => new Operator(Op.F64x2Mul, Kind.Vector, x),
            ("op_Multiply", "Vector,Double") => new Operator(Op.F64x2Mul, Kind.Vector, x[0], Splat(x[1])),
            ("op_Multiply", "Double,Vector") => new Operator(Op.F64x2Mul, Kind.Vector, Splat(x[0]), x[1]),
            ("op_Division", "Vector,Vector") => new Operator(Op.F64x2Div, Kind.Vector, x),
            ("op_Division", "Vector,Double") => new Operator(Op.F64x2Div, Kind.Vector, x[0], Splat(x[1])),
            ("Sqrt", "Vector") => new Operator(Op.F64x2Sqrt, Kind.Vector, x),
            ("LessThan", "Vector,Vector") => new Operator(Op.F64x2Lt, Kind.Vector, x),
            ("GreaterThan", "Vector,Vector") => new Operator(Op.F64x2Gt, Kind.Vector, x),
            ("ConditionalSelect", "Vector,Vector,Vector") => new Select(x),
            ("ToScalar", "Vector") => new Operator(Op.F64x2ExtractLane, Kind.Double, x),
            ("GetElement", "Vector,Int32") when x[1] is Constant { Bits: 0 or 1 } lane => Lane(x[0], (int)lane.Bits),
            _ => null,
        };
    }

    private static Operator Splat(Expression x) => new(Op.F64x2Splat, Kind.Vector, x);

    private static Operator Lane(Expression vector, int lane) =>
        new(Op.F64x2ExtractLane, Kind.Double, vector) { Lane = lane };

    private static bool IsNotDouble(TypeReference type) => type.MetadataType != MetadataType.Double;
}

/// <summary>Bit by bit, the second operand where the first has 1, else the third; WebAssembly wants the mask last.</summary>
internal sealed class Select(Expression[] operands) : Expression(Kind.Vector, operands)
{
    protected override string Describe() => "bits";

    public override Expression With(Expression[] operands) => new Select(operands);
}
