using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>
/// What can be seen to be outside the portable subset without knowing the values: exceptions, statics, virtual calls and the rest. What is
/// left for the translator to refuse depends on the kinds on the stack.
/// </summary>
internal sealed class Subset(ModuleDefinition module, Refusals refusals)
{
    private readonly HashSet<TypeDefinition> types = [];

    /// <summary>Notes every refused construct of a method's reachable code; true when there is none.</summary>
    public bool Check(MethodDefinition method, IlGraph? graph)
    {
        int before = refusals.Lines.Count;
        Touch(method.DeclaringType);
        if (method.HasGenericParameters)
            refusals.Add(method, "generic method");
        if (method.Body.HasExceptionHandlers)
            refusals.Add(method, "try");
        foreach (ParameterDefinition parameter in method.Parameters)
            CheckType(method, parameter.ParameterType);
        CheckType(method, method.ReturnType);
        IReadOnlySet<int> named = graph?.Variables ?? new HashSet<int>();
        foreach (VariableDefinition local in method.Body.Variables.Where(local => named.Contains(local.Index)))
            CheckType(method, local.VariableType);
        foreach (Instruction instruction in graph?.Blocks.SelectMany(block => block.Instructions) ?? [])
        {
            if (Refused(instruction) is string construct)
                refusals.Add(method, construct);
            // To all other methods a readonly field never changes; an init accessor would be one that changes it.
            if (
                instruction.OpCode.Code == Code.Stfld
                && instruction.Operand is FieldDefinition { IsInitOnly: true } field
                && !Builds(method, field)
            )
                refusals.Add(method, $"readonly field {field.Name} set outside a constructor (init accessor)");
        }

        return refusals.Lines.Count == before;
    }

    private static bool Builds(MethodDefinition method, FieldDefinition field) =>
        method.IsConstructor && method.DeclaringType == field.DeclaringType;

    /// <summary>Notes a type in use: none may have a static constructor, which is also what initialises static fields.</summary>
    private void Touch(TypeDefinition type)
    {
        if (!types.Add(type))
            return;
        if (type.Methods.Any(method => method.IsConstructor && method.IsStatic))
            refusals.Add(type, "static constructor, or static field with an initialiser");
        if (type.Methods.Any(method => method.Name == "Finalize"))
            refusals.Add(type, "finaliser");
    }

    private void CheckType(MethodDefinition method, TypeReference type)
    {
        try
        {
            PortableTypes.KindOf(type);
            if (type is TypeDefinition { IsEnum: false } definition)
                Touch(definition);
        }
        catch (RefusalException refusal)
        {
            refusals.Add(method, refusal.Message);
        }
    }

    private string? Refused(Instruction instruction) =>
        instruction.OpCode.Code switch
        {
            Code.Throw or Code.Rethrow => "throw",
            Code.Ldstr => "string",
            Code.Box or Code.Unbox or Code.Unbox_Any => "boxing",
            Code.Isinst or Code.Castclass => "cast of a reference",
            Code.Ldftn or Code.Ldvirtftn => "delegate",
            Code.Ldsfld or Code.Stsfld or Code.Ldsflda => $"static field {Member(instruction)}",
            Code.Ldloca or Code.Ldloca_S or Code.Ldarga or Code.Ldarga_S => "address of a variable",
            Code.Ldflda => $"address of field {Member(instruction)}",
            Code.Calli => "call through a pointer",
            Code.Jmp or Code.Tail => "tail call",
            Code.Constrained => "constrained call",
            Code.Ldc_R4 or Code.Conv_R4 or Code.Ldelem_R4 or Code.Stelem_R4 or Code.Ldind_R4 or Code.Stind_R4 =>
                "float",
            Code.Ldtoken => "array initialiser or type token",
            Code.Sizeof => "sizeof",
            Code.Localloc => "stackalloc",
            Code.Initobj => "default of a struct",
            >= Code.Add_Ovf and <= Code.Sub_Ovf_Un => "checked arithmetic",
            >= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U_Un => "checked conversion",
            >= Code.Conv_Ovf_I1 and <= Code.Conv_Ovf_U8 => "checked conversion",
            Code.Conv_Ovf_I or Code.Conv_Ovf_U => "checked conversion",
            Code.Conv_I1 or Code.Conv_I2 or Code.Conv_U1 or Code.Conv_U2 => "conversion to a type narrower than int",
            Code.Ldfld or Code.Stfld => RefusedField((FieldReference)instruction.Operand),
            Code.Call or Code.Callvirt or Code.Newobj => RefusedCall(instruction),
            _ => null,
        };

    private string? RefusedField(FieldReference field)
    {
        if (field is not FieldDefinition definition)
            return $"field {field.FullName}";
        Touch(definition.DeclaringType);
        return PortableTypes.IsPortableClass(definition.DeclaringType)
            ? null
            : $"field of {definition.DeclaringType.FullName}";
    }

    private string? RefusedCall(Instruction instruction)
    {
        MethodReference method = (MethodReference)instruction.Operand;
        if (method is MethodDefinition definition && definition.Module == module)
        {
            if (definition.HasGenericParameters || definition.DeclaringType.HasGenericParameters)
                return $"generic method {Name(method)}";
            if (definition.IsVirtual)
                return $"virtual call of {Name(method)}";
            if (!definition.HasBody)
                return $"call of {Name(method)}, which has no IL";
            if (instruction.OpCode.Code == Code.Newobj && !PortableTypes.IsPortableClass(definition.DeclaringType))
                return $"new {definition.DeclaringType.FullName}";
            Touch(definition.DeclaringType);
            return null;
        }

        // What is left is the framework; the translator asks the intrinsics, this names the better known of the rest.
        if (method is GenericInstanceMethod or { DeclaringType: GenericInstanceType })
        {
            return
                method.DeclaringType.FullName.StartsWith("System.Runtime.Intrinsics.Vector", StringComparison.Ordinal)
                || Intrinsics.IsUnchecked(method)
                ? null
                : $"generic method {Name(method)}";
        }

        if (instruction.OpCode.Code == Code.Newobj)
            return $"new {method.DeclaringType.FullName}";
        if (instruction.OpCode.Code == Code.Callvirt)
            return $"virtual call of {Name(method)}";
        return method.FullName.Contains("RuntimeHelpers::InitializeArray", StringComparison.Ordinal)
            ? "array initialiser or type token"
            : null;
    }

    private static string Member(Instruction instruction) => ((FieldReference)instruction.Operand).Name;

    private static string Name(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";
}
