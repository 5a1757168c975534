namespace IlWasm;

/// <summary>A field's place in its object.</summary>
/// <param name="Name">Its name, for telling.</param>
/// <param name="Offset">Bytes from the object's address.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsFixed">Readonly, and seen from outside a constructor: its value cannot change while the method runs.</param>
internal sealed record Field(string Name, int Offset, Kind Kind, bool IsFixed);
