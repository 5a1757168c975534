namespace NeuralIllumination.Learning;

/// <summary>A learner's guess, and the answer once it is known. Both are numbers, or both are words.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Words">The guess as words; null when it is a number.</param>
/// <param name="Number">The guess as a number, finite; null when it is words.</param>
public sealed record GuessRecord(string Question, string? Words = null, double? Number = null)
{
    /// <summary>The answer as words; null when it is a number or not known yet.</summary>
    public string? AnswerInWords { get; init; }

    /// <summary>The answer as a number; null when it is words or not known yet.</summary>
    public double? AnswerAsNumber { get; init; }

    /// <summary>Whether the answer is known.</summary>
    public bool IsAnswered => AnswerInWords is not null || AnswerAsNumber is not null;

    /// <summary>Answer − guess, above 0 when the guess was too low; null for words or before the answer is known.</summary>
    public double? Difference => AnswerAsNumber - Number;
}
