using System.ComponentModel;
using System.Diagnostics;

namespace NeuralIllumination.Studio.Kernels.Packages;

/// <summary>
/// Finds packages by the SDK's own restore of a throw-away project. What it found is kept on the disk: the same question is answered again at
/// once, and without a network where it cannot be asked anew.
/// </summary>
/// <param name="kept">The folder where answers are kept.</param>
/// <param name="dotnet">The program that restores.</param>
internal sealed class PackageRestore(string kept, string dotnet)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>The one of this user and this runtime.</summary>
    public static PackageRestore Own { get; } =
        new(
            Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data
                    ? data
                    : Path.GetTempPath(),
                "illuminate",
                "packages"
            ),
            KernelLaunch.Dotnet()
        );

    /// <summary>Finds packages and all they need.</summary>
    /// <param name="project">The project's text.</param>
    /// <param name="isFixed">Whether it names versions only, so that what was found once is found again.</param>
    /// <param name="failed">Makes what the SDK printed the exception that says so.</param>
    /// <param name="cancellation">Ends the SDK's process.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<RestoredPackage> Find(
        string project,
        bool isFixed,
        Func<string, CellException> failed,
        CancellationToken cancellation
    )
    {
        string answer = Path.Combine(kept, RestoreProject.Key(project) + ".json");
        if (isFixed && Kept(answer) is { } known)
            return known;
        // A folder of its own: two kernels may ask the same at once.
        string folder = Directory.CreateTempSubdirectory("illuminate-restore-").FullName;
        try
        {
            string file = Path.Combine(folder, "cells.csproj");
            File.WriteAllText(file, project);
            string assets = Path.Combine(folder, "obj", "project.assets.json");
            (int exit, string output) = Run(folder, file, cancellation);
            if (exit != 0 || !File.Exists(assets))
                return Kept(answer) ?? throw failed(output);
            Keep(assets, answer);
            return AssetsFile.Read(assets);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What was found when this was asked before; null if it was not, or is not all there any more.</summary>
    private static IReadOnlyList<RestoredPackage>? Kept(string answer) =>
        File.Exists(answer) && AssetsFile.Read(answer) is { } found && found.All(package => package.IsThere)
            ? found
            : null;

    private void Keep(string assets, string answer)
    {
        try
        {
            Directory.CreateDirectory(kept);
            // Beside its place first: another kernel that reads it finds all of it or nothing.
            string whole = Path.Combine(kept, Path.GetRandomFileName());
            File.Copy(assets, whole);
            File.Move(whole, answer, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be kept, the SDK is asked again the next time.
        }
    }

    private (int Exit, string Output) Run(string folder, string file, CancellationToken cancellation)
    {
        ProcessStartInfo info = new(
            dotnet,
            [
                "restore",
                file,
                "-v:quiet",
                "-nologo",
                "-nodeReuse:false",
                // Whatever stands above the temporary folder is not this project's.
                "-p:ImportDirectoryBuildProps=false",
                "-p:ImportDirectoryBuildTargets=false",
                "-p:ImportDirectoryPackagesProps=false",
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // The trouble it tells of is read by its English words.
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        info.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Start(info);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (!process.WaitForExit(Glance))
        {
            if (!cancellation.IsCancellationRequested)
                continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception)
        {
            // A program that was started without a dotnet has no SDK to ask.
            info.FileName = "dotnet";
            return Process.Start(info)!;
        }
    }
}
