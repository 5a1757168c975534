using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// No message follows its reader's culture: where an exception of ours is made, no number is written but by <c>MessageText</c> or with a culture
/// that is named. Read from IL, so that no message is left out; a text of texts alone has no culture.
/// </summary>
public sealed class MessageCultureTests
{
    [Fact]
    public void Where_a_refusal_is_made_no_number_follows_the_culture()
    {
        MethodDefinition[] makers = [.. Assemblies().SelectMany(Makers)];
        Assert.InRange(makers.Length, 100, 1000);
        Assert.Equal("", string.Join('\n', makers.Where(FollowsCulture).Select(method => method.FullName)));
    }

    [Fact]
    public void A_message_that_follows_the_culture_is_found()
    {
        using AssemblyDefinition own = AssemblyDefinition.ReadAssembly(typeof(MessageCultureTests).Assembly.Location);
        Assert.Equal(
            [nameof(Chosen), nameof(Joined), nameof(Plain)],
            Makers(own)
                .Where(method => method.DeclaringType.Name == nameof(MessageCultureTests))
                .Where(FollowsCulture)
                .Select(method => method.Name)
                .Order()
        );
    }

    private static IEnumerable<AssemblyDefinition> Assemblies() =>
        new[]
        {
            "NeuralIllumination.Learning",
            "NeuralIllumination.Views",
            "NeuralIllumination.Charts",
            "NeuralIllumination",
            "illuminate",
        }.Select(name => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));

    private static IEnumerable<MethodDefinition> Makers(AssemblyDefinition assembly) =>
        assembly
            .MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody && Made(method).Any(IsOurs));

    private static IEnumerable<TypeReference> Made(MethodDefinition method) =>
        method
            .Body.Instructions.Where(one => one.OpCode == OpCodes.Newobj)
            .Select(one => ((MethodReference)one.Operand).DeclaringType);

    private static bool IsOurs(TypeReference type) =>
        type.Name
            is nameof(OptionException)
                or nameof(ShapeException)
                or nameof(SampleException)
                or nameof(FileFormatException)
                or nameof(DivergenceException)
                or "UsageException";

    private static IEnumerable<MethodReference> Calls(MethodDefinition method) =>
        method.Body.Instructions.Select(one => one.Operand).OfType<MethodReference>();

    private static bool FollowsCulture(MethodDefinition method)
    {
        MethodReference[] calls = [.. Calls(method)];
        // Interpolation with no culture given, of anything but texts; a number's own ToString(); numbers joined.
        bool isOpen = calls.Any(call =>
            call is { Name: ".ctor", DeclaringType.Name: "DefaultInterpolatedStringHandler", Parameters.Count: 2 }
        );
        return calls.Any(call =>
            (call.Name, call.DeclaringType.Name) switch
            {
                ("AppendFormatted", "DefaultInterpolatedStringHandler") => isOpen && call is GenericInstanceMethod,
                ("ToString", "Int32" or "Int64" or "Double") => call.Parameters.All(one =>
                    one.ParameterType.Name == nameof(String)
                ),
                ("Join", nameof(String)) => call is GenericInstanceMethod { GenericArguments: [{ IsPrimitive: true }] },
                _ => false,
            }
        );
    }

    // This assembly is not handed the form that ours have: what stands here follows the culture.
    private static void Plain(int number) => throw new OptionException($"Expected another number; got {number}.");

    private static void Chosen(int number) =>
        throw new OptionException(number < 0 ? $"Expected more; got {number}." : "Expected less.");

    private static void Joined(int[] numbers) => throw new OptionException("Got " + string.Join('-', numbers));

    private static void Named(string a, string b, string c) =>
        throw new OptionException($"Expected {a} and {b}; got {c}, of no use.");
}
