namespace NeuralIllumination.Studio.Serving;

/// <summary>GitHub Codespaces, which forwards a port of its machine to an address of its own.</summary>
/// <param name="Name">The codespace's name.</param>
/// <param name="Domain">The domain of forwarded ports.</param>
internal sealed record Codespace(string Name, string Domain)
{
    /// <summary>The codespace that this program runs in, by what the environment says; null elsewhere.</summary>
    public static Codespace? Here(Func<string, string?> environment) =>
        environment("CODESPACES") == "true"
        && environment("CODESPACE_NAME") is { Length: > 0 } name
        && environment("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN") is { Length: > 0 } domain
        && Uri.CheckHostName($"{name}-1.{domain}") == UriHostNameType.Dns
            ? new Codespace(name, domain)
            : null;

    /// <summary>The host that a port is forwarded to.</summary>
    public string Host(int port) => $"{Name}-{port}.{Domain}";
}
