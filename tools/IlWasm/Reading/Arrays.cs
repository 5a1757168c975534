using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>IL's array instructions.</summary>
internal static class Arrays
{
    /// <summary>Runs an array instruction; false when it is another.</summary>
    public static bool Translate(Instruction instruction, EvaluationStack stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newarr:
                Kind element = PortableTypes.ElementKind((TypeReference)instruction.Operand);
                stack.Push(new NewArray(element, stack.Pop()));
                return true;
            case Code.Ldlen:
                stack.Push(new ArrayLength(new NonNull(stack.Pop())));
                return true;
            case Code.Ldelema:
                Expression[] place = stack.Pop(2);
                Kind kind = PortableTypes.ElementKind((TypeReference)instruction.Operand);
                stack.Push(new ElementPlace(kind, place[0], place[1]));
                return true;
        }

        if (ElementOf(instruction, "ldelem") is Kind loaded and not Kind.None)
        {
            Expression[] x = stack.Pop(2);
            stack.Push(new ElementLoad(loaded, x[0], x[1]));
            return true;
        }

        if (ElementOf(instruction, "stelem") is Kind stored and not Kind.None)
        {
            Expression[] x = stack.Pop(3);
            stack.Run(new ElementStore(stored, x[0], x[1], x[2]));
            return true;
        }

        if (ElementOf(instruction, "ldind", "ldobj") is Kind read and not Kind.None)
        {
            stack.Push(new PlaceLoad(read, stack.Pop()));
            return true;
        }

        if (ElementOf(instruction, "stind", "stobj") is Kind written and not Kind.None)
        {
            Expression[] x = stack.Pop(2);
            stack.Run(new PlaceStore(written, x[0], x[1]));
            return true;
        }

        return false;
    }

    /// <summary>What an instruction of a family loads or stores, None when it is of another family.</summary>
    private static Kind ElementOf(Instruction instruction, string family, string untyped = "")
    {
        string name = instruction.OpCode.Name;
        if (name == untyped || name == family + ".any")
            return PortableTypes.ElementKind((TypeReference)instruction.Operand);
        if (!name.StartsWith(family + ".", StringComparison.Ordinal))
            return Kind.None;
        return name[(family.Length + 1)..] switch
        {
            "i4" or "u4" => Kind.Int32,
            "i8" => Kind.Int64,
            "r8" => Kind.Double,
            "ref" => Kind.Reference,
            _ => throw new RefusalException($"instruction {name}"),
        };
    }
}
