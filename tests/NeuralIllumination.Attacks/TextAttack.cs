using System.Diagnostics;
using System.Text.Json;
using NeuralIllumination.Studio.Kernels;

namespace NeuralIllumination.Attacks;

/// <summary>Spoilt texts for one reader: each is taken rightly, or refused in one line, and soon.</summary>
/// <param name="Name">What reads them.</param>
/// <param name="Texts">The spoilt texts of a seed.</param>
/// <param name="Read">
/// Reads one: true where it was taken, false where it was passed over. <see cref="InvalidInputException"/> is a refusal, and the compiler's of a
/// cell too; anything else is a failure.
/// </param>
public sealed record TextAttack(string Name, Func<int, MutatedText> Texts, Func<MutatedText, string, bool> Read)
{
    // Far beyond what any text of this length takes, also on a machine that others use.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Tries it.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many texts.</param>
    /// <param name="most">Ends early after this long; null never.</param>
    /// <returns>What came of it; at most 5 failures are kept.</returns>
    public Survival Try(int seed, long count, TimeSpan? most = null)
    {
        MutatedText texts = Texts(seed);
        List<string> failures = [];
        (long tried, long accepted, long refused) = (0, 0, 0);
        TimeSpan slowest = TimeSpan.Zero;
        Stopwatch all = Stopwatch.StartNew();
        for (; tried < count && failures.Count < 5 && !(all.Elapsed > most); tried++)
        {
            string text = texts.Next();
            Stopwatch one = Stopwatch.StartNew();
            string? failure = null;
            try
            {
                if (Read(texts, text))
                    accepted++;
                else
                    refused++;
            }
            catch (Exception refusal) when (refusal is InvalidInputException or CellException)
            {
                refused++;
                if (refusal.Message.Length is 0 or > 1_000 || refusal.Message.Any(char.IsControl))
                    failure = $"its refusal is not one readable line: {refusal.Message}";
            }
#pragma warning disable CA1031 // Whatever else comes is what this looks for.
            catch (Exception unforeseen)
#pragma warning restore CA1031
            {
                failure = unforeseen.ToString();
            }

            slowest = one.Elapsed > slowest ? one.Elapsed : slowest;
            if (failure is null && one.Elapsed > Longest)
                failure = $"it took {one.Elapsed.TotalSeconds:F1} s";
            if (failure is not null)
                failures.Add($"{Name}, seed {seed}, number {tried}: {failure}\n{Shown(text)}");
        }

        return new Survival(Name, tried, accepted, refused, slowest, failures);
    }

    private static string Shown(string text)
    {
        string json = JsonSerializer.Serialize(text);
        return json.Length > 2_000 ? $"{json[..2_000]}… ({text.Length} characters)" : json;
    }
}
