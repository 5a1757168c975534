using NeuralIllumination.Studio.Notebooks;

namespace NeuralIllumination.Studio.Sessions;

/// <summary>About how many characters an output holds.</summary>
internal static class OutputSize
{
    public static int Of(Output output) =>
        output switch
        {
            StreamOutput stream => stream.Text.Length,
            DisplayOutput display => display.Forms.Sum(form => form.Text.Length),
            ErrorOutput error => error.Message.Length + error.Trace.Sum(line => line.Length),
            UnknownOutput unknown => unknown.Json.Length,
            _ => throw new InvalidOperationException($"Nothing is known of a {output.GetType().Name}."),
        };
}
