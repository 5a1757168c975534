namespace NeuralIllumination.Learning;

/// <summary>Whether a network fits the data that it is to learn from.</summary>
internal static class Fit
{
    /// <summary>Refuses layers that do not fit a sample, or starting parameters that do not fit the layers.</summary>
    /// <exception cref="ShapeException">They do not.</exception>
    public static void Check(PictureShape shape, Architecture architecture, IReadOnlyList<double>? startParameters)
    {
        string layers = Architecture.Written(architecture.Layers);
        if (architecture.Inputs != shape.Features)
        {
            throw new ShapeException(
                $"The first layer must have as many units as a sample has values, {shape.Features}; {layers} has {architecture.Inputs}."
            );
        }

        int classes = shape.Classes.Count;
        if (shape.IsRegression)
            CheckRegression(classes, architecture, layers);
        else if (architecture.Outputs != classes && !(architecture.Outputs == 1 && classes == 2))
        {
            throw new ShapeException(
                $"The last layer must have as many units as there are classes, {classes}; {layers} has {architecture.Outputs}."
            );
        }

        if (startParameters is not null && startParameters.Count != architecture.ParameterCount)
        {
            throw new ShapeException(
                $"{layers} needs {architecture.ParameterCount} starting parameters; got {startParameters.Count}."
            );
        }
    }

    private static void CheckRegression(int quantities, Architecture architecture, string layers)
    {
        if (architecture.Outputs != quantities)
            throw new ShapeException(
                $"The last layer must have as many units as there are quantities to be predicted, {quantities}; {layers} has {architecture.Outputs}."
            );
        if (architecture.Loss != LossFunction.IdentityMeanSquaredError)
            throw new OptionException(
                $"Quantities are predicted with the loss {Terms.Name(LossFunction.IdentityMeanSquaredError)}; got {Terms.Name(architecture.Loss)}."
            );
    }
}
