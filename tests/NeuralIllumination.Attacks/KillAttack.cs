using System.Diagnostics;

namespace NeuralIllumination.Attacks;

/// <summary>Kills in the middle of a save: what is on the disk is then whole, the old or the new.</summary>
/// <param name="Name">What is saved.</param>
/// <param name="Start">Starts the program that saves, again and again, in a folder.</param>
/// <param name="HasBegun">Whether it has begun to save there.</param>
/// <param name="Check">Looks at what is there after the kill and goes on from it; what is wrong with it, null for nothing.</param>
public sealed record KillAttack(
    string Name,
    Func<string, Process> Start,
    Func<string, bool> HasBegun,
    Func<string, string?> Check
)
{
    private const int MostMilliseconds = 60;

    /// <summary>Tries it.</summary>
    /// <param name="seed">The moments of the kills; what the program has come to at that moment no seed repeats.</param>
    /// <param name="count">How many kills.</param>
    /// <returns>What came of it; at most 5 failures are kept.</returns>
    public Survival Try(int seed, long count)
    {
        Random random = new(seed);
        List<string> failures = [];
        TimeSpan slowest = TimeSpan.Zero;
        long tried = 0;
        string folder = Directory.CreateTempSubdirectory("illuminate-kills-").FullName;
        try
        {
            for (; tried < count && failures.Count < 5; tried++)
            {
                foreach (string left in Directory.GetFiles(folder))
                    File.Delete(left);
                using (Process saving = Start(folder))
                {
                    Stopwatch patience = Stopwatch.StartNew();
                    while (!HasBegun(folder) && !saving.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
                        Thread.Sleep(1);
                    if (!HasBegun(folder))
                        failures.Add($"{Name}, number {tried}: it never began to save");
                    Thread.Sleep(TimeSpan.FromMilliseconds(MostMilliseconds * random.NextDouble()));
                    saving.Kill(entireProcessTree: true);
                    saving.WaitForExit();
                }

                Stopwatch one = Stopwatch.StartNew();
                if (Check(folder) is { } wrong)
                    failures.Add($"{Name}, seed {seed}, number {tried}: {wrong}");
                slowest = one.Elapsed > slowest ? one.Elapsed : slowest;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return new Survival(Name, tried, tried - failures.Count, 0, slowest, failures);
    }
}
