using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>The table of kinds as the page reads it: by kind, then by term, in the order of the module's numbers.</summary>
internal static class KindsJson
{
    /// <summary>How a table is written into the script.</summary>
    internal static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Named outright: a program of one file switches off the resolver that is there by default.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        // The letters of the formulas as they are: they pack better, and the script is text of the page, where no quote or < can come from a user.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The table, an object literal, without what no page says: an initialisation's formula, what to expect of a data set.</summary>
    public static string Text { get; } =
        JsonSerializer.Serialize(
            new
            {
                phase = Enum.GetValues<Phase>().ToDictionary(Terms.Name, phase => new { number = (int)phase }),
                activation = Table(
                    ActivationKind.All,
                    kind => new
                    {
                        number = kind.Number,
                        name = kind.Name,
                        formula = kind.Formula,
                        slope = kind.Slope,
                        plugged = kind.Plugged,
                        pluggedBelow = kind.PluggedBelow,
                        below = kind.Below,
                        silent = kind.Silent,
                    }
                ),
                initialization = Table(InitializationKind.All, kind => new { number = kind.Number, name = kind.Name }),
                loss = Table(
                    LossKind.All,
                    kind => new
                    {
                        number = kind.Number,
                        name = kind.Name,
                        formula = kind.Formula,
                        title = kind.Title,
                        output = kind.Output,
                        outputTitle = kind.OutputTitle,
                        outputFormula = kind.OutputFormula,
                        isProbability = kind.IsProbability,
                    }
                ),
                optimizer = Table(
                    OptimizerKind.All,
                    kind => new
                    {
                        number = kind.Number,
                        name = kind.Name,
                        formula = kind.Formula,
                        title = kind.Title,
                        moments = kind.Moments,
                        asks = kind.Parameters.Select(range => range.Name.ToLowerInvariant()),
                        plugged = kind.Plugged,
                        whole = kind.Whole,
                    }
                ),
                generator = Table(
                    GeneratorKind.All,
                    kind => new
                    {
                        number = kind.Number,
                        name = kind.Name,
                        width = kind.Shape.Width,
                        height = kind.Shape.Height,
                        classes = kind.Shape.Classes,
                        inputs = kind.Shape.Inputs,
                        train = kind.Train,
                        test = kind.Test,
                        most = kind.Most,
                        distinct = kind.Distinct,
                        isRegression = kind.Shape.IsRegression ? true : (bool?)null,
                        noise = kind.Noise is { } noise ? Of(noise) : null,
                    }
                ),
                feature = Table(FeatureKind.All, kind => new { number = kind.Number, name = kind.Name }),
                scaling = Table(ScalingKind.All, kind => new { number = kind.Number, name = kind.Name }),
                steps = StepKind.All.Select(step => new
                {
                    name = step.Name,
                    formula = step.Formula,
                    otherwise = step.Otherwise,
                }),
                ranges = new
                {
                    learningRate = Of(Ranges.LearningRate),
                    momentum = Of(Ranges.Momentum),
                    l2 = Of(Ranges.L2),
                    beta1 = Of(Ranges.Beta1),
                    beta2 = Of(Ranges.Beta2),
                },
                usualSeed = Seeds.Usual,
                mostEpochs = Trainer.MostEpochs,
                mostGenerated = GeneratorKind.MostOfEither,
                mostParameters = Architecture.MostParameters,
                mostClasses = ClassNames.Most,
                engine = Recipe.CurrentEngine,
            },
            Compact
        );

    private static Dictionary<string, object> Table<T>(IEnumerable<T> kinds, Func<T, object> words)
        where T : Kind => kinds.OrderBy(kind => kind.Number).ToDictionary(kind => kind.Term, words);

    private static object Of(NumberRange range) =>
        new
        {
            least = range.Least,
            most = range.Most,
            hasLeast = range.HasLeast,
            hasMost = range.HasMost,
            otherwise = range.Default,
            written = range.ToString(),
        };
}
