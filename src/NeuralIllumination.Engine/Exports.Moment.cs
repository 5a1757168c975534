namespace NeuralIllumination.Engine;

/// <content>What a page asks of a moment: its numbers, what counts most in it, and how its sums are written.</content>
public static partial class Exports
{
    /// <summary>Room for the moments of a run.</summary>
    public static Moment NewMoment(Run run)
    {
        return new Moment(run);
    }

    /// <summary>Copies the present moment.</summary>
    public static void TakeMoment(Moment moment, Samples? set, int sample, int row)
    {
        moment.Take(set, sample, row);
    }

    /// <summary>What has run, 0 to 4; whether the sample is of the batch, δ, norms and gradients are there; the sample; the choice.</summary>
    public static void ReadMoment(Moment moment, int[] numbers)
    {
        numbers[0] = moment.Shown;
        numbers[1] = moment.IsOfBatch ? 1 : 0;
        numbers[2] = moment.HasDeltas ? 1 : 0;
        numbers[3] = moment.HasNorms ? 1 : 0;
        numbers[4] = moment.HasGradients ? 1 : 0;
        numbers[5] = moment.Sample;
        numbers[6] = moment.Choice;
    }

    /// <summary>L of the moment's sample.</summary>
    public static double MomentLoss(Moment moment)
    {
        return moment.Loss;
    }

    /// <summary>One of <see cref="Moment.Parts"/>.</summary>
    public static double[] MomentPart(Moment moment, int part)
    {
        return moment.Parts[part];
    }

    /// <summary>Copies a layer's W, [out × in], then b, as they are now.</summary>
    public static void ReadLayer(Network network, int layer, double[] to)
    {
        network.Layers[layer].Read(network.Parameters, to);
    }

    /// <summary>A ranking, empty.</summary>
    public static Ranking NewRanking()
    {
        return new Ranking();
    }

    /// <summary>Ranks the synapses between chosen units.</summary>
    public static void RankSynapses(
        Ranking ranking,
        Moment moment,
        int layer,
        int[] from,
        int fromCount,
        int[] to,
        int toCount,
        int measure
    )
    {
        ranking.Synapses(moment, layer, from, fromCount, to, toCount, measure);
    }

    /// <summary>Ranks the terms of a unit's sum.</summary>
    public static void RankTerms(Ranking ranking, Moment moment, int layer, int unit)
    {
        ranking.Terms(moment, layer, unit);
    }

    /// <summary>Ranks the terms of the blame that comes back to a hidden unit.</summary>
    public static void RankBackTerms(Ranking ranking, Moment moment, int layer, int unit)
    {
        ranking.BackTerms(moment, layer, unit);
    }

    /// <summary>Ranks all units of a layer, 0 the input, or all outputs.</summary>
    public static void RankUnits(Ranking ranking, Moment moment, int layer)
    {
        ranking.Units(moment, layer);
    }

    /// <summary>Ranks the first so many of any numbers.</summary>
    public static void RankNumbers(Ranking ranking, double[] numbers, int count)
    {
        ranking.Numbers(numbers, count);
    }

    /// <summary>Ranks a number and another that is taken from it.</summary>
    public static void RankDifference(Ranking ranking, double number, double less)
    {
        ranking.Difference(number, less);
    }

    /// <summary>Gives what stands at a place a rank, if its own is a later one.</summary>
    public static void BringRank(Ranking ranking, int place, int rank)
    {
        ranking.Bring(place, rank);
    }

    /// <summary>The sum of what is ranked from a rank on.</summary>
    public static double RankRest(Ranking ranking, int from)
    {
        return ranking.Rest(from);
    }

    /// <summary>A sum to be written, not planned yet.</summary>
    public static ClosedSum NewClosedSum()
    {
        return new ClosedSum();
    }

    /// <summary>Plans how a sum of ranked terms is written, and tells the decimals of its numbers.</summary>
    public static int CloseSum(
        ClosedSum sum,
        Ranking terms,
        int count,
        int shown,
        double result,
        double last,
        int finest
    )
    {
        sum.Close(terms, count, shown, result, last, finest);
        return sum.Decimals;
    }

    /// <summary>What the written terms leave to the result, in units of the last digit.</summary>
    public static double SumRest(ClosedSum sum)
    {
        return sum.Rest;
    }

    /// <summary>A number in units of the last digit.</summary>
    public static double SumUnits(ClosedSum sum, double value)
    {
        return sum.Units(value);
    }

    /// <summary>Shares the bright synapses among the layers.</summary>
    public static void ShareBrightest(int[] ranked, int[] taken)
    {
        Brightest.Share(ranked, taken);
    }

    /// <summary>Softmax's way from z to ŷ.</summary>
    public static void ReadSoftmax(double[] z, double[] numbers)
    {
        StepNumbers.Softmax(z, numbers);
    }

    /// <summary>Σ W δ of a hidden unit.</summary>
    public static double BlameOf(Moment moment, int layer, int unit)
    {
        return moment.Blame(layer, unit);
    }

    /// <summary>What a weight's gradient is made of.</summary>
    public static void ReadGradient(Moment moment, int layer, int output, int input, double[] numbers)
    {
        moment.ReadGradient(layer, output, input, numbers);
    }

    /// <summary>W after the batch's update, or b.</summary>
    public static double WeightAfter(Moment moment, int layer, int output, int input)
    {
        return moment.After(layer, output, input);
    }

    /// <summary>How many parameters the batch's update moves.</summary>
    public static int CountMoved(Moment moment)
    {
        return moment.CountMoved();
    }

    /// <summary>How far it moves the one that it moves farthest.</summary>
    public static double LargestChange(Moment moment)
    {
        return moment.LargestChange();
    }

    /// <summary>How many numbers are not 0.</summary>
    public static int NonZero(double[] values)
    {
        return Statistics.NonZero(values);
    }

    /// <summary>Where the number of the largest size stands among the first so many.</summary>
    public static int LargestOf(double[] values, int count)
    {
        return Statistics.Largest(values, count);
    }

    /// <summary>How many are ranked.</summary>
    public static int RankCount(Ranking ranking)
    {
        return ranking.Count;
    }

    /// <summary>Their places, the largest first.</summary>
    public static int[] RankOrder(Ranking ranking)
    {
        return ranking.Order;
    }

    /// <summary>The numbers, by place.</summary>
    public static double[] RankValues(Ranking ranking)
    {
        return ranking.Values;
    }

    /// <summary>Mean, standard deviation, smallest, largest and norm of the numbers from a place up to another.</summary>
    public static void Describe(double[] values, int from, int to, double[] numbers)
    {
        Statistics.Describe(values, from, to, numbers);
    }

    /// <summary>Where a layer's weights begin, its biases, and what comes after, in an array laid out as θ.</summary>
    public static int LayerPlace(Network network, int layer, int part)
    {
        DenseLayer dense = network.Layers[layer];
        return part == 0 ? dense.WeightsAt
            : part == 1 ? dense.BiasesAt
            : dense.End;
    }

    /// <summary>√(Σ x²) of the numbers from a place up to another.</summary>
    public static double NormOf(double[] values, int from, int to)
    {
        return Statistics.Norm(values, from, to);
    }

    /// <summary>One size beside another.</summary>
    public static double RatioOf(double size, double whole)
    {
        return Statistics.Ratio(size, whole);
    }

    /// <summary>f′(z).</summary>
    public static double Slope(Activation activation, double z, double a)
    {
        return Activations.Slope(activation, z, a);
    }
}
