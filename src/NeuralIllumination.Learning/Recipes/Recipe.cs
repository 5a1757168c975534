namespace NeuralIllumination.Learning;

/// <summary>
/// All that a run is: its data, its network, its options and every later change. Since the engine is exact, running a recipe again gives the
/// same bits; the recipe is the recording.
/// </summary>
public sealed record Recipe
{
    /// <summary>The engine whose arithmetic the fingerprint belongs to.</summary>
    public const int CurrentEngine = 1;

    /// <summary>The version of the engine that the recipe was made with.</summary>
    public int Engine { get; init; } = CurrentEngine;

    /// <summary>What is learned from.</summary>
    public required DataSource Data { get; init; }

    /// <summary>What learns.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>Starting parameters that no seed gives (loaded or set by hand before training), in storage order; null otherwise.</summary>
    public IReadOnlyList<double>? StartParameters { get; init; }

    /// <summary>How it learns: seeds, optimiser, penalty, and the η and B that it starts with.</summary>
    /// <remarks>A training's recipe leaves nothing open in them: see <see cref="TrainingOptions.Checked"/>.</remarks>
    public required TrainingOptions Options { get; init; }

    /// <summary>What was changed on the way, in order.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Epochs that the run has completed.</summary>
    public int Epochs { get; init; }

    /// <summary>Batches that the run has completed in the epoch after those.</summary>
    public int Batches { get; init; }

    /// <summary>The recipe as a JSON document.</summary>
    public string ToJson() => RecipeJson.Write(this);

    /// <summary>Reads a recipe.</summary>
    /// <param name="json">The document.</param>
    /// <param name="where">What to call the document in a message: a file's name, usually.</param>
    /// <exception cref="FileFormatException">The text is not a recipe; the message says what was expected and where.</exception>
    public static Recipe FromJson(string json, string where = "recipe") => RecipeJson.Read(json, where);

    /// <summary>Writes the recipe to a file, whole or not at all.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public void Save(string path) => WholeFile.Write(path, ToJson() + "\n");

    /// <summary>Reads a recipe from a file.</summary>
    /// <exception cref="FileFormatException">The file cannot be read or is not a recipe.</exception>
    public static Recipe Load(string path) => FromJson(WholeFile.Read(path), path);
}
