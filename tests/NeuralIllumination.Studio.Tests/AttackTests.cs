using NeuralIllumination.Attacks;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// A short run of every attack; <c>dotnet run -c Release --project tests/NeuralIllumination.Attacks -- long</c> is the long one. NI_FUZZ_SEED repeats a run.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // The same texts on every check, so that a change fails for its own sake; the long run looks for new ones.
    private const int FixedSeed = 20261129;
    private const int Most = 5_000;

    // On a slow machine too, some are tried.
    private const int Least = 50;

    public static TheoryData<string> Readers
    {
        get
        {
            using TextAttacks readers = new();
            return [.. readers.All.Select(attack => attack.Name)];
        }
    }

    public static TheoryData<string> Saves => [.. KillAttacks.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_spoilt_text_is_taken_rightly_or_refused_in_one_line(string name)
    {
        using TextAttacks readers = new();
        TextAttack attack = readers.All.Single(attack => attack.Name == name);
        int seed = Seed();
        Survival survival = attack.Try(seed, Most, Longest);
        if (survival.Tried < Least)
            survival = attack.Try(seed, Least);
        output.WriteLine($"{survival.Tried} tried, {survival.Accepted} taken, {survival.Refused} refused");
        Assert.True(survival.Failures.Count == 0, string.Join("\n\n", survival.Failures));
        // Neither is everything refused at its first sign, nor is nothing tried.
        Assert.True(survival.Accepted > 0 || survival.Tried < 1_000, $"none of {survival.Tried} was taken");
    }

    [Theory]
    [MemberData(nameof(Saves))]
    public void What_is_killed_in_the_middle_of_a_save_leaves_the_old_or_the_new(string name)
    {
        Survival survival = KillAttacks.All.Single(attack => attack.Name == name).Try(Seed(), 10);
        Assert.Equal(10, survival.Tried);
        Assert.True(survival.Failures.Count == 0, string.Join("\n\n", survival.Failures));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_request_is_answered_with_a_500_and_a_strangers_with_nothing(bool isStranger)
    {
        Survival survival = await RequestAttack.TryAsync(isStranger, Seed(), 200);
        Assert.True(survival.Failures.Count == 0, string.Join("\n\n", survival.Failures));
        Assert.True(isStranger ? survival.Accepted == 0 : survival.Accepted > 0);
    }

    /// <summary>A reader that lies, forgets or throws is found out: else the attacks would say nothing.</summary>
    [Fact]
    public void A_reader_that_fails_is_found_out()
    {
        static MutatedText Texts(int seed) => new(seed, ["a1"], ["b"], ["c"]);
        Assert.NotEmpty(
            new TextAttack("throws", Texts, (_, text) => text.Contains('b') ? throw new FormatException() : true)
                .Try(1, 500)
                .Failures
        );
        Assert.NotEmpty(
            new TextAttack("two lines", Texts, (_, _) => throw new CellLine("one\ntwo")).Try(1, 5).Failures
        );
        Assert.Empty(new TextAttack("takes", Texts, (_, _) => true).Try(1, 500).Failures);
    }

    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("NI_FUZZ_SEED"), out int seed) ? seed : FixedSeed;

    private sealed class CellLine(string message) : InvalidInputException("one line")
    {
        public override string Message => message;
    }
}
