using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>IL's comparisons. For doubles, the forms ending in <c>.un</c> are true when a NaN takes part, the others false.</summary>
/// <remarks>Source: ECMA-335, partition III, sections 3.5 to 3.18 and 3.21 to 3.27.</remarks>
internal static class Comparison
{
    /// <summary>The condition of a branch: its value is 0 or not 0.</summary>
    public static Expression Condition(Code code, EvaluationStack stack)
    {
        switch (code)
        {
            case Code.Brtrue or Code.Brtrue_S:
                Expression value = stack.Pop();
                return value.Kind == Kind.Int64 ? Not(IsZero(value)) : value;
            case Code.Brfalse or Code.Brfalse_S:
                return IsZero(stack.Pop());
        }

        Expression[] x = stack.Pop(2);
        return code switch
        {
            Code.Beq or Code.Beq_S => Of(Relation.Equal, x),
            Code.Bne_Un or Code.Bne_Un_S => Not(Of(Relation.Equal, x)),
            Code.Blt or Code.Blt_S => Of(Relation.Less, x),
            Code.Blt_Un or Code.Blt_Un_S => Unordered(Relation.Less, x),
            Code.Bgt or Code.Bgt_S => Of(Relation.Greater, x),
            Code.Bgt_Un or Code.Bgt_Un_S => Unordered(Relation.Greater, x),
            Code.Ble or Code.Ble_S => Of(Relation.LessOrEqual, x),
            Code.Ble_Un or Code.Ble_Un_S => Unordered(Relation.LessOrEqual, x),
            Code.Bge or Code.Bge_S => Of(Relation.GreaterOrEqual, x),
            Code.Bge_Un or Code.Bge_Un_S => Unordered(Relation.GreaterOrEqual, x),
            _ => throw new RefusalException($"instruction {code}"),
        };
    }

    /// <summary>The value, 0 or 1, of ceq, clt, clt.un, cgt or cgt.un.</summary>
    public static Operator Value(Code code, Expression[] x) =>
        code switch
        {
            Code.Ceq => Of(Relation.Equal, x),
            Code.Clt => Of(Relation.Less, x),
            Code.Clt_Un => Unordered(Relation.Less, x),
            Code.Cgt => Of(Relation.Greater, x),
            _ => Unordered(Relation.Greater, x),
        };

    /// <summary>A branch on <paramref name="condition"/>; a negated condition swaps the ways instead.</summary>
    public static Ending Branch(Expression condition, Block whenTrue, Block whenFalse)
    {
        while (condition is Operator { Op: Op.I32Eqz } not)
        {
            condition = not.Operands[0];
            (whenTrue, whenFalse) = (whenFalse, whenTrue);
        }

        if (whenTrue == whenFalse && condition.Effects == Effects.None)
            return new Jump(whenTrue);
        if (condition is Constant constant)
            return new Jump(constant.Bits != 0 ? whenTrue : whenFalse);
        return new Branch(condition, whenTrue, whenFalse);
    }

    /// <summary>1 when <paramref name="x"/> is 0, else 0. A comparison of integers turns into its opposite.</summary>
    public static Operator IsZero(Expression x) =>
        x.Kind == Kind.Int64 ? new Operator(Op.I64Eqz, Kind.Int32, x) : Not(x);

    private enum Relation
    {
        Equal,
        Less,
        Greater,
        LessOrEqual,
        GreaterOrEqual,
    }

    private static Operator Not(Expression x)
    {
        if (x is Operator { Op: >= Op.I32Eq and <= Op.I32GeU or >= Op.I64Eq and <= Op.I64GeU } comparison)
        {
            Op first = comparison.Op < Op.I64Eqz ? Op.I32Eq : Op.I64Eq;
            return new Operator(first + Opposite[comparison.Op - first], Kind.Int32, comparison.Operands);
        }

        return new Operator(Op.I32Eqz, Kind.Int32, x);
    }

    // eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u, as the binary format numbers them.
    private static readonly int[] Opposite = [1, 0, 8, 9, 6, 7, 4, 5, 2, 3];

    private static Operator Of(Relation relation, Expression[] x)
    {
        if (
            relation == Relation.Equal
            && x[1] is Constant { Bits: 0, Kind: Kind.Int32 or Kind.Int64 or Kind.Reference }
        )
            return IsZero(x[0]);
        Op op = x[0].Kind switch
        {
            Kind.Double => Pick(relation, Op.F64Eq, Op.F64Lt, Op.F64Gt, Op.F64Le, Op.F64Ge),
            Kind.Int64 => Pick(relation, Op.I64Eq, Op.I64LtS, Op.I64GtS, Op.I64LeS, Op.I64GeS),
            Kind.Int32 or Kind.Reference or Kind.Place or Kind.Vector or Kind.None => Pick(
                relation,
                Op.I32Eq,
                Op.I32LtS,
                Op.I32GtS,
                Op.I32LeS,
                Op.I32GeS
            ),
        };
        return new Operator(op, Kind.Int32, x);
    }

    private static Operator Unordered(Relation relation, Expression[] x)
    {
        if (x[0].Kind == Kind.Double)
        {
            // "Less, or a NaN" is "not greater or equal".
            return Not(
                Of(
                    Pick(
                        relation,
                        Relation.Equal,
                        Relation.GreaterOrEqual,
                        Relation.LessOrEqual,
                        Relation.Greater,
                        Relation.Less
                    ),
                    x
                )
            );
        }

        if (relation == Relation.Greater && x[1] is Constant { Bits: 0 })
            return Not(IsZero(x[0]));
        Op op =
            x[0].Kind == Kind.Int64
                ? Pick(relation, Op.I64Eq, Op.I64LtU, Op.I64GtU, Op.I64LeU, Op.I64GeU)
                : Pick(relation, Op.I32Eq, Op.I32LtU, Op.I32GtU, Op.I32LeU, Op.I32GeU);
        return new Operator(op, Kind.Int32, x);
    }

    private static T Pick<T>(Relation relation, T equal, T less, T greater, T lessOrEqual, T greaterOrEqual) =>
        relation switch
        {
            Relation.Equal => equal,
            Relation.Less => less,
            Relation.Greater => greater,
            Relation.LessOrEqual => lessOrEqual,
            Relation.GreaterOrEqual => greaterOrEqual,
        };
}
