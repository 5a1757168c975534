using NeuralIllumination.Charts;
using NeuralIllumination.Views;

namespace NeuralIllumination;

/// <summary>Pictures made of pixels, for where no page is: a document, a slide, a chat.</summary>
public static class Pictures
{
    /// <summary>A view's own picture as the bytes of a PNG file, the same pixels on every machine.</summary>
    /// <param name="view">A view that has a picture: network, curves, predictions, samples, weights, histograms, comparison, film.</param>
    /// <param name="scale">Pixels for each unit of the picture, 0.1 to 8; pictures are about 1000 units wide.</param>
    /// <exception cref="OptionException">A scale outside its range, or a view without a picture.</exception>
    public static byte[] ToPng(this View view, double scale = 1) => Png.Of(view, scale);
}
