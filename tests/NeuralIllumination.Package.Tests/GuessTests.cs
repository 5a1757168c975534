using NeuralIllumination.Views;

namespace NeuralIllumination.Package.Tests;

/// <summary>A guess stays as it was made, and is compared with what it can be compared with.</summary>
public sealed class GuessTests
{
    [Fact]
    public void It_says_what_was_locked_in()
    {
        Guess guess = Guess.LockIn("GuessTests: shown?", 0.5);
        Assert.Contains("locked in: 0.5", guess.ToString());
        Assert.Contains("locked in: <b>0.5</b>", guess.ToHtml());
    }

    [Fact]
    public void The_same_guess_again_is_let_through_and_another_one_refused()
    {
        Guess.LockIn("GuessTests: twice?", 0.5);
        Assert.Equal(0.5, Guess.LockIn(" GuessTests: twice? ", 0.5).Record.Number);
        Assert.Equal(
            "\"GuessTests: twice?\" is locked in: 0.5; got 0.7. Restarting the kernel unlocks it.",
            Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: twice?", 0.7)).Message
        );
        Assert.Equal(
            "\"GuessTests: twice?\" is locked in: 0.5; got \"half\". Restarting the kernel unlocks it.",
            Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: twice?", "half")).Message
        );
    }

    [Fact]
    public void Words_must_be_one_of_the_choices_in_any_case()
    {
        Assert.Equal("up", Guess.LockIn("GuessTests: where?", " UP ", "up", "down").Record.Words);
        Assert.Equal(
            "A guess must be one of \"up\", \"down\"; got \"sideways\".",
            Assert
                .Throws<OptionException>(() => Guess.LockIn("GuessTests: elsewhere?", "sideways", "up", "down"))
                .Message
        );
        // What was refused is not locked in.
        Assert.Equal("down", Guess.LockIn("GuessTests: elsewhere?", "down", "up", "down").Record.Words);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_must_be_finite(double number) =>
        Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: finite?", number));

    [Fact]
    public void Neither_question_nor_guess_may_be_empty()
    {
        Assert.Throws<OptionException>(() => Guess.LockIn(" ", 1));
        Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: empty?", " "));
    }

    [Fact]
    public void A_number_stands_beside_the_truth_with_the_difference()
    {
        GuessView compared = Guess.LockIn("GuessTests: loss?", 0.5).Compare(Math.Log(2));
        Assert.Equal(Math.Log(2) - 0.5, compared.Record.Difference);
        Assert.Contains("Your guess is 0.1931 too low.", compared.ToString());
        Assert.Contains("Your guess is 0.1931 too low.", compared.ToHtml());
        Assert.Contains("too high", Guess.LockIn("GuessTests: high?", 2).Compare(1).ToString());
        Assert.Contains("is right", Guess.LockIn("GuessTests: right?", 0.6931).Compare(Math.Log(2)).ToString());
    }

    [Fact]
    public void Words_stand_beside_words()
    {
        Guess guess = Guess.LockIn("GuessTests: word?", "up", "up", "down");
        Assert.Contains("Your guess is right.", guess.Compare("UP").ToString());
        Assert.Contains("another one", guess.Compare("down").ToString());
        Assert.Null(guess.Compare("down").Record.Difference);
    }

    [Fact]
    public void Words_and_numbers_are_not_compared()
    {
        Assert.Equal(
            "\"up\" can be compared with words only; got 1.",
            Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: mixed?", "up").Compare(1)).Message
        );
        Assert.Equal(
            "The guess 1 can be compared with a number only; got \"up\".",
            Assert.Throws<OptionException>(() => Guess.LockIn("GuessTests: mixed too?", 1).Compare("up")).Message
        );
    }
}
