using System.Runtime.Intrinsics;
using System.Text.Json;
using NeuralIllumination.Learning;

// One recipe a line comes in; the runtime's version and its widest vectors go out first, then for each recipe its fingerprint after every epoch.
int bits =
    Vector512.IsHardwareAccelerated ? 512
    : Vector256.IsHardwareAccelerated ? 256
    : Vector128.IsHardwareAccelerated ? 128
    : 64;
Console.WriteLine($"{Environment.Version} {bits}");
while (Console.ReadLine() is { Length: > 0 } line)
{
    Recipe recipe = Recipe.FromJson(line);
    IEnumerable<string> fingerprints = Enumerable
        .Range(0, recipe.Epochs + 1)
        .Select(epoch => Trainer.Replay(recipe with { Epochs = epoch, Batches = 0 }).Fingerprint);
    Console.WriteLine(JsonSerializer.Serialize(fingerprints));
}
