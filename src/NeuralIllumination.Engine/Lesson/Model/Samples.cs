namespace NeuralIllumination.Engine;

/// <summary>Samples to learn from or to be tested on, one after the other.</summary>
public sealed class Samples
{
    /// <summary>Makes room for <paramref name="count"/> samples, all 0.</summary>
    public Samples(int count, int features, int outputs)
    {
        Count = count;
        Features = features;
        Outputs = outputs;
        Inputs = new double[count * features];
        Targets = new double[count * outputs];
        Labels = new int[count];
    }

    /// <summary>How many samples; the arrays may have room for more.</summary>
    public int Count { get; internal set; }

    /// <summary>Values per sample.</summary>
    public int Features { get; }

    /// <summary>Target values per sample.</summary>
    public int Outputs { get; }

    /// <summary>x, [count × features].</summary>
    public double[] Inputs { get; }

    /// <summary>y, [count × outputs]: one-hot for classes; with a single output, the label itself.</summary>
    public double[] Targets { get; }

    /// <summary>The class of each sample, 0-based; of regression all 0.</summary>
    public int[] Labels { get; }

    /// <summary>Whether targets are quantities, and no sample has a class.</summary>
    public bool IsRegression { get; private set; }

    /// <summary>Sets a quantity that is to be predicted: any number. The set is one of regression then.</summary>
    public void Aim(int sample, int output, double value)
    {
        IsRegression = true;
        Targets[sample * Outputs + output] = value;
    }

    /// <summary>How far the targets lie from their means: Σ over the outputs of (1/n) Σ (y − ȳ)².</summary>
    public double Spread()
    {
        double spread = 0;
        for (int k = 0; k < Outputs; k++)
        {
            double sum = 0;
            for (int i = k; i < Count * Outputs; i += Outputs)
                sum += Targets[i];
            double mean = sum / Count;
            for (int i = k; i < Count * Outputs; i += Outputs)
                spread += (Targets[i] - mean) * (Targets[i] - mean);
        }

        return spread / Count;
    }

    /// <summary>Copies the first samples of another set that has as many values each; how many there are is not changed.</summary>
    public void Take(Samples from, int count, int at)
    {
        Unchecked.Copy(from.Inputs, 0, Inputs, at * Features, count * Features);
        Unchecked.Copy(from.Targets, 0, Targets, at * Outputs, count * Outputs);
        for (int i = 0; i < count; i++)
            Labels[at + i] = from.Labels[i];
        IsRegression = from.IsRegression;
    }

    /// <summary>Sets sample <paramref name="sample"/>'s class and its target.</summary>
    public void Label(int sample, int label)
    {
        Labels[sample] = label;
        if (Outputs == 1)
        {
            Targets[sample] = label;
            return;
        }

        for (int k = 0; k < Outputs; k++)
            Targets[sample * Outputs + k] = k == label ? 1 : 0;
    }
}
