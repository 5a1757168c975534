using Microsoft.Playwright;

namespace NeuralIllumination.Bench;

/// <summary>A document's picture of what a page shows.</summary>
internal static class JpegFile
{
    /// <summary>Takes the picture and says where it is.</summary>
    /// <param name="element">What is on it.</param>
    /// <param name="path">Where it goes.</param>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> WriteAsync(ILocator element, string path)
    {
        await element.ScreenshotAsync(
            new()
            {
                Path = path,
                Type = ScreenshotType.Jpeg,
                Quality = 85,
            }
        );
        Console.WriteLine(path);
        return 0;
    }
}
