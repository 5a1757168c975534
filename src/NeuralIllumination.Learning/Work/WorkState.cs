namespace NeuralIllumination.Learning;

/// <summary>How long work stands.</summary>
public enum WorkState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>It was stopped, or an error ended it, before its end.</summary>
    Stopped,
}
