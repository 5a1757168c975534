using NeuralIllumination.Views;

namespace NeuralIllumination.Magic;

/// <summary>What a host says once it has taken the magic command up.</summary>
public static class MagicGreeting
{
    /// <summary>Two lines: what was registered, and how to get help.</summary>
    public static View View { get; } =
        new NoteView(
            $"Neural Illumination {Version}: {Magics.Name} with {Magics.Verbs.Count} verbs, and a view for each of its values.\n"
                + $"{Magics.Name} help lists the verbs; in C#, begin with using NeuralIllumination;"
        );

    private static string Version => typeof(MagicGreeting).Assembly.GetName().Version!.ToString(3);
}
