using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>The trainings of a session, by name: magic commands and C# share them.</summary>
public static class Neural
{
    /// <summary>The name that a magic command without <c>--name</c> means.</summary>
    public const string DefaultName = "default";

    /// <summary>Epochs that a page runs before it rests: there it compares its weights with C#'s.</summary>
    private const int RunLength = 200;

    /// <summary>Multiplications that C# makes for that beforehand, at most: about a second's.</summary>
    private const double MostWork = 2e9;

    private static readonly ConcurrentDictionary<string, Training> Trainings = new(StringComparer.Ordinal);

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names => [.. Trainings.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The training of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="OptionException">There is none; the message lists those there are.</exception>
    public static Training Get(string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Trainings.TryGetValue(Key(name), out Training? training))
            return training;
        string known = Trainings.IsEmpty
            ? "there is none yet: #!neural build makes one"
            : $"there are {string.Join(", ", Names.Select(n => $"\"{n}\""))}";
        throw new OptionException($"There is no training \"{name}\"; {known}.");
    }

    /// <summary>Whether there is a training of that name.</summary>
    /// <param name="name">The name.</param>
    public static bool Has(string name = DefaultName) => Trainings.ContainsKey(Key(name));

    /// <summary>Gives a training a name, so that magic commands reach it; what had the name before loses it.</summary>
    /// <param name="name">A letter of any alphabet, then letters, digits, - and _.</param>
    /// <param name="training">The training.</param>
    /// <returns>The training itself.</returns>
    /// <exception cref="OptionException">Not a name.</exception>
    public static Training Register(string name, Training training)
    {
        ArgumentNullException.ThrowIfNull(training);
        Trainings[CheckName(name)] = training;
        return training;
    }

    /// <summary>Forgets a training.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string name) => Trainings.TryRemove(Key(name), out _);

    /// <summary>
    /// A fresh workbench, alive in the cell: a network that has learned nothing yet, to be built, trained and compared by hand. It belongs to no
    /// training of the session; "Copy recipe" hands over what was made, and <see cref="Training.Replay"/> comes to the same bits.
    /// </summary>
    /// <param name="data">What to learn from; null for circles and squares, seed 42.</param>
    /// <param name="network">Where to start; null for the usual one: 16 hidden units, seed 42.</param>
    /// <exception cref="ShapeException">The layers do not fit the data.</exception>
    public static IlluminationView Workbench(Dataset? data = null, Network? network = null)
    {
        data ??= Datasets.CirclesAndSquares();
        Architecture usual = Architecture.Usual(data.Record.Shape);
        return Workbench(new Training(network ?? Network.Create(usual.Layers, loss: usual.Loss), data));
    }

    internal static IlluminationView Workbench(Training training) => training.Illuminate(ahead: Ahead(training));

    private static Training? Ahead(Training training)
    {
        double work = 6.0 * training.Network.ParameterCount * training.Data.Train.Count * RunLength;
        if (work > MostWork)
            return null;
        Training ahead = training.Copy();
        try
        {
            ahead.Run(RunLength);
            return ahead;
        }
        catch (DivergenceException)
        {
            return null;
        }
    }

    internal static string CheckName(string name)
    {
        Rune[] runes = [.. (name ?? "").EnumerateRunes()];
        bool isName = runes.Length > 0 && Rune.IsLetter(runes[0]) && runes.All(IsPartOfName);
        return isName
            ? Key(name!)
            : throw new OptionException(
                $"A training's name must be a letter, then letters, digits, - and _; got {Quoted.Of(name)}."
            );
    }

    // A letter may be written as one character or as a base and its marks: both are the same name.
    private static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EnumerateRunes().Contains(Rune.ReplacementChar) ? name : name.Normalize();
    }

    private static bool IsPartOfName(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is '-' or '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
