namespace NeuralIllumination.Engine;

/// <summary>All that a run's future depends on, copied between two epochs: from here it goes on as if it had come all the way.</summary>
public sealed class Keyframe
{
    /// <summary>Room for the state of a training.</summary>
    public Keyframe(TrainingLoop training)
    {
        Parameters = new double[training.Network.Parameters.Length];
        First = new double[training.Memory.First.Length];
        Second = new double[training.Memory.Second.Length];
        Samples = training.Samples.Count;
        Order = new int[Samples];
        Words = new long[4];
    }

    /// <summary>Epochs completed.</summary>
    public int Epoch { get; set; }

    /// <summary>η there.</summary>
    public double LearningRate { get; set; }

    /// <summary>B there.</summary>
    public int BatchSize { get; set; }

    /// <summary>μ there.</summary>
    public double Momentum { get; set; }

    /// <summary>λ there.</summary>
    public double L2 { get; set; }

    /// <summary>β₁ there.</summary>
    public double Beta1 { get; set; }

    /// <summary>β₂ there.</summary>
    public double Beta2 { get; set; }

    /// <summary><see cref="OptimizerState.FirstPower"/> there.</summary>
    public double FirstPower { get; set; }

    /// <summary><see cref="OptimizerState.SecondPower"/> there.</summary>
    public double SecondPower { get; set; }

    /// <summary>θ.</summary>
    public double[] Parameters { get; }

    /// <summary><see cref="OptimizerState.First"/>.</summary>
    public double[] First { get; }

    /// <summary><see cref="OptimizerState.Second"/>.</summary>
    public double[] Second { get; }

    /// <summary>How many samples there are there.</summary>
    public int Samples { get; private set; }

    /// <summary>The order in which the epoch before met them; there may be room for more.</summary>
    public int[] Order { get; private set; }

    /// <summary>The shuffling generator's four words.</summary>
    public long[] Words { get; }

    /// <summary>What a keyframe of a training takes, in bytes.</summary>
    public static double Bytes(TrainingLoop training)
    {
        OptimizerState memory = training.Memory;
        return 8.0 * (training.Network.Parameters.Length + memory.First.Length + memory.Second.Length)
            + 4.0 * training.Order.Length;
    }

    /// <summary>Makes room for the order of so many samples.</summary>
    public void MakeRoom(int samples)
    {
        Samples = samples;
        if (Order.Length < samples)
            Order = new int[samples];
    }

    /// <summary>Copies the present state, between two epochs.</summary>
    public void Take(TrainingLoop training)
    {
        OptimizerState memory = training.Memory;
        Epoch = training.Epoch;
        LearningRate = training.LearningRate;
        BatchSize = training.BatchSize;
        Momentum = training.Momentum;
        L2 = training.L2;
        Beta1 = memory.Beta1;
        Beta2 = memory.Beta2;
        FirstPower = memory.FirstPower;
        SecondPower = memory.SecondPower;
        Unchecked.Copy(training.Network.Parameters, 0, Parameters, 0, Parameters.Length);
        Unchecked.Copy(memory.First, 0, First, 0, First.Length);
        Unchecked.Copy(memory.Second, 0, Second, 0, Second.Length);
        MakeRoom(training.Samples.Count);
        Unchecked.CopyInts(training.Order, Order, Samples);
        training.Shuffles.Save(Words);
    }

    /// <summary>Brings a training here, which has the samples of this place already. No batch is in hand then, and what a later one left is gone.</summary>
    public void Give(TrainingLoop training)
    {
        OptimizerState memory = training.Memory;
        Unchecked.Copy(Parameters, 0, training.Network.Parameters, 0, Parameters.Length);
        Unchecked.Copy(First, 0, memory.First, 0, First.Length);
        Unchecked.Copy(Second, 0, memory.Second, 0, Second.Length);
        memory.FirstPower = FirstPower;
        memory.SecondPower = SecondPower;
        Unchecked.CopyInts(Order, training.Order, Samples);
        training.Shuffles.Restore(Words);
        training.GoTo(Epoch, 0, 0);
        training.State.Clear();
        for (int i = 0; i < training.Gradients.Length; i++)
            training.Gradients[i] = 0;
        training.LearningRate = LearningRate;
        training.BatchSize = BatchSize;
        training.Momentum = Momentum;
        training.L2 = L2;
        memory.Beta1 = Beta1;
        memory.Beta2 = Beta2;
    }
}
