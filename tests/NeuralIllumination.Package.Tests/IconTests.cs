namespace NeuralIllumination.Package.Tests;

/// <summary>The package's icon is drawn by the package's own pictures.</summary>
public sealed class IconTests
{
    [Fact]
    public void The_icon_is_the_programs_own_picture()
    {
        // Given the default network after the README's run cut short
        Training training = new(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
        training.Run(20);
        Learning.LayerRecord output = training.Network.Record.Layers[1];

        // When four of an output's synapses are drawn
        byte[] drawn = new IconView([.. output.Weights.Row(0).ToArray().Take(4)]).ToPng();

        // Then the committed file is that picture, small
        string path = Repository.Path("src", "NeuralIllumination", "icon.png");
        if (Environment.GetEnvironmentVariable("NI_ACCEPT") == "1")
            File.WriteAllBytes(path, drawn);
        Assert.Equal(drawn, File.ReadAllBytes(path));
        Assert.InRange(drawn.Length, 1000, 32 << 10);
    }
}
