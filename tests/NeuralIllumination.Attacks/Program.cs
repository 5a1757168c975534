using System.Globalization;
using NeuralIllumination.Attacks;

if (args is [KillAttacks.SaverWord, var kind, var path])
{
    KillAttacks.SaveUntilKilled(kind, path);
    return 0;
}

if (
    args is not ([("short" or "long"), .. var rest])
    || rest.Length > 2
    || (rest.Length > 0 && !int.TryParse(rest[0], CultureInfo.InvariantCulture, out _))
)
{
    Console.Error.WriteLine(
        "Expected: short or long [seed [part of a name]]. For example: dotnet run -c Release --project tests/NeuralIllumination.Attacks -- long"
    );
    return 2;
}

int seed = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : Random.Shared.Next();
string part = rest.Length > 1 ? rest[1] : "";
(long texts, long kills) = args[0] == "long" ? (100_000, 200) : (1_000, 10);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {DateTime.UtcNow:yyyy-MM-dd}\n"));
Console.WriteLine("| what was attacked | tried | taken | refused in one line | the slowest, ms | failures |");
Console.WriteLine("|---|---|---|---|---|---|");
int failures = 0;
void Tell(Survival what)
{
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {what.Name} | {what.Tried:N0} | {what.Accepted:N0} | {what.Refused:N0} | {what.Slowest.TotalMilliseconds:N0} | {what.Failures.Count} |"
        )
    );
    // At once: the rest may take an hour.
    foreach (string failure in what.Failures)
        Console.Error.WriteLine(failure);
    failures += what.Failures.Count;
}

bool Wanted(string name) => name.Contains(part, StringComparison.Ordinal);
using (TextAttacks readers = new())
{
    foreach (TextAttack attack in readers.All.Where(attack => Wanted(attack.Name)))
        Tell(attack.Try(seed, texts));
}

foreach (bool isStranger in new[] { true, false })
{
    if (Wanted("requests"))
        Tell(await RequestAttack.TryAsync(isStranger, seed, texts / 10).ConfigureAwait(false));
}

foreach (KillAttack attack in KillAttacks.All.Where(attack => Wanted(attack.Name)))
    Tell(attack.Try(seed, kills));
return failures == 0 ? 0 : 1;
