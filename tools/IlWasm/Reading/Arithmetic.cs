using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>IL's arithmetic and conversions. One IL instruction serves every kind; WebAssembly has one for each.</summary>
internal static class Arithmetic
{
    /// <summary>Runs an arithmetic instruction; false when it is another.</summary>
    public static bool Translate(Code code, EvaluationStack stack)
    {
        switch (code)
        {
            case Code.Neg:
                stack.Push(Negate(stack.Pop()));
                return true;
            case Code.Not:
                Expression bits = stack.Pop();
                stack.Push(Binary(Code.Xor, bits, new Constant(bits.Kind, -1)));
                return true;
            case Code.Shl or Code.Shr or Code.Shr_Un:
                Expression[] shift = stack.Pop(2);
                stack.Push(Shift(code, shift[0], shift[1]));
                return true;
            case Code.Rem:
                stack.Push(Remainder(stack));
                return true;
            case >= Code.Add and <= Code.Xor:
                Expression[] x = stack.Pop(2);
                stack.Push(Binary(code, x[0], x[1]));
                return true;
        }

        if (!Conversions.Handles(code))
            return false;
        stack.Push(Conversions.Convert(code, stack.Pop()));
        return true;
    }

    private static Operator Binary(Code code, Expression left, Expression right)
    {
        if (left.Kind != right.Kind)
            throw new RefusalException($"{code.ToString().ToLowerInvariant()} of {left.Kind} and {right.Kind}");
        Op op = (code, left.Kind) switch
        {
            (Code.Add, Kind.Int32) => Op.I32Add,
            (Code.Sub, Kind.Int32) => Op.I32Sub,
            (Code.Mul, Kind.Int32) => Op.I32Mul,
            (Code.Div, Kind.Int32) => Op.I32DivS,
            (Code.Div_Un, Kind.Int32) => Op.I32DivU,
            (Code.Rem, Kind.Int32) => Op.I32RemS,
            (Code.Rem_Un, Kind.Int32) => Op.I32RemU,
            (Code.And, Kind.Int32) => Op.I32And,
            (Code.Or, Kind.Int32) => Op.I32Or,
            (Code.Xor, Kind.Int32) => Op.I32Xor,
            (Code.Add, Kind.Int64) => Op.I64Add,
            (Code.Sub, Kind.Int64) => Op.I64Sub,
            (Code.Mul, Kind.Int64) => Op.I64Mul,
            (Code.Div, Kind.Int64) => Op.I64DivS,
            (Code.Div_Un, Kind.Int64) => Op.I64DivU,
            (Code.Rem, Kind.Int64) => Op.I64RemS,
            (Code.Rem_Un, Kind.Int64) => Op.I64RemU,
            (Code.And, Kind.Int64) => Op.I64And,
            (Code.Or, Kind.Int64) => Op.I64Or,
            (Code.Xor, Kind.Int64) => Op.I64Xor,
            (Code.Add, Kind.Double) => Op.F64Add,
            (Code.Sub, Kind.Double) => Op.F64Sub,
            (Code.Mul, Kind.Double) => Op.F64Mul,
            (Code.Div, Kind.Double) => Op.F64Div,
            (Code.Rem, Kind.Double) => throw new RefusalException("remainder of doubles"),
            _ => throw new RefusalException($"{code.ToString().ToLowerInvariant()} of {left.Kind}"),
        };
        return new Operator(op, left.Kind, left, right);
    }

    private static Operator Negate(Expression x) =>
        x.Kind == Kind.Double ? new Operator(Op.F64Neg, Kind.Double, x) : Binary(Code.Sub, new Constant(x.Kind, 0), x);

    /// <summary>WebAssembly takes the count modulo the width by itself, so the mask that C# compiles in can go.</summary>
    private static Operator Shift(Code code, Expression value, Expression count)
    {
        bool wide = value.Kind == Kind.Int64;
        int mask = wide ? 63 : 31;
        if (count is Operator { Op: Op.I32And } and && and.Operands[1] is Constant constant && constant.Bits == mask)
            count = and.Operands[0];
        if (wide)
            count = Conversions.Convert(Code.Conv_U8, count);
        Op op = (code, wide) switch
        {
            (Code.Shl, false) => Op.I32Shl,
            (Code.Shr, false) => Op.I32ShrS,
            (Code.Shr_Un, false) => Op.I32ShrU,
            (Code.Shl, true) => Op.I64Shl,
            (Code.Shr, true) => Op.I64ShrS,
            _ => Op.I64ShrU,
        };
        return new Operator(op, value.Kind, value, count);
    }

    /// <summary>
    /// .NET throws for the smallest integer % −1 as it does for the quotient; WebAssembly's remainder is 0. Where the divisor may be −1, the
    /// quotient is taken too, for its trap.
    /// </summary>
    private static Operator Remainder(EvaluationStack stack)
    {
        Expression[] x = stack.Pop(2);
        if (x[0].Kind == Kind.Double || x[1] is Constant { Bits: not -1 })
            return Binary(Code.Rem, x[0], x[1]);

        // Both are kept in locals; the one below must be kept first.
        stack.Push(x[1]);
        Expression left = Below(stack, x[0]);
        Expression right = stack.Keep(stack.Pop());
        stack.Run(new Evaluate(Binary(Code.Div, left, right)));
        return Binary(Code.Rem, left, right);
    }

    private static Expression Below(EvaluationStack stack, Expression left)
    {
        Expression right = stack.Pop();
        Expression kept = stack.Keep(left);
        stack.Push(right);
        return kept;
    }
}
