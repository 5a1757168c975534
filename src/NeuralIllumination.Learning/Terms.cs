namespace NeuralIllumination.Learning;

/// <summary>The one spelling of each choice, in recipes, on the command line and in magic commands.</summary>
public static class Terms
{
    private static readonly (Enum Value, string Name)[] All =
    [
        .. ActivationKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. InitializationKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. LossKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. OptimizerKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. GeneratorKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. FeatureKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. ScalingKind.All.Select(kind => ((Enum)kind.Value, kind.Term)),
        .. Enum.GetValues<Phase>().Select(phase => ((Enum)phase, Of(phase))),
    ];

    /// <summary>The term for <paramref name="value"/>, for example <c>relu</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum
    {
        Check(value);
        return All.First(term => term.Value.Equals(value)).Name;
    }

    /// <summary>Every term of the kind, in the order they are offered.</summary>
    public static IReadOnlyList<string> Names<T>()
        where T : struct, Enum => [.. All.Where(term => term.Value is T).Select(term => term.Name)];

    /// <summary>The value that <paramref name="name"/> names, in any case.</summary>
    /// <exception cref="OptionException">No such term; the message lists them.</exception>
    public static T Parse<T>(string? name)
        where T : struct, Enum
    {
        foreach ((Enum value, string known) in All)
        {
            if (value is T found && string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return found;
        }

        throw new OptionException(
            $"{Kind<T>()} must be one of {string.Join(", ", Names<T>())}; got {Quoted.Of(name)}."
        );
    }

    /// <summary>Refuses a number cast to an enum that has no such value.</summary>
    /// <exception cref="OptionException">No such value.</exception>
    public static void Check<T>(T value)
        where T : struct, Enum
    {
        if (!All.Any(term => term.Value.Equals(value)))
            throw new OptionException($"{Kind<T>()} must be one of {string.Join(", ", Names<T>())}; got {value}.");
    }

    private static string Of(Phase phase) =>
        phase switch
        {
            Phase.Forward => "forward",
            Phase.Loss => "loss",
            Phase.Backward => "backward",
            Phase.Update => "update",
        };

    private static string Kind<T>() =>
        typeof(T) == typeof(LossFunction) ? "Loss"
        : typeof(T) == typeof(PlaneFeature) ? "Feature"
        : typeof(T).Name;
}
