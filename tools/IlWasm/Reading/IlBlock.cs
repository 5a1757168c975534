using Mono.Cecil.Cil;

namespace IlWasm;

/// <summary>IL instructions that always run one after the other.</summary>
/// <param name="Instructions">The instructions; a branch can only be the last.</param>
/// <param name="Successors">Where control can go next: a branch's target before the way straight on.</param>
internal sealed record IlBlock(IReadOnlyList<Instruction> Instructions, IReadOnlyList<Instruction> Successors)
{
    /// <summary>Whether the last two instructions ask for a vector width, so that the way on is known now.</summary>
    public bool IsFolded { get; init; }
}
