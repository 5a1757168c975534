using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A guess as it was locked in; once the answer is known, the two beside each other with their difference.</summary>
public sealed class GuessView : View
{
    private readonly GuessRecord guess;

    /// <summary>Shows a guess.</summary>
    /// <param name="guess">The guess.</param>
    public GuessView(GuessRecord guess)
    {
        ArgumentNullException.ThrowIfNull(guess);
        this.guess = guess;
    }

    /// <summary>What is shown.</summary>
    public GuessRecord Record => guess;

    internal override object Content => guess;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        Markup content = guess.IsAnswered
            ? (Markup)$"{Beside().ToMarkup()}<p>{Verdict}</p>\n"
            : (Markup)$"<p>locked in: <b>{Guessed}</b></p>\n";
        return Figure.Html(guess.Question, content);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        guess.IsAnswered
            ? $"{guess.Question}\n  locked in: {Guessed}\n  computed:  {Answer}\n  {Verdict}\n"
            : $"{guess.Question}\n  locked in: {Guessed}\n";

    private string Guessed => guess.Number is { } number ? Numbers.Full(number) : guess.Words!;

    private string Answer => guess.AnswerAsNumber is { } number ? Numbers.Plain(number) : guess.AnswerInWords!;

    /// <summary>A guess is right when it has the digits that are shown: nobody guesses sixteen.</summary>
    private bool IsRight =>
        guess.Number is { } number
            ? Numbers.Plain(number) == Answer
            : string.Equals(guess.Words, guess.AnswerInWords, StringComparison.OrdinalIgnoreCase);

    private string Verdict
    {
        get
        {
            if (IsRight)
                return "Your guess is right.";
            return guess.Difference is { } difference
                ? $"Your guess is {Numbers.Plain(Math.Abs(difference))} too {(difference > 0 ? "low" : "high")}."
                : "Your guess is another one. What did you expect, and where did it part from what happened?";
        }
    }

    private Table Beside()
    {
        const string caption = "Guess and answer";
        if (guess.Number is not { } number || guess.AnswerAsNumber is not { } answer)
            return new Table(caption, "your guess", "computed").Add(Guessed, (Cell)Answer);
        Table table = new(caption, "your guess", "computed", "difference");
        return table.Add(
            Cell.Of(Guessed, number),
            Cell.Of(Answer, answer).Strong(),
            Cell.Of(Numbers.Plain(answer - number), answer - number)
        );
    }
}
