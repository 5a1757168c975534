namespace NeuralIllumination.Engine;

/// <summary>Places that a run can go on from, in the order of their epochs.</summary>
/// <remarks>What is dropped is used again: memory that a page has handed out is never given back.</remarks>
public sealed class Keyframes
{
    private const double Interval = 4;
    private const double MostBytes = 33554432;
    private const int Usual = 200;

    private readonly TrainingLoop training;
    private readonly int every;
    private readonly int most;
    private Keyframe[] kept;

    /// <summary>Room for keyframes of a training.</summary>
    /// <param name="training">The training.</param>
    /// <param name="every">Epochs between two of them, at least 1.</param>
    /// <param name="most">Where there are more, the oldest goes.</param>
    public Keyframes(TrainingLoop training, int every, int most)
    {
        this.training = training;
        this.every = every;
        this.most = most;
        kept = new Keyframe[8];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Epochs between two keyframes, so that all of a run of so many epochs take 32 MB at the most: four at the least, since so few are run again in
    /// no time, and a keyframe costs as much as a tenth of an epoch.
    /// </summary>
    public static int EveryFor(TrainingLoop training, int epochs)
    {
        double wanted = Math.Ceiling(Keyframe.Bytes(training) * (epochs > Usual ? epochs : Usual) / MostBytes);
        if (!(wanted > Interval))
            wanted = Interval;
        if (wanted > 1000000)
            wanted = 1000000;
        return (int)wanted;
    }

    /// <summary>The keyframe at a place in the list.</summary>
    public Keyframe At(int index)
    {
        return kept[index];
    }

    /// <summary>Where the last keyframe stands that is not after an epoch; −1 where there is none.</summary>
    public int Find(int epoch)
    {
        int at = Count - 1;
        while (at >= 0 && kept[at].Epoch > epoch)
            at--;
        return at;
    }

    /// <summary>Copies the present state where a keyframe is due.</summary>
    public void Take()
    {
        int epoch = training.Epoch;
        if (epoch % every == 0)
            Room(epoch).Take(training);
    }

    /// <summary>The keyframe of an epoch, old or new, for its state to be written into.</summary>
    public Keyframe Room(int epoch)
    {
        int at = Find(epoch);
        if (at >= 0 && kept[at].Epoch == epoch)
            return kept[at];
        if (Count == most)
        {
            Drop(0);
            at--;
        }

        if (Count == kept.Length)
            MakeRoom();
        // After the last stand those that were dropped.
        Keyframe? spare = kept[Count];
        Keyframe room = spare == null ? new Keyframe(training) : spare;
        for (int i = Count; i > at + 1; i--)
            kept[i] = kept[i - 1];
        room.Epoch = epoch;
        kept[at + 1] = room;
        Count++;
        return room;
    }

    /// <summary>Drops those after an epoch: another future begins there.</summary>
    public void Forget(int epoch)
    {
        while (Count > 0 && kept[Count - 1].Epoch > epoch)
            Drop(Count - 1);
    }

    /// <summary>Drops the keyframe of an epoch, if there is one.</summary>
    public void DropOf(int epoch)
    {
        int at = Find(epoch);
        if (at >= 0 && kept[at].Epoch == epoch)
            Drop(at);
    }

    private void Drop(int index)
    {
        Keyframe dropped = kept[index];
        Count--;
        for (int i = index; i < Count; i++)
            kept[i] = kept[i + 1];
        kept[Count] = dropped;
    }

    private void MakeRoom()
    {
        Keyframe[] longer = new Keyframe[kept.Length * 2];
        for (int i = 0; i < kept.Length; i++)
            longer[i] = kept[i];
        kept = longer;
    }
}
