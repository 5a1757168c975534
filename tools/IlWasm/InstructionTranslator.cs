using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>What each IL instruction that is not a branch does to the evaluation stack.</summary>
internal sealed class InstructionTranslator(
    Method method,
    CompiledProgram program,
    Local[] arguments,
    Local[] variables
)
{
    /// <summary>Runs one instruction.</summary>
    public void Translate(Instruction instruction, EvaluationStack stack)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Nop:
                break;
            case Code.Dup:
                Expression twice = stack.Keep(stack.Pop());
                stack.Push(twice);
                stack.Push(twice);
                break;
            case Code.Pop:
                Expression unused = stack.Pop();
                if (unused.Effects != Effects.None)
                    stack.Run(new Evaluate(unused));
                break;
            case >= Code.Ldarg_0 and <= Code.Ldarg_3:
                stack.Push(new Read(arguments[instruction.OpCode.Code - Code.Ldarg_0]));
                break;
            case Code.Ldarg or Code.Ldarg_S:
                stack.Push(new Read(Argument(instruction)));
                break;
            case Code.Starg or Code.Starg_S:
                stack.Run(new Assign(Argument(instruction), stack.Pop()));
                break;
            case >= Code.Ldloc_0 and <= Code.Ldloc_3:
                stack.Push(new Read(variables[instruction.OpCode.Code - Code.Ldloc_0]));
                break;
            case Code.Ldloc or Code.Ldloc_S:
                stack.Push(new Read(variables[((VariableDefinition)instruction.Operand).Index]));
                break;
            case >= Code.Stloc_0 and <= Code.Stloc_3:
                stack.Run(new Assign(variables[instruction.OpCode.Code - Code.Stloc_0], stack.Pop()));
                break;
            case Code.Stloc or Code.Stloc_S:
                stack.Run(new Assign(variables[((VariableDefinition)instruction.Operand).Index], stack.Pop()));
                break;
            case Code.Ldnull:
                stack.Push(new Constant(Kind.Reference, 0));
                break;
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8:
                stack.Push(new Constant(Kind.Int32, instruction.OpCode.Code - Code.Ldc_I4_0));
                break;
            case Code.Ldc_I4 or Code.Ldc_I4_S:
                stack.Push(new Constant(Kind.Int32, Convert.ToInt32(instruction.Operand, null)));
                break;
            case Code.Ldc_I8:
                stack.Push(new Constant(Kind.Int64, (long)instruction.Operand));
                break;
            case Code.Ldc_R8:
                stack.Push(new Constant(Kind.Double, BitConverter.DoubleToInt64Bits((double)instruction.Operand)));
                break;
            case Code.Ceq or Code.Clt or Code.Clt_Un or Code.Cgt or Code.Cgt_Un:
                stack.Push(Comparison.Value(instruction.OpCode.Code, stack.Pop(2)));
                break;
            case Code.Call or Code.Callvirt:
                Invoke((MethodReference)instruction.Operand, stack);
                break;
            case Code.Newobj:
                MethodDefinition constructor = (MethodDefinition)instruction.Operand;
                Expression[] given = stack.Pop(constructor.Parameters.Count);
                stack.Push(new NewObject(program.LayoutOf(constructor.DeclaringType), constructor, given));
                break;
            case Code.Ldfld:
                stack.Push(new FieldLoad(FieldOf(instruction), Checked(stack.Pop())));
                break;
            case Code.Stfld:
                Expression[] target = stack.Pop(2);
                stack.Run(new FieldStore(FieldOf(instruction), Checked(target[0]), target[1]));
                break;
            default:
                if (!Arrays.Translate(instruction, stack) && !Arithmetic.Translate(instruction.OpCode.Code, stack))
                    throw new RefusalException($"instruction {instruction.OpCode.Name}");
                break;
        }
    }

    private Local Argument(Instruction instruction)
    {
        ParameterDefinition parameter = (ParameterDefinition)instruction.Operand;
        return arguments[parameter.Index + (method.Source.HasThis ? 1 : 0)];
    }

    private Field FieldOf(Instruction instruction)
    {
        FieldDefinition field = (FieldDefinition)instruction.Operand;
        return program.LayoutOf(field.DeclaringType).Of(field, method.Source);
    }

    /// <summary>A reference about to be used; <c>this</c> was checked by whoever called.</summary>
    private Expression Checked(Expression reference)
    {
        bool isThis = method.Source.HasThis && reference is Read read && read.Local == arguments[0];
        return isThis || reference is NewObject or NewArray ? reference : new NonNull(reference);
    }

    private void Invoke(MethodReference called, EvaluationStack stack)
    {
        if (Intrinsics.WidthAnswer(called) is bool answer)
        {
            stack.Push(new Constant(Kind.Int32, answer ? 1 : 0));
            return;
        }

        Expression[] x = stack.Pop(called.Parameters.Count + (called.HasThis ? 1 : 0));
        if (called is MethodDefinition definition)
        {
            if (definition.IsConstructor)
                throw new RefusalException("constructor that calls another");
            if (definition.HasThis)
                x[0] = Checked(x[0]);
            Kind result = PortableTypes.KindOf(definition.ReturnType);
            if (program.Template(definition) is Method template)
                Inlining.Expand(template, x, stack);
            else if (result == Kind.None)
                stack.Run(new Evaluate(new Call(definition, result, x)));
            else
                stack.Push(new Call(definition, result, x));
            return;
        }

        if (called.FullName == "System.Void System.Object::.ctor()")
            return;
        // IL evaluates the vector of vector.CopyTo(array, index) first, the store its value last.
        bool turnsOrder = called.Name == "CopyTo" && x.Skip(1).Any(argument => argument.Effects != Effects.None);
        if (Intrinsics.RepeatsArgument(called) || (turnsOrder && x[0].Effects != Effects.None))
            x[0] = stack.Keep(x[0]);
        if (Intrinsics.LowerStore(called, x) is Statement store)
            stack.Run(store);
        else
            stack.Push(
                Intrinsics.Lower(called, x)
                    ?? throw new RefusalException($"call of {called.DeclaringType.Name}.{called.Name}")
            );
    }
}
