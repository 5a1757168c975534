namespace NeuralIllumination.Studio.Running;

/// <summary>What nobody foresaw: it is written on standard error with its stack, so that it can be mended, and told in one line where it happened.</summary>
internal static class Trouble
{
    private static readonly Lock Writing = new();

    /// <summary>Hears of it too.</summary>
    public static event Action<Exception>? Told;

    /// <summary>Writes it on standard error.</summary>
    /// <param name="what">What was being done.</param>
    /// <param name="thrown">What was thrown.</param>
    public static void Tell(string what, Exception thrown)
    {
        lock (Writing)
            Console.Error.WriteLine(
                $"illuminate: {what} failed; everything else goes on. Please report this:\n{thrown}"
            );
        Told?.Invoke(thrown);
    }

    /// <summary>What <paramref name="make"/> makes; where it throws, that is told, and <paramref name="otherwise"/> stands in for it.</summary>
    public static string Or(string what, Func<string> make, Func<string> otherwise)
    {
        try
        {
            return make();
        }
#pragma warning disable CA1031 // The kind is unforeseen by its nature.
        catch (Exception thrown)
        {
            Tell(what, thrown);
            return otherwise();
        }
#pragma warning restore CA1031
    }

    /// <summary>It in one line.</summary>
    public static string Line(Exception thrown) =>
        $"{thrown.GetType().Name}: {string.Join(' ', thrown.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
}
