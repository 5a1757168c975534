using System.Collections.Concurrent;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>A guess that was made before the answer was seen, and stays as it was made.</summary>
/// <example><code>
/// var guess = Guess.LockIn("What loss does 50 : 50 give?", 0.5);
/// guess.Compare(Math.Log(2))
/// </code></example>
[TypeFormatterSource(typeof(ShownFormatters), PreferredMimeTypes = [Mime.Html, Mime.Plain])]
public sealed class Guess : Shown
{
    private static readonly ConcurrentDictionary<string, GuessRecord> Locked = new(StringComparer.Ordinal);

    private Guess(GuessRecord record) => Record = record;

    /// <summary>The question and the guess.</summary>
    public GuessRecord Record { get; }

    /// <inheritdoc/>
    public override View View => new GuessView(Record);

    /// <summary>Locks in a number. The same guess again is let through, so that a cell may run twice; another one is refused.</summary>
    /// <param name="question">What is asked; each question has one guess a session.</param>
    /// <param name="guess">The guess, finite.</param>
    /// <exception cref="OptionException">No number, or another guess was locked in for the question.</exception>
    public static Guess LockIn(string question, double guess) =>
        double.IsFinite(guess)
            ? Lock(new GuessRecord(Check(question), Number: guess))
            : throw new OptionException($"A guess must be a finite number; got {Numbers.Full(guess)}.");

    /// <summary>Locks in words, one of <paramref name="choices"/> where there are any; capitals do not matter.</summary>
    /// <param name="question">What is asked; each question has one guess a session.</param>
    /// <param name="guess">The guess.</param>
    /// <param name="choices">What may be guessed; none for anything.</param>
    /// <exception cref="OptionException">None of the choices, no words, or another guess was locked in for the question.</exception>
    public static Guess LockIn(string question, string guess, params string[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (string.IsNullOrWhiteSpace(guess))
            throw new OptionException($"A guess needs words; got none for \"{question}\".");
        if (choices.Length == 0)
            return Lock(new GuessRecord(Check(question), guess.Trim()));
        string? choice = choices.FirstOrDefault(choice => IsSame(choice, guess.Trim()));
        return choice is not null
            ? Lock(new GuessRecord(Check(question), choice))
            : throw new OptionException(
                $"A guess must be one of {string.Join(", ", choices.Select(c => $"\"{c}\""))}; got \"{guess}\"."
            );
    }

    /// <summary>The guess beside the number that is true, with the difference.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="OptionException">The guess was words.</exception>
    public GuessView Compare(double answer) =>
        Record.Number is not null
            ? new GuessView(Record with { AnswerAsNumber = answer })
            : throw new OptionException(
                $"\"{Record.Words}\" can be compared with words only; got {Numbers.Full(answer)}."
            );

    /// <summary>The guess beside the words that are true.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="OptionException">The guess was a number.</exception>
    public GuessView Compare(string answer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(answer);
        return Record.Words is not null
            ? new GuessView(Record with { AnswerInWords = answer })
            : throw new OptionException(
                $"The guess {Numbers.Full(Record.Number!.Value)} can be compared with a number only; got \"{answer}\"."
            );
    }

    private static string Check(string question) =>
        string.IsNullOrWhiteSpace(question)
            ? throw new OptionException("A guess needs a question; got none.")
            : question.Trim();

    private static Guess Lock(GuessRecord guess)
    {
        GuessRecord locked = Locked.GetOrAdd(guess.Question, guess);
        bool isSame = locked.Number == guess.Number && IsSame(locked.Words, guess.Words);
        return isSame
            ? new Guess(locked)
            : throw new OptionException(
                $"\"{guess.Question}\" is locked in: {Written(locked)}; got {Written(guess)}. Restarting the kernel unlocks it."
            );
    }

    private static bool IsSame(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Written(GuessRecord guess) =>
        guess.Number is { } number ? Numbers.Full(number) : $"\"{guess.Words}\"";
}
