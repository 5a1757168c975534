namespace NeuralIllumination.Learning;

/// <summary>Bytes that travel as text, without white space.</summary>
internal static class Base64Text
{
    /// <summary>The bytes.</summary>
    /// <param name="text">Base64.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <exception cref="OptionException">It is not Base64.</exception>
    public static byte[] Read(string text, string what)
    {
        try
        {
            if (!text.Any(char.IsWhiteSpace))
                return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            // Told of below, as white space is.
        }

        throw new OptionException($"{what} must be Base64; got {Quoted.Of(text)}.");
    }
}
