using System.Text.Json;

namespace NeuralIllumination.Learning;

/// <summary>A trained network in a file: its architecture, every bit of its parameters, and their fingerprint.</summary>
public static class WeightsFile
{
    private const string Kind = "weights";

    /// <summary>Writes a network, whole or not at all.</summary>
    /// <exception cref="FileFormatException">The file cannot be written.</exception>
    public static void Save(string path, NetworkRecord network)
    {
        ArgumentNullException.ThrowIfNull(network);
        // A file of weights knows of no unit that is switched off.
        network = network.WithoutOff();
        Document document = new()
        {
            NeuralIllumination = Kind,
            Network = NetworkPart.Of(network.Architecture) with
            {
                Parameters = ParameterText.Write(network.Parameters()),
            },
            Fingerprint = network.Fingerprint,
        };
        WholeFile.Write(path, JsonSerializer.Serialize(document, RecipeJson.Options) + "\n");
    }

    /// <summary>Reads a network back.</summary>
    /// <exception cref="FileFormatException">The file cannot be read, is cut short, or does not have the fingerprint it names.</exception>
    public static NetworkRecord Load(string path) =>
        JsonFile.Read<Document, NetworkRecord>(WholeFile.Read(path), path, Kind, "weights", ToNetwork);

    private static NetworkRecord ToNetwork(Document document)
    {
        Architecture architecture = document.Network.ToArchitecture();
        Engine.Network network = architecture.Build();
        ParameterText
            .Read(document.Network.Parameters ?? "", architecture.ParameterCount)
            .CopyTo(network.Parameters, 0);
        NetworkRecord record = NetworkRecord.Of(network, architecture);
        return record.Fingerprint == document.Fingerprint
            ? record
            : throw new OptionException(
                $"expected weights with fingerprint {document.Fingerprint}, found {record.Fingerprint}; the document has been altered, take it as it was saved."
            );
    }

    private sealed record Document : IKindOfDocument
    {
        public required string NeuralIllumination { get; init; }
        public required NetworkPart Network { get; init; }
        public required string Fingerprint { get; init; }
    }
}
