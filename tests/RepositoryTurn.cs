using System.Security.Cryptography;
using System.Text;

namespace NeuralIllumination.Tests;

/// <summary>
/// A turn at building in the repository's own folders: test programs run side by side, and a restore for packing writes what another build reads.
/// </summary>
internal static class RepositoryTurn
{
    /// <summary>Waits for the turn; disposing of it gives it to the next.</summary>
    public static async Task<IDisposable> TakeAsync()
    {
        string name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Repository.Root)))[..16];
        string path = Path.Combine(Path.GetTempPath(), $"neural-illumination-build-{name}.lock");
        for (int second = 0; ; second++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (second < 900)
            {
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
    }
}
