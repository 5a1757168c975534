namespace NeuralIllumination.Magic.Verbs;

/// <summary><c>compare</c>: several trainings beside each other.</summary>
internal static class CompareVerb
{
    public static MagicVerb Verb { get; } =
        new("compare", "Shows several trainings beside each other: their curves, and where they stand.", [], Run)
        {
            Words = [new("name", "", "Two or more trainings by name [default: all there are]") { IsTraining = true }],
            TakesManyWords = true,
            Examples = ["#!neural compare slow fast"],
        };

    private static Comparison Run(MagicCall call)
    {
        IReadOnlyList<string> names = call.Words.Count > 0 ? call.Words : Neural.Names;
        if (names.Count < 2)
            throw new OptionException(
                $"compare needs 2 trainings or more; got {(names.Count == 0 ? "none" : $"1, {names[0]}")}. Another one: #!neural build --name another"
            );
        Comparison comparison = [];
        foreach (string name in names)
            comparison.Add(name, Neural.Get(name));
        return comparison;
    }
}
