using System.Text;
using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>Reads the project's JSON documents: whatever is wrong with one is said in one line, with where it stands.</summary>
internal static class JsonFile
{
    /// <summary>Reads a document of a kind and makes of it what it stands for.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">What to call it in a message: a file's name, usually.</param>
    /// <param name="kind">What its member <c>neuralIllumination</c> must say.</param>
    /// <param name="name">What a message calls such a document: a recipe, weights.</param>
    /// <param name="use">Makes the result; what it refuses is said with <paramref name="where"/> before it.</param>
    /// <exception cref="FileFormatException">The text is no such document.</exception>
    public static TResult Read<TDocument, TResult>(
        string json,
        string where,
        string kind,
        string name,
        Func<TDocument, TResult> use
    )
        where TDocument : class, IKindOfDocument
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            JsonMembers.Check(json);
            TDocument document =
                JsonSerializer.Deserialize<TDocument>(json, RecipeJson.Options)
                ?? throw new OptionException($"expected {name}, found null.");
            if (document.NeuralIllumination != kind)
            {
                throw new OptionException(
                    $"expected \"neuralIllumination\": \"{kind}\", found {Quoted.Of(document.NeuralIllumination)}."
                );
            }

            return use(document);
        }
        catch (JsonException cause)
        {
            throw new FileFormatException($"{where}: expected {name} in JSON; {JsonTrouble.Describe(cause)}", cause);
        }
        catch (ArgumentException cause) when (cause.InnerException is EncoderFallbackException half)
        {
            // A text that a program put together; no file holds such a one.
            throw new FileFormatException(
                $"{where}: expected {name} in JSON, found half a character at place {half.Index + 1} (\\ud800 to \\udfff stand in pairs only).",
                cause
            );
        }
        catch (Exception cause) when (cause is NullReferenceException or ArgumentNullException)
        {
            // Members that may not be null are only known to the compiler; a document can still say null.
            throw new FileFormatException($"{where}: expected {name}, found null where a value belongs.", cause);
        }
        catch (InvalidInputException cause) when (cause is not FileFormatException)
        {
            throw new FileFormatException($"{where}: {cause.Message}", cause);
        }
    }
}
