using System.Text.Json;
using NeuralIllumination.Learning;

// One recipe a line comes in; the runtime's version goes out first, then for each recipe its fingerprint after every epoch.
Console.WriteLine(Environment.Version);
while (Console.ReadLine() is { Length: > 0 } line)
{
    Recipe recipe = Recipe.FromJson(line);
    IEnumerable<string> fingerprints = Enumerable
        .Range(0, recipe.Epochs + 1)
        .Select(epoch => Trainer.Replay(recipe with { Epochs = epoch, Batches = 0 }).Fingerprint);
    Console.WriteLine(JsonSerializer.Serialize(fingerprints));
}
