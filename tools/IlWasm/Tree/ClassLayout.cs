using Mono.Cecil;

namespace IlWasm;

/// <summary>Where a sealed class keeps its fields: largest first, so that none needs a gap, from offset 0; there is no header.</summary>
/// <remarks>
/// Nothing asks an object for its type: there are no virtual calls and no casts. An array is different: its length stands at
/// <see cref="LengthOffset"/>, the places a vector can start at (length − 1, at least 0) at <see cref="StartsOffset"/>, and its elements from
/// <see cref="DataOffset"/> on. The first 16 bytes of memory are 0 and belong to nobody, so that null has length 0 and every index is past it.
/// </remarks>
internal sealed class ClassLayout
{
    /// <summary>Where an array keeps its length, an i32.</summary>
    public const int LengthOffset = 0;

    /// <summary>Where an array keeps how many places a two-lane vector can start at, an i32.</summary>
    public const int StartsOffset = 4;

    /// <summary>Where an array's elements begin; arrays lie on multiples of 16, so elements do too.</summary>
    public const int DataOffset = 16;

    private readonly Dictionary<FieldDefinition, (int Offset, Kind Kind)> places = [];

    /// <summary>Lays out <paramref name="type"/>.</summary>
    /// <exception cref="RefusalException">A field is outside the subset.</exception>
    public ClassLayout(TypeDefinition type)
    {
        foreach (FieldDefinition field in type.Fields.Where(field => !field.IsStatic))
        {
            Kind kind = PortableTypes.KindOf(field.FieldType);
            if (kind == Kind.Vector)
                throw new RefusalException($"field {field.Name} of type Vector128<double>");
            places[field] = (0, kind);
        }

        foreach (int size in new[] { 8, 4 })
        {
            foreach ((FieldDefinition field, (int Offset, Kind Kind) place) in places.ToArray())
            {
                if (place.Kind.Size() != size)
                    continue;
                places[field] = (Size, place.Kind);
                Size += size;
            }
        }
    }

    /// <summary>Bytes an object takes.</summary>
    public int Size { get; }

    /// <summary>A field as <paramref name="method"/> sees it: constructors may change what is readonly to others.</summary>
    public Field Of(FieldDefinition field, MethodDefinition method)
    {
        (int offset, Kind kind) = places[field];
        bool building = method.IsConstructor && method.DeclaringType == field.DeclaringType;
        return new Field(field.Name, offset, kind, IsFixed: field.IsInitOnly && !building);
    }
}
