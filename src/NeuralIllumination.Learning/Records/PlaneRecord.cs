using NeuralIllumination.Engine;

namespace NeuralIllumination.Learning;

/// <summary>
/// What a network makes of every place of a plane, or of a line where it has one input: each unit's activation, and the outputs, at the crossings
/// of a grid. All of it comes from the engine's own forward pass.
/// </summary>
public sealed class PlaneRecord
{
    /// <summary>Crossings in a row unless said otherwise.</summary>
    public const int UsualSide = 64;

    private readonly PlaneGrid grid;

    private PlaneRecord(
        Network network,
        Architecture architecture,
        IReadOnlyList<PlaneFeature> added,
        double span,
        int side
    )
    {
        (Architecture, Span) = (architecture, span);
        grid = new PlaneGrid(network, side, FeatureKind.BitsOf(added));
        grid.Take(network, architecture.Loss, span);
    }

    /// <summary>What the network is.</summary>
    public Architecture Architecture { get; }

    /// <summary>How far the plane is looked at: from −span to span, both ways.</summary>
    public double Span { get; }

    /// <summary>Crossings in a row.</summary>
    public int Side => grid.Side;

    /// <summary>Rows: as many as crossings in each; 1 where the network has one input.</summary>
    public int Rows => grid.Rows;

    /// <summary>Whether samples are laid out so that a network's functions can be drawn over them: one number each or two, and no picture.</summary>
    public static bool Fits(PictureShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape is { Width: 1, Height: 1 or 2 };
    }

    /// <summary>Says in one line why functions cannot be drawn over samples of a shape, if they cannot.</summary>
    /// <exception cref="ShapeException">They cannot.</exception>
    public static void Check(PictureShape shape)
    {
        if (!Fits(shape))
            throw new ShapeException(
                $"A boundary is drawn on a plane: samples of 1 or 2 values are needed, such as those of {GeneratorKind.Of(Generator.TwoMoons).Term}; got samples of {shape.Width} × {shape.Height}."
            );
    }

    /// <summary>What a network makes of a plane.</summary>
    /// <param name="network">Of one input, or of a point's two coordinates and what is added to them.</param>
    /// <param name="span">How far the plane reaches, above 0.</param>
    /// <param name="side">Crossings in a row, at least 2.</param>
    /// <param name="added">What follows a point's coordinates, as in <see cref="PictureShape.Added"/>; null for nothing.</param>
    /// <exception cref="ShapeException">Another number of inputs.</exception>
    public static PlaneRecord Of(
        NetworkRecord network,
        double span,
        int side = UsualSide,
        IReadOnlyList<PlaneFeature>? added = null
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(
            network.Architecture,
            network.Layers.Select(layer => (layer.Weights, layer.Biases, layer.Off)),
            added ?? [],
            span,
            side
        );
    }

    /// <summary>What the network of a step makes of a plane, with the weights before the step.</summary>
    /// <param name="step">The step; its samples tell what is added to a point's coordinates.</param>
    /// <param name="span">How far the plane reaches, above 0.</param>
    /// <param name="side">Crossings in a row, at least 2.</param>
    /// <exception cref="ShapeException">Another number of inputs.</exception>
    public static PlaneRecord Of(StepRecord step, double span, int side = UsualSide)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Of(
            step.Architecture,
            step.Layers.Select(layer => (layer.WeightsBefore, layer.BiasesBefore, layer.Off)),
            step.Shape.Added,
            span,
            side
        );
    }

    /// <summary>a of a hidden unit at each crossing, row by row from the top; of the last layer ŷ.</summary>
    /// <param name="layer">The layer, from 1.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public double[] Values(int layer, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layer, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Architecture.Layers.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, Architecture.Layers[layer]);
        int count = Rows * Side;
        return grid.Values[layer - 1][(unit * count)..((unit + 1) * count)];
    }

    /// <summary>How far a class is ahead of all others at each crossing; a single output leads for class 1 by 2ŷ − 1.</summary>
    /// <param name="label">The class.</param>
    public double[] Lead(int label)
    {
        double[] lead = new double[Rows * Side];
        grid.Lead(label, lead);
        return lead;
    }

    /// <summary>Where a class leads most, away from the square's border: across and down, in shares of the square; null where it leads nowhere.</summary>
    /// <param name="label">The class.</param>
    public (double Across, double Down)? Heart(int label)
    {
        int place = grid.Heart(Lead(label));
        return place < 0 ? null : (place % Side / (Side - 1.0), place / Side / (Side - 1.0));
    }

    private static PlaneRecord Of(
        Architecture architecture,
        IEnumerable<(Matrix Weights, IReadOnlyList<double> Biases, IReadOnlyList<int> Off)> layers,
        IReadOnlyList<PlaneFeature> added,
        double span,
        int side
    )
    {
        int inputs = architecture.Layers[0];
        if (inputs != PlaneFeatures.Coordinates + added.Count && (inputs != 1 || added.Count > 0))
            throw new ShapeException(
                $"Functions are drawn for a network of 1 or 2 inputs, and {added.Count} added; {architecture} has {inputs}."
            );
        Network network = architecture.Build();
        foreach (
            ((Matrix weights, IReadOnlyList<double> biases, IReadOnlyList<int> off), DenseLayer layer) in layers.Zip(
                network.Layers
            )
        )
        {
            layer.Write([.. weights.Values, .. biases], network.Parameters);
            foreach (int unit in off)
                layer.Switch(unit, 1);
        }

        return new PlaneRecord(network, architecture, added, span, side);
    }
}
