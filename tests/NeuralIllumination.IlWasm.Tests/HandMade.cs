using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>IL that no C# compiler writes.</summary>
internal static class HandMade
{
    /// <summary>A loop of two halves; the argument decides at which half it is entered.</summary>
    public static byte[] IrreducibleLoop() => Loop(entersInTheMiddle: true);

    /// <summary>The same loop, always entered at its first half.</summary>
    public static byte[] ReducibleLoop() => Loop(entersInTheMiddle: false);

    private static byte[] Loop(bool entersInTheMiddle)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("hand", new Version(1, 0)),
            "hand",
            ModuleKind.Dll
        );
        ModuleDefinition module = assembly.MainModule;
        TypeDefinition type = new(
            "",
            "P",
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            module.TypeSystem.Object
        );
        MethodDefinition method = new("F", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Int32);
        method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        method.Body.Variables.Add(new VariableDefinition(module.TypeSystem.Int32));
        method.Body.InitLocals = true;
        ILProcessor il = method.Body.GetILProcessor();
        Instruction first = il.Create(OpCodes.Ldloc_0);
        Instruction second = il.Create(OpCodes.Ldarg_0);
        if (entersInTheMiddle)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Brtrue, second);
        }

        // first: sum += 3; second: argument -= 1, on while it is positive.
        il.Append(first);
        il.Emit(OpCodes.Ldc_I4_3);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc_0);
        il.Append(second);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Starg_S, method.Parameters[0]);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Bgt, first);
        il.Emit(OpCodes.Ldloc_0);
        il.Emit(OpCodes.Ret);
        type.Methods.Add(method);
        module.Types.Add(type);
        using MemoryStream stream = new();
        assembly.Write(stream);
        return stream.ToArray();
    }
}
