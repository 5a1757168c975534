namespace NeuralIllumination.Magic;

/// <summary><c>help</c>: the verbs, or one of them.</summary>
internal static class HelpVerb
{
    public static MagicVerb Verb { get; } =
        new(
            "help",
            "Lists the verbs, or tells of one of them.",
            [],
            call => call.Words.Count > 0 ? MagicHelp.Of(Magics.Find(call.Words[0])) : MagicHelp.All()
        )
        {
            Words = [new("verb", "", "Which verb")],
            Examples = ["#!neural help train"],
        };
}
