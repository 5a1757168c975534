using System.Diagnostics;
using NeuralIllumination.Browser;

namespace NeuralIllumination.Hosts;

/// <summary>Jupyter with the .NET kernel, as a user has it after <c>dotnet interactive jupyter install</c>.</summary>
public sealed class Jupyter
{
    private static readonly string[] Programs = ["jupyter-notebook", "jupyter-nbconvert", "jupyter-kernelspec"];

    private readonly HostHome home;

    private Jupyter(HostHome home) => this.home = home;

    /// <summary>Finds Jupyter, or installs it, and registers the kernel.</summary>
    /// <param name="home">Whose Jupyter.</param>
    /// <returns>Jupyter, ready.</returns>
    /// <exception cref="InvalidOperationException">There is none; the message says what is missing.</exception>
    public static async Task<Jupyter> PrepareAsync(HostHome home)
    {
        if (
            AptGet.FindOrInstall(
                "Jupyter",
                // The tool registers its kernel with jupyter-kernelspec, which the other two packages do not bring.
                () => Array.Exists(Programs, program => OnPath(program) is null) ? null : OnPath(Programs[0]),
                Console.Error.WriteLine,
                "jupyter-notebook",
                "jupyter-nbconvert",
                "jupyter-client"
            )
            is null
        )
            throw new InvalidOperationException(
                "Jupyter is missing (jupyter-notebook, jupyter-nbconvert and jupyter-client), and apt-get could not install it."
            );
        Jupyter jupyter = new(home);
        await Command.SucceedAsync(jupyter.Start("dotnet", "interactive", "jupyter", "install")).ConfigureAwait(false);
        return jupyter;
    }

    /// <summary>Executes notebooks of the home's work folder, each in a kernel of its own; a cell that fails stops nothing.</summary>
    /// <param name="folder">Where the executed notebooks go.</param>
    /// <param name="notebooks">The .ipynb files.</param>
    /// <returns>When all have run.</returns>
    public Task ExecuteAsync(string folder, IEnumerable<string> notebooks) =>
        ConvertAsync(
            folder,
            ["notebook", "--execute", "--allow-errors", "--ExecutePreprocessor.timeout=300", .. notebooks]
        );

    /// <summary>Writes notebooks as pages.</summary>
    /// <param name="folder">Where the pages go.</param>
    /// <param name="notebooks">The .ipynb files.</param>
    /// <returns>When all are written.</returns>
    public Task ExportAsync(string folder, IEnumerable<string> notebooks) =>
        ConvertAsync(folder, ["html", .. notebooks]);

    internal ProcessStartInfo Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = home.Start(program, arguments);
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        return start;
    }

    private Task<string> ConvertAsync(string folder, string[] arguments) =>
        Command.SucceedAsync(Start("jupyter", ["nbconvert", "--output-dir", folder, "--to", .. arguments]));

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
