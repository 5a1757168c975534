namespace NeuralIllumination.Views;

/// <summary>The mark of a sample on a plane: a disc where it is learned from, a square where it is tested on; crossed out where the network is wrong.</summary>
internal static class PlaneMark
{
    /// <summary>What is learned from.</summary>
    public static Markup Disc(Spot at, double radius) =>
        $"M{at.X - radius:0.#},{at.Y:0.#}a{radius:0.#},{radius:0.#} 0 1,0 {2 * radius:0.#},0a{radius:0.#},{radius:0.#} 0 1,0 {-2 * radius:0.#},0z";

    /// <summary>What is tested on.</summary>
    public static Markup Square(Spot at, double radius) =>
        $"M{at.X - 0.9 * radius:0.#},{at.Y - 0.9 * radius:0.#}h{1.8 * radius:0.#}v{1.8 * radius:0.#}h{-1.8 * radius:0.#}z";

    /// <summary>The cross over what is wrong.</summary>
    public static Markup Cross(Spot at, double radius) =>
        $"M{at.X - 1.3 * radius:0.#},{at.Y - 1.3 * radius:0.#}l{2.6 * radius:0.#},{2.6 * radius:0.#}m0,{-2.6 * radius:0.#}l{-2.6 * radius:0.#},{2.6 * radius:0.#}";
}
