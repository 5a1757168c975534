using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// A keyframe for the page, where it shortens the wait for the first picture: the page shows the run's end at once, and runs the recipe from its
/// start behind it, to compare.
/// </summary>
internal static class KeyframeJson
{
    // What a replay in the page takes for sure, in floating-point operations a second; and from how many seconds on it is worth a keyframe.
    private const double Speed = 5e9;
    private const double WorthSmall = 0.01;
    private const double WorthLarge = 1;
    private const long Small = 32 << 10;
    private const long Large = 2 << 20;

    /// <summary>The keyframe of a run; null where the page does without.</summary>
    public static object? Of(RunRecord run)
    {
        if (run.Keyframe is not { } frame)
            return null;
        double seconds = Work(run.Recipe) / Speed;
        bool isWorthIt = frame.Bytes <= Small ? seconds > WorthSmall : frame.Bytes <= Large && seconds > WorthLarge;
        return isWorthIt
            ? new
            {
                epoch = frame.Epoch,
                change = frame.Changes,
                learningRate = frame.LearningRate,
                batchSize = frame.BatchSize,
                options = new[] { frame.Numbers.Momentum, frame.Numbers.L2, frame.Numbers.Beta1, frame.Numbers.Beta2 },
                powers = new[] { frame.Powers.First, frame.Powers.Second },
                numbers = Gzip.PackTight(Bytes(frame)),
            }
            : null;
    }

    /// <summary>Multiplications and additions of the whole run: a forward and two backward products a training sample, a forward one a measurement.</summary>
    private static double Work(Recipe recipe)
    {
        double product = 2.0 * recipe.Architecture.ParameterCount;
        return recipe.Epochs * product * (4.0 * recipe.Data.TrainCount + recipe.Data.TestCount);
    }

    /// <summary>
    /// Parameters, moments and the generator's words, 8 bytes each, then the order, 4 bytes each; of each part every number's lowest byte,
    /// then every number's next, and so on: exponents and leading zeros, being alike, then stand side by side and pack well.
    /// </summary>
    private static byte[] Bytes(KeyframeRecord frame)
    {
        byte[] bytes = new byte[frame.Bytes];
        int at = 0;
        foreach (IReadOnlyList<double> values in new[] { frame.Parameters, frame.FirstMoment, frame.SecondMoment })
            at = Write(
                [.. values.Select(value => (ulong)BitConverter.DoubleToInt64Bits(value))],
                sizeof(ulong),
                bytes,
                at
            );
        at = Write([.. frame.Generator.Select(word => (ulong)word)], sizeof(ulong), bytes, at);
        Write([.. frame.Order.Select(index => (ulong)index)], sizeof(uint), bytes, at);
        return bytes;
    }

    private static int Write(IReadOnlyList<ulong> words, int size, byte[] bytes, int at)
    {
        for (int k = 0; k < size; k++)
        {
            foreach (ulong word in words)
                bytes[at++] = (byte)(word >> (8 * k));
        }

        return at;
    }
}
