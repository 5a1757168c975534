namespace NeuralIllumination.Engine;

/// <summary>What a change that is made on the way touches. The numbers never change.</summary>
public enum ChangeKind
{
    /// <summary>η.</summary>
    LearningRate = 0,

    /// <summary>B.</summary>
    BatchSize = 1,

    /// <summary>One weight or bias.</summary>
    Parameter = 2,

    /// <summary>μ.</summary>
    Momentum = 3,

    /// <summary>λ.</summary>
    L2 = 4,

    /// <summary>β₁.</summary>
    Beta1 = 5,

    /// <summary>β₂.</summary>
    Beta2 = 6,

    /// <summary>A hidden unit, off or on again.</summary>
    SwitchOff = 7,

    /// <summary>A layer, held still or let go.</summary>
    Freeze = 8,

    /// <summary>A sample that is learned from too.</summary>
    AddSample = 9,
}
