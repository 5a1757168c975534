using System.Globalization;

namespace NeuralIllumination.Views;

/// <summary>
/// When things happen in a picture that moves, in seconds. A wave takes about four seconds through the network and one leg of them for each
/// layer of weights; everything comes round with the same period.
/// </summary>
/// <remarks>Nothing in one place follows sooner than <see cref="Beat"/>: at most two changes of brightness a second.</remarks>
internal sealed class Tempo
{
    /// <summary>The least time between two things that shine in one place.</summary>
    public const double Beat = 0.6;

    private const double Lead = 0.2;
    private readonly int layers;

    private Tempo(int layers, bool isLiving)
    {
        this.layers = layers;
        IsLiving = isLiving;
        Span = 4 + 1.2 * Math.Max(0, layers - 2);
    }

    /// <summary>One wave after another in the same direction.</summary>
    public static Tempo Single(int layers) => new(layers, isLiving: false);

    /// <summary>A wave forward, then one back.</summary>
    public static Tempo Living(int layers) => new(layers, isLiving: true);

    /// <summary>Whether both directions take turns.</summary>
    public bool IsLiving { get; }

    /// <summary>How long one direction has.</summary>
    public double Span { get; }

    /// <summary>After how long everything comes round.</summary>
    public double Period => IsLiving ? 2 * Span : Span;

    /// <summary>How long a particle travels along one synapse.</summary>
    public double Leg => Math.Min(1.8, (Span - Lead - 2 * Beat) / layers);

    /// <summary>When the wave leaves through the weights of a layer, from 1.</summary>
    public double Departure(int layer, bool backward) =>
        Lead + (backward ? (IsLiving ? Span : 0) + Leg * (layers - layer) : Leg * (layer - 1));

    /// <summary>When the wave reaches a layer's units; layer 0 is the sample.</summary>
    public double Arrival(int layer, bool backward)
    {
        if (!backward)
            return layer == 0 ? 0 : Departure(layer, false) + Leg;
        return layer == layers ? Departure(layer, true) - Lead : Departure(layer + 1, true) + Leg;
    }

    /// <summary>A moment of the period, as keyframes name it: <c>12.5%</c>.</summary>
    public string Share(double seconds) => (100 * seconds / Period).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>Seconds as a style sheet writes them: <c>1.5s</c>.</summary>
    public static string Seconds(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture) + "s";
}
