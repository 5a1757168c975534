namespace NeuralIllumination.Hosts;

/// <summary>What .NET Interactive shows of itself when a cell loads a package: no output of ours.</summary>
public static class HostWords
{
    private static readonly string[] Signs =
    [
        "Installing Packages",
        "Installed Packages",
        "Loading extension",
        // A script that looks for its kernel, which it adds to a Jupyter notebook's first cell.
        "dotnet-interactive-this-cell",
    ];

    /// <summary>Whether an output is the host's own.</summary>
    /// <param name="forms">The output's forms.</param>
    /// <returns>True if one of them says so.</returns>
    public static bool Are(IEnumerable<string> forms) =>
        forms.Any(text => Signs.Any(sign => text.Contains(sign, StringComparison.Ordinal)));
}
