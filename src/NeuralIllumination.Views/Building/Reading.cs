using System.Globalization;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>How a network's outputs are to be read: which class or quantity each stands for, and whether its ŷ is a probability.</summary>
/// <param name="Loss">The loss, with its output function.</param>
/// <param name="Outputs">Output units; a single one stands for class 1.</param>
/// <param name="Classes">The classes' names, by label; of regression the quantities'.</param>
/// <param name="IsRegression">Whether outputs are quantities, none of them chosen.</param>
internal sealed record Reading(LossFunction Loss, int Outputs, IReadOnlyList<string> Classes, bool IsRegression = false)
{
    /// <summary>How the outputs of a network that learns from such samples are to be read.</summary>
    public static Reading Of(LossFunction loss, int outputs, PictureShape shape) =>
        new(loss, outputs, shape.Classes, shape.IsRegression);

    /// <summary>Above this a single output chooses class 1.</summary>
    public const double Threshold = 0.5;

    /// <summary>Whether ŷ lies between 0 and 1 and may be written in percent.</summary>
    public bool IsProbability => LossKind.Of(Loss).IsProbability;

    /// <summary>Whether one output decides between two classes.</summary>
    public bool IsSingle => Outputs == 1 && !IsRegression;

    /// <summary>softmax, sigmoid or identity.</summary>
    public string Function => LossKind.Of(Loss).Output;

    /// <summary>What a column of ŷ is called.</summary>
    public string Head => IsProbability ? "probability ŷ" : "output ŷ";

    /// <summary>What stands at the head of a column of outputs' names.</summary>
    public string Kind => IsRegression ? "quantity" : "class";

    /// <summary>What a column of output sums is called: they are logits where a probability comes of them.</summary>
    public string SumHead => IsProbability ? "logit z" : "z";

    /// <summary>Cross-entropies are measured in nats; squared errors have no unit.</summary>
    public string LossName => IsProbability ? "loss, in nats" : "loss, half the squared error";

    /// <summary>The class that an output stands for.</summary>
    public string ClassOf(int output) => NameOf(IsSingle ? 1 : output);

    /// <summary>A class's name.</summary>
    public string NameOf(int label) =>
        label < Classes.Count ? Classes[label] : "class " + label.ToString(CultureInfo.InvariantCulture);

    /// <summary>The output that stands for a class.</summary>
    public int OutputOf(int label) => IsSingle ? 0 : label;

    /// <summary>The class chosen: that of the largest ŷ, the first of equals; of a single ŷ, class 1 above a half.</summary>
    public int Choice(ReadOnlySpan<double> predictions)
    {
        if (IsRegression)
            return 0;
        if (IsSingle)
            return predictions[0] > Threshold ? 1 : 0;
        int best = 0;
        for (int k = 1; k < predictions.Length; k++)
            best = predictions[k] > predictions[best] ? k : best;
        return best;
    }

    /// <summary>ŷ as it is written: in percent only where it is a probability.</summary>
    public string Write(double prediction) => IsProbability ? Numbers.Percent(prediction) : Numbers.Brief(prediction);

    public Cell Cell(double prediction) => Views.Cell.Of(Write(prediction), prediction);

    /// <summary>A single probability and its complement: <c>square 73.2% · circle 26.8%</c>.</summary>
    public string Both(double share) =>
        $"{NameOf(1)} {Numbers.Percent(share)} · {NameOf(0)} {Numbers.Complement(share)}";

    /// <summary>What speaks for a class: <c>73.2%</c>, or the raw <c>ŷ = 0.7321</c>.</summary>
    public string Support(ReadOnlySpan<double> predictions, int label)
    {
        double prediction = predictions[OutputOf(label)];
        if (!IsProbability)
            return $"ŷ = {Numbers.Brief(prediction)}";
        return IsSingle && label == 0 ? Numbers.Complement(prediction) : Numbers.Percent(prediction);
    }
}
