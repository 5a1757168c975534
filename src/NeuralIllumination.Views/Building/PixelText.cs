using System.Text;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>A sample's pixels as blocks of text, two characters wide so that they look square.</summary>
internal static class PixelText
{
    private const string Shades = " ░▒▓█";

    public static string Of(SampleRecord sample, string indent = "  ")
    {
        double most = Math.Max(1, Strength.Most(sample.Pixels));
        StringBuilder text = new();
        for (int y = 0; y < sample.Shape.Height; y++)
        {
            text.Append(indent);
            for (int x = 0; x < sample.Shape.Width; x++)
            {
                double light = Strength.Linear(sample.Pixels[y * sample.Shape.Width + x], most);
                char shade = light == 0 ? '·' : Shades[(int)Math.Ceiling(light * (Shades.Length - 1))];
                text.Append(shade == '·' ? "· " : new string(shade, 2));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
