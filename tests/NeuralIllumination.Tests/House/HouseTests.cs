using System.Xml.Linq;
using Mono.Cecil;

namespace NeuralIllumination.Tests.House;

/// <summary>The borders of the house: who stands on whom, and what the engine may not call.</summary>
public sealed class HouseTests
{
    private static readonly Dictionary<string, string[]> MayStandOn = new()
    {
        ["NeuralIllumination.Engine"] = [],
        ["NeuralIllumination.Learning"] = ["NeuralIllumination.Engine"],
        ["NeuralIllumination.Views"] = ["NeuralIllumination.Learning"],
        ["NeuralIllumination.Charts"] = ["NeuralIllumination.Views"],
        ["NeuralIllumination"] = ["NeuralIllumination.Charts", "NeuralIllumination.Views"],
        ["NeuralIllumination.Interactive"] = ["NeuralIllumination"],
        ["NeuralIllumination.Studio"] = ["NeuralIllumination"],
    };

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["NeuralIllumination.Engine"] = [],
        ["NeuralIllumination.Learning"] = [],
        ["NeuralIllumination.Views"] = [],
        ["NeuralIllumination.Charts"] =
        [
            "Plotly.NET",
            "Plotly.NET.CSharp",
            "SkiaSharp",
            "SkiaSharp.NativeAssets.Linux.NoDependencies",
            "Fable.Core",
        ],
        ["NeuralIllumination"] =
        [
            "Plotly.NET",
            "Plotly.NET.CSharp",
            "SkiaSharp",
            "SkiaSharp.NativeAssets.Linux.NoDependencies",
            "Fable.Core",
        ],
        ["NeuralIllumination.Interactive"] = ["Microsoft.DotNet.Interactive"],
        ["NeuralIllumination.Studio"] =
        [
            "Microsoft.CodeAnalysis.CSharp.Scripting",
            "Microsoft.CodeAnalysis.CSharp.Features",
            "HtmlSanitizer",
            "Markdig",
            "NuGet.Versioning",
            "System.CommandLine",
        ],
    };

    public static TheoryData<string> Projects => [.. Sources().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stands_only_on_what_is_below_it(string project)
    {
        XElement file = XElement.Load(Sources().Single(path => Path.GetFileNameWithoutExtension(path) == project));
        string[] references =
        [
            .. file.Descendants("ProjectReference")
                .Where(reference =>
                    reference.Element("ReferenceOutputAssembly")?.Value != "false"
                    && reference.Attribute("ReferenceOutputAssembly")?.Value != "false"
                )
                .Select(reference =>
                    Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
                ),
        ];
        Assert.Empty(references.Except(MayStandOn[project]));

        string[] packages =
        [
            .. file.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value),
        ];
        Assert.Empty(packages.Except(MayUse[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_but_the_adapter_knows_a_notebook_host(string project)
    {
        if (project == "NeuralIllumination.Interactive")
            return;
        string lockFile = Repository.Path("src", project, "packages.lock.json");
        Assert.True(File.Exists(lockFile), $"{lockFile} is missing");
        string text = File.ReadAllText(lockFile);
        Assert.DoesNotContain("Microsoft.DotNet.Interactive", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Verso", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_packaged_libraries_target_net8_and_programs_net10()
    {
        foreach (string path in Sources())
        {
            string expected =
                Path.GetFileNameWithoutExtension(path) == "NeuralIllumination.Studio" ? "net10.0" : "net8.0";
            Assert.Equal(expected, XElement.Load(path).Descendants("TargetFramework").Single().Value);
        }
    }

    [Fact]
    public void The_engine_calls_nothing_whose_bits_are_a_machines_own()
    {
        string[] forbidden =
        [
            "System.Random",
            "FusedMultiplyAdd",
            "MultiplyAddEstimate",
            "Runtime.Intrinsics.X86",
            "Runtime.Intrinsics.Arm",
            "System.Numerics",
            "System.Math::Exp",
            "System.Math::Log",
            "System.Math::Tanh",
            "System.Math::Pow",
            "System.Math::Sin",
            "System.Math::Cos",
            "System.Math::Max",
            "System.Math::Min",
            "System.Math::Cbrt",
            "System.MathF",
        ];
        string[] found =
        [
            .. EngineCalls()
                .Where(call => forbidden.Any(name => call.Callee.Contains(name, StringComparison.Ordinal)))
                .Select(call => $"{call.Caller} calls {call.Callee}"),
        ];
        Assert.Empty(found);
    }

    [Fact]
    public void The_scan_sees_the_calls_that_the_engine_does_make() =>
        Assert.Contains(EngineCalls(), call => call.Callee.Contains("System.Math::Sqrt", StringComparison.Ordinal));

    private static IEnumerable<(string Caller, string Callee)> EngineCalls()
    {
        using AssemblyDefinition engine = AssemblyDefinition.ReadAssembly(
            typeof(NeuralIllumination.Engine.Dense).Assembly.Location
        );
        return
        [
            .. from type in engine.MainModule.GetTypes()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            let callee = instruction.Operand as MethodReference
            where callee is not null
            select (method.FullName, callee.FullName),
        ];
    }

    private static string[] Sources() =>
        Directory.GetFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories);
}
