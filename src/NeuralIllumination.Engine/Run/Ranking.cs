namespace NeuralIllumination.Engine;

/// <summary>Which of many numbers count most, in an order that is the same on every machine.</summary>
public sealed class Ranking
{
    private int[] order;
    private int[] spare;
    private int[] taken;

    /// <summary>A ranking, empty.</summary>
    public Ranking()
    {
        order = new int[64];
        spare = new int[64];
        taken = new int[64];
        Values = new double[64];
        Weights = new double[64];
    }

    /// <summary>How many are ranked.</summary>
    public int Count { get; private set; }

    /// <summary>Places of the numbers ranked, the largest size first.</summary>
    public int[] Order => order;

    /// <summary>The numbers, by place: what a synapse carries, or a term of a sum.</summary>
    public double[] Values { get; private set; }

    /// <summary>The weights, by place: of equal numbers the one of larger weight comes first, then the one of lower place.</summary>
    public double[] Weights { get; private set; }

    /// <summary>
    /// Ranks the synapses between chosen units of two layers. A synapse's place is that of its end in <paramref name="to"/> times
    /// <paramref name="fromCount"/> plus that of its beginning. What is 0 or no finite number is left out.
    /// </summary>
    /// <param name="moment">The moment.</param>
    /// <param name="layer">The layer they lead into, from 0.</param>
    /// <param name="from">Units or inputs of the layer before, ascending.</param>
    /// <param name="fromCount">How many of them count.</param>
    /// <param name="to">Units of the layer, ascending.</param>
    /// <param name="toCount">How many of them count.</param>
    /// <param name="measure">By w · x 0, by δ · x 1, by what the update adds 2.</param>
    public void Synapses(Moment moment, int layer, int[] from, int fromCount, int[] to, int toCount, int measure)
    {
        double[] other = moment.Part(measure == 1 ? Moment.Deltas : Moment.Changes, layer);
        double[] x = moment.Part(Moment.Inputs, layer);
        Synapses(moment.Part(Moment.Weights, layer), x, other, from, fromCount, to, toCount, measure);
    }

    /// <summary>The same out of numbers that are no moment's.</summary>
    /// <param name="weights">W[out, in], row by row.</param>
    /// <param name="x">What enters the layer.</param>
    /// <param name="other">δ, or what the update adds to W; not looked at where <paramref name="measure"/> is 0.</param>
    /// <param name="from">Units or inputs of the layer before, ascending.</param>
    /// <param name="fromCount">How many of them count.</param>
    /// <param name="to">Units of the layer, ascending.</param>
    /// <param name="toCount">How many of them count.</param>
    /// <param name="measure">By w · x 0, by δ · x 1, by what the update adds 2.</param>
    public void Synapses(
        double[] weights,
        double[] x,
        double[] other,
        int[] from,
        int fromCount,
        int[] to,
        int toCount,
        int measure
    )
    {
        MakeRoom(fromCount * toCount);
        int place = 0;
        for (int t = 0; t < toCount; t++)
        {
            for (int f = 0; f < fromCount; f++)
            {
                int at = to[t] * x.Length + from[f];
                double value =
                    measure == 0 ? weights[at] * x[from[f]]
                    : measure == 1 ? other[to[t]] * x[from[f]]
                    : other[at];
                Values[place] = value;
                Weights[place] = weights[at];
                place++;
            }
        }

        Sort(place);
        // Binary pixels make all of a unit's gradients equal: the units take turns, or one of them would hold every place.
        if (measure != 0)
            TakeTurns(fromCount, toCount);
    }

    /// <summary>Ranks all units of a layer, 0 the input: hidden ones by <see cref="Units(double[], double[], int)"/>, outputs by <see cref="Outputs"/>.</summary>
    public void Units(Moment moment, int layer)
    {
        if (layer == moment.Layers)
            Outputs(moment.Predictions, moment.Targets);
        else
        {
            int outputs = moment.Part(Moment.Z, layer).Length;
            Units(moment.Part(Moment.Weights, layer), moment.Part(Moment.Inputs, layer), outputs);
        }
    }

    /// <summary>Ranks all units of a layer by the largest |w · x| that leaves each; those from which nothing leaves come last, in their order.</summary>
    /// <param name="weights">W[out, in] of the layer they lead into, row by row.</param>
    /// <param name="x">What leaves them.</param>
    /// <param name="outputs">Units of the layer they lead into.</param>
    public void Units(double[] weights, double[] x, int outputs)
    {
        MakeRoom(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double largest = 0;
            for (int o = 0; o < outputs; o++)
            {
                double size = Math.Abs(weights[o * x.Length + i]);
                largest = size > largest ? size : largest;
            }

            Values[i] = largest * x[i];
            Weights[i] = 0;
        }

        SortAll(x.Length);
    }

    /// <summary>Ranks all outputs: those of the true class first, then the others by ŷ.</summary>
    public void Outputs(double[] predictions, double[] targets)
    {
        MakeRoom(predictions.Length);
        double least = 0;
        for (int k = 0; k < predictions.Length; k++)
            least = predictions[k] < least ? predictions[k] : least;
        for (int k = 0; k < predictions.Length; k++)
        {
            Values[k] = targets[k] > 0 ? double.MaxValue : predictions[k] - least;
            Weights[k] = 0;
        }

        SortAll(predictions.Length);
    }

    /// <summary>Ranks the first so many of any numbers; those that count for nothing come last, in their order.</summary>
    public void Numbers(double[] numbers, int count)
    {
        MakeRoom(count);
        for (int i = 0; i < count; i++)
        {
            Values[i] = numbers[i];
            Weights[i] = 0;
        }

        SortAll(count);
    }

    /// <summary>Ranks the two terms of <c>number − less</c>, which stand at the places 0 and 1; which of two equal ones comes first is open.</summary>
    public void Difference(double number, double less)
    {
        Values[0] = number;
        Values[1] = -less;
        SortAll(2);
    }

    /// <summary>Gives what stands at a place a rank, if its own is a later one.</summary>
    public void Bring(int place, int rank)
    {
        int at = rank;
        while (at < Count && order[at] != place)
            at++;
        if (at >= Count)
            return;
        for (; at > rank; at--)
            order[at] = order[at - 1];
        order[rank] = place;
    }

    /// <summary>Ranks the terms w · x of a unit's sum.</summary>
    public void Terms(Moment moment, int layer, int unit)
    {
        double[] x = moment.Part(Moment.Inputs, layer);
        Products(moment.Part(Moment.Weights, layer), unit * x.Length, 1, x);
    }

    /// <summary>Ranks the terms w · δ of the blame that comes back to a hidden unit.</summary>
    public void BackTerms(Moment moment, int layer, int unit)
    {
        int inputs = moment.Part(Moment.Inputs, layer + 1).Length;
        Products(moment.Part(Moment.Weights, layer + 1), unit, inputs, moment.Part(Moment.Deltas, layer + 1));
    }

    private void Products(double[] weights, int at, int step, double[] factors)
    {
        MakeRoom(factors.Length);
        for (int i = 0; i < factors.Length; i++)
        {
            Values[i] = weights[at + i * step] * factors[i];
            Weights[i] = 0;
        }

        Sort(factors.Length);
    }

    /// <summary>The sum of what is ranked from a rank on, in the order of ranks.</summary>
    public double Rest(int from)
    {
        double sum = 0;
        for (int i = from; i < Count; i++)
            sum += Values[order[i]];
        return sum;
    }

    private void Sort(int places)
    {
        Count = 0;
        for (int i = 0; i < places; i++)
        {
            // NaN and infinity fail the comparison.
            if (Values[i] != 0 && Math.Abs(Values[i]) <= double.MaxValue)
                order[Count++] = i;
        }

        for (int width = 1; width < Count; width *= 2)
        {
            for (int start = 0; start < Count; start += 2 * width)
                Merge(start, width);
            int[] kept = order;
            order = spare;
            spare = kept;
        }
    }

    // What counts for nothing comes last, in its order.
    private void SortAll(int places)
    {
        Sort(places);
        if (taken.Length < places)
            taken = new int[places];
        for (int i = 0; i < places; i++)
            taken[i] = 0;
        for (int i = 0; i < Count; i++)
            taken[order[i]] = 1;
        for (int i = 0; i < places; i++)
        {
            if (taken[i] == 0)
                order[Count++] = i;
        }
    }

    private void Merge(int start, int width)
    {
        int middle = start + width < Count ? start + width : Count;
        int end = middle + width < Count ? middle + width : Count;
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++)
        {
            if (left < middle && (right >= end || !IsBefore(order[right], order[left])))
                spare[i] = order[left++];
            else
                spare[i] = order[right++];
        }
    }

    private bool IsBefore(int one, int other)
    {
        double size = Math.Abs(Values[one]);
        double otherSize = Math.Abs(Values[other]);
        if (size != otherSize)
            return size > otherSize;
        double weight = Math.Abs(Weights[one]);
        double otherWeight = Math.Abs(Weights[other]);
        return weight != otherWeight ? weight > otherWeight : one < other;
    }

    // Everybody's largest first, then everybody's second, each round in the order it had.
    private void TakeTurns(int from, int units)
    {
        if (taken.Length < units)
            taken = new int[units];
        int written = 0;
        for (int turn = 0; written < Count; turn++)
        {
            for (int t = 0; t < units; t++)
                taken[t] = 0;
            for (int i = 0; i < Count; i++)
            {
                int unit = order[i] / from;
                if (taken[unit]++ == turn)
                    spare[written++] = order[i];
            }
        }

        int[] kept = order;
        order = spare;
        spare = kept;
    }

    private void MakeRoom(int places)
    {
        if (places <= Values.Length)
            return;
        order = new int[places];
        spare = new int[places];
        Values = new double[places];
        Weights = new double[places];
    }
}
