using Mono.Cecil;

namespace IlWasm;

/// <summary>Which types the portable subset has, and what kind of value each is.</summary>
internal static class PortableTypes
{
    private const string VectorOfDouble = "System.Runtime.Intrinsics.Vector128`1<System.Double>";

    /// <summary>The kind of a local's, parameter's, field's or result's type.</summary>
    /// <exception cref="RefusalException">The type is outside the subset.</exception>
    public static Kind KindOf(TypeReference type)
    {
        switch (type.MetadataType)
        {
            case MetadataType.Void:
                return Kind.None;
            case MetadataType.Boolean:
            case MetadataType.Int32:
            case MetadataType.UInt32:
                return Kind.Int32;
            case MetadataType.Int64:
            case MetadataType.UInt64:
                return Kind.Int64;
            case MetadataType.Double:
                return Kind.Double;
        }

        // C# marks get-only and init-only properties with modifiers that say nothing about the value.
        if (type is RequiredModifierType modified)
            return KindOf(modified.ElementType);
        if (type is ArrayType array)
        {
            ElementOf(array);
            return Kind.Reference;
        }

        if (IsVector(type))
            return Kind.Vector;
        if (type is ByReferenceType { ElementType.MetadataType: MetadataType.Double })
            return Kind.Place;
        if (type is TypeDefinition definition)
        {
            if (definition.IsEnum)
                return KindOfEnum(definition);
            if (IsPortableClass(definition))
                return Kind.Reference;
        }

        throw new RefusalException(Refused(type));
    }

    /// <summary>The kind of an array's elements: double, int, long, an enum, or references.</summary>
    /// <exception cref="RefusalException">The element is outside the subset.</exception>
    public static Kind ElementOf(ArrayType array)
    {
        if (!array.IsVector)
            throw new RefusalException($"array {array.FullName} of several dimensions");
        return ElementKind(array.ElementType);
    }

    /// <summary>As <see cref="ElementOf"/>, from the element's type.</summary>
    public static Kind ElementKind(TypeReference element)
    {
        Kind kind = KindOf(element);
        bool allowed =
            element.MetadataType is MetadataType.Double or MetadataType.Int32 or MetadataType.Int64
            || kind == Kind.Reference
            || element is TypeDefinition { IsEnum: true };
        return allowed ? kind : throw new RefusalException($"array of {element.FullName}");
    }

    /// <summary>Whether the type is the one struct of the subset.</summary>
    public static bool IsVector(TypeReference type) => type.FullName == VectorOfDouble;

    /// <summary>Whether the type is a class the subset can make objects of.</summary>
    public static bool IsPortableClass(TypeDefinition type) =>
        type.IsClass
        && !type.IsValueType
        && type.IsSealed
        && !type.IsAbstract
        && !type.HasGenericParameters
        && type.BaseType?.FullName == "System.Object";

    private static Kind KindOfEnum(TypeDefinition type)
    {
        FieldDefinition value = type.Fields.Single(field => !field.IsStatic);
        return value.FieldType.MetadataType == MetadataType.Int32
            ? Kind.Int32
            : throw new RefusalException($"enum {type.FullName} that is not an int");
    }

    private static string Refused(TypeReference type) =>
        type switch
        {
            { MetadataType: MetadataType.String } => "string",
            { MetadataType: MetadataType.Single } => "float",
            ByReferenceType => $"ref, in or out ({type.FullName})",
            PointerType or FunctionPointerType => $"pointer ({type.FullName})",
            GenericParameter or GenericInstanceType => $"generic type {type.FullName}",
            { FullName: "System.Decimal" } => "decimal",
            TypeDefinition { IsInterface: true } => $"interface {type.FullName}",
            TypeDefinition { HasGenericParameters: true } => $"generic type {type.FullName}",
            TypeDefinition { BaseType.FullName: "System.MulticastDelegate" } => $"delegate {type.FullName}",
            TypeDefinition { IsValueType: true } => $"struct {type.FullName}",
            TypeDefinition { IsSealed: false } => $"class {type.FullName} that is not sealed",
            TypeDefinition => $"class {type.FullName} with a base class",
            _ => $"type {type.FullName}",
        };
}
