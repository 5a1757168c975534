namespace NeuralIllumination.Charts.Tests;

/// <summary>The first lesson, for the charts to show.</summary>
public static class Lesson
{
    private static readonly Lazy<Training> Learned = new(() => Of(0.1, 30));
    private static readonly Lazy<Training> Slower = new(() => Of(0.01, 20));

    /// <summary>64-16-2 after 30 epochs.</summary>
    public static Training Training => Learned.Value;

    /// <summary>The same with a tenth of the learning rate, after 20.</summary>
    public static Training Slow => Slower.Value;

    public static Training Of(double learningRate, int epochs)
    {
        Training training = new(NeuralIllumination.Network.Create([64, 16, 2]), Datasets.CirclesAndSquares())
        {
            LearningRate = learningRate,
        };
        training.Run(epochs);
        return training;
    }
}
