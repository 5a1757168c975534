using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NeuralIllumination.Learning;

/// <summary>Recipes as JSON documents: the shape of the document, and the way there and back.</summary>
internal static class RecipeJson
{
    private const string Kind = "recipe";

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        PropertyNameCaseInsensitive = false,
        Converters = { new WholeNumber.OfInt(), new WholeNumber.OfLong() },
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Named outright: a program of one file switches off the resolver that is there by default.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default,
    };

    public static string Write(Recipe recipe) => JsonSerializer.Serialize(Document.Of(recipe), Options);

    public static Recipe Read(string json, string where) =>
        JsonFile.Read<Document, Recipe>(
            json,
            where,
            Kind,
            "a recipe",
            document =>
                document.Engine == Recipe.CurrentEngine
                    ? document.ToRecipe()
                    : throw new OptionException(
                        $"expected a recipe of engine {Recipe.CurrentEngine}, found engine {document.Engine}; its numbers would differ. Replay it with the version that wrote it."
                    )
        );

    private sealed record Document : IKindOfDocument
    {
        public required string NeuralIllumination { get; init; }
        public required int Engine { get; init; }
        public required DataPart Data { get; init; }
        public required NetworkPart Network { get; init; }
        public required TrainingPart Training { get; init; }
        public IReadOnlyList<ChangePart> Changes { get; init; } = [];
        public required int Epochs { get; init; }
        public int Batches { get; init; }

        public static Document Of(Recipe recipe) =>
            new()
            {
                NeuralIllumination = Kind,
                Engine = recipe.Engine,
                Data = DataPart.Of(recipe.Data),
                Network = NetworkPart.Of(recipe.Architecture) with
                {
                    Seed = recipe.Options.StartSeed,
                    Parameters = recipe.StartParameters is { } start ? ParameterText.Write(start) : null,
                },
                Training = TrainingPart.Of(recipe.Options.Checked(recipe.Data.TrainCount)),
                Changes = [.. recipe.Changes.Select(ChangePart.Of)],
                Epochs = recipe.Epochs,
                Batches = recipe.Batches,
            };

        public Recipe ToRecipe()
        {
            Architecture architecture = Network.ToArchitecture();
            DataSource data = Data.ToSource();
            int lastBatch = LastBatch;
            if (Epochs is < 0 or > Trainer.MostEpochs || Batches < 0 || Batches > lastBatch)
                throw new OptionException(
                    $"epochs must be 0 to {Trainer.MostEpochs} and batches 0 to {lastBatch}; got {Epochs} and {Batches}."
                );
            if (Network is { Seed: null, Parameters: null })
                throw new OptionException("a network needs a seed or parameters; got neither.");
            if (data.Packed is { } packed)
                Fit.Check(packed.Shape.With(data.Features), architecture, null);
            Change[] changes = [.. Changes.Select(change => change.ToChange(Data.Train))];
            CheckPlaces(changes);
            return new Recipe
            {
                Engine = Engine,
                Data = data,
                Architecture = architecture,
                StartParameters = Network.Parameters is { } text
                    ? ParameterText.Read(text, architecture.ParameterCount)
                    : null,
                Options = Training.ToOptions(Network.Seed ?? 0).Checked(Data.Train),
                Changes = changes,
                Epochs = Epochs,
                Batches = Batches,
            };
        }

        /// <summary>The last batch that an epoch can have: one sample each, those that are added included.</summary>
        private int LastBatch => Data.Train - 1 + Changes.Count(change => change?.AddSample is not null);

        /// <summary>Changes come in the order in which they are made, and none after the end.</summary>
        private void CheckPlaces(Change[] changes)
        {
            (int, int, Phase) before = default;
            int lastBatch = LastBatch;
            foreach (Change change in changes)
            {
                (int, int, Phase) place = (change.Epoch, change.Batch, change.Phase);
                if (change.Epoch < 0 || change.Batch < 0 || change.Batch > lastBatch)
                    throw new OptionException(
                        $"a change must lie at epoch 0 or later, batch 0 to {lastBatch}; got epoch {change.Epoch}, batch {change.Batch}."
                    );
                if (place.CompareTo(before) < 0)
                    throw new OptionException(
                        $"changes must stand in the order of their places; the one at epoch {change.Epoch}, batch {change.Batch} comes after a later one."
                    );
                if ((change.Epoch, change.Batch).CompareTo((Epochs, Batches)) > 0)
                    throw new OptionException(
                        $"a change must not lie after the end, epoch {Epochs}, batch {Batches}; got epoch {change.Epoch}, batch {change.Batch}."
                    );
                before = place;
            }
        }
    }

    private sealed record DataPart
    {
        public string? Generator { get; init; }
        public long? Seed { get; init; }
        public double? Noise { get; init; }
        public IReadOnlyList<string>? Features { get; init; }
        public string? Scale { get; init; }
        public required int Train { get; init; }
        public required int Test { get; init; }
        public string? Digest { get; init; }
        public PackedPart? Packed { get; init; }

        public static DataPart Of(DataSource source) =>
            new()
            {
                Generator = source.Generator,
                Seed = source.Generator is null ? null : source.Seed,
                Noise = source.Noise == GeneratorKind.Find(source.Generator)?.Noise?.Default ? null : source.Noise,
                Features = source.Features.Count > 0 ? [.. source.Features.Select(Terms.Name)] : null,
                Scale = source.Scale is { } scale ? Terms.Name(scale) : null,
                Train = source.TrainCount,
                Test = source.TestCount,
                Digest = source.Digest,
                Packed = source.Packed is { } packed ? PackedPart.Of(packed) : null,
            };

        public DataSource ToSource()
        {
            if (Train < 1 || Test < 0 || (long)Train + Test > int.MaxValue)
                throw new SampleException(
                    $"data need at least 1 training sample and no negative test set; got {Train} and {Test}."
                );
            if ((Generator is null) == (Digest is null))
                throw new SampleException(
                    $"data need a generator or a digest; got {(Generator is null ? "neither" : "both")}."
                );
            if (
                Generator is null
                    ? (Seed ?? Noise) is not null
                    : Seed is null || Packed is not null || Scale is not null
            )
                throw new SampleException(
                    "a generator needs a seed and carries no data and no scale; data of one's own have neither seed nor noise."
                );
            return new DataSource
            {
                Generator = Generator,
                Seed = Seeds.Check(Seed ?? 0),
                Noise = Noise,
                Features = FeaturesOf(),
                Scale = Scale is null ? null : Terms.Parse<Scaling>(Scale),
                TrainCount = Train,
                TestCount = Test,
                Digest = Digest,
                Packed = Packed?.ToPacked(Train + Test),
            };
        }

        /// <summary>In the one order that there is, so that a recipe has one text.</summary>
        private PlaneFeature[] FeaturesOf()
        {
            if (Features is null)
                return [];
            PlaneFeature[] features = [.. Features.Select(Terms.Parse<PlaneFeature>)];
            string written = string.Join(", ", Features);
            string expected = string.Join(", ", FeatureList.Ordered(features).Select(Terms.Name));
            return features.Length > 0 && written == expected
                ? features
                : throw new OptionException(
                    $"features must be named in their order, {string.Join(", ", Terms.Names<PlaneFeature>())}; got {Quoted.Of(written)}."
                );
        }
    }

    private sealed record TrainingPart
    {
        public required string Optimizer { get; init; }
        public double? Momentum { get; init; }
        public double? Beta1 { get; init; }
        public double? Beta2 { get; init; }
        public double? L2 { get; init; }
        public required double LearningRate { get; init; }
        public required int BatchSize { get; init; }
        public required long ShuffleSeed { get; init; }

        public static TrainingPart Of(TrainingOptions options) =>
            new()
            {
                Optimizer = Terms.Name(options.Optimizer),
                Momentum = Asked(options, Ranges.Momentum, options.Momentum),
                Beta1 = Unusual(options, Ranges.Beta1, options.Beta1),
                Beta2 = Unusual(options, Ranges.Beta2, options.Beta2),
                L2 = options.L2 > 0 ? options.L2 : null,
                LearningRate = options.LearningRate,
                BatchSize = options.BatchSize!.Value,
                ShuffleSeed = options.ShuffleSeed!.Value,
            };

        private static double? Asked(TrainingOptions options, NumberRange range, double value) =>
            OptimizerKind.Of(options.Optimizer).Parameters.Contains(range) ? value : null;

        private static double? Unusual(TrainingOptions options, NumberRange range, double value) =>
            value == range.Default ? null : Asked(options, range, value);

        public TrainingOptions ToOptions(long startSeed)
        {
            TrainingOptions otherwise = new();
            return new()
            {
                StartSeed = startSeed,
                ShuffleSeed = ShuffleSeed,
                Optimizer = Terms.Parse<Optimizer>(Optimizer),
                Momentum = Momentum ?? otherwise.Momentum,
                Beta1 = Beta1 ?? otherwise.Beta1,
                Beta2 = Beta2 ?? otherwise.Beta2,
                L2 = L2 ?? otherwise.L2,
                LearningRate = LearningRate,
                BatchSize = BatchSize,
            };
        }
    }

    private sealed record ChangePart
    {
        public required int Epoch { get; init; }
        public required int Batch { get; init; }
        public required string Phase { get; init; }
        public double? LearningRate { get; init; }
        public int? BatchSize { get; init; }
        public double? Momentum { get; init; }
        public double? L2 { get; init; }
        public double? Beta1 { get; init; }
        public double? Beta2 { get; init; }
        public ParameterPart? Parameter { get; init; }
        public UnitPart? SwitchOff { get; init; }
        public LayerPart? Freeze { get; init; }
        public SamplePart? AddSample { get; init; }

        public static ChangePart Of(Change change) =>
            new()
            {
                Epoch = change.Epoch,
                Batch = change.Batch,
                Phase = Terms.Name(change.Phase),
                LearningRate = change.LearningRate,
                BatchSize = change.BatchSize,
                Momentum = change.Momentum,
                L2 = change.L2,
                Beta1 = change.Beta1,
                Beta2 = change.Beta2,
                Parameter = change.Parameter is { } parameter ? ParameterPart.Of(parameter) : null,
                SwitchOff = change.SwitchOff is { } unit ? UnitPart.Of(unit) : null,
                Freeze = change.Freeze is { } layer ? LayerPart.Of(layer) : null,
                AddSample = change.AddSample is { } sample ? SamplePart.Of(sample) : null,
            };

        public Change ToChange(int samples)
        {
            if (
                (LearningRate ?? BatchSize ?? Momentum ?? L2 ?? Beta1 ?? Beta2) is null
                && (Parameter ?? SwitchOff ?? Freeze ?? (object?)AddSample) is null
            )
                throw new OptionException($"the change at epoch {Epoch}, batch {Batch} changes nothing; leave it out.");
            return new(Epoch, Batch, Terms.Parse<Phase>(Phase))
            {
                LearningRate = Checked(Ranges.LearningRate, LearningRate),
                BatchSize = BatchSize is { } size ? TrainingOptions.CheckBatchSize(size, samples) : null,
                Momentum = Checked(Ranges.Momentum, Momentum),
                L2 = Checked(Ranges.L2, L2),
                Beta1 = Checked(Ranges.Beta1, Beta1),
                Beta2 = Checked(Ranges.Beta2, Beta2),
                Parameter = Parameter?.ToChange(),
                SwitchOff = SwitchOff?.ToChange(),
                Freeze = Freeze?.ToChange(),
                AddSample = AddSample?.ToSample(),
            };
        }

        private static double? Checked(NumberRange range, double? value) => value is { } set ? range.Check(set) : null;
    }
}
