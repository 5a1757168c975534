namespace NeuralIllumination.Studio.Sessions;

/// <summary>Whether a text that somebody typed was taken.</summary>
internal enum EditOutcome
{
    /// <summary>It was, together with what others had changed elsewhere in the cell.</summary>
    Taken,

    /// <summary>Somebody else changed the same lines; whoever typed chooses.</summary>
    Touches,

    /// <summary>There is no such cell any more.</summary>
    Gone,
}
