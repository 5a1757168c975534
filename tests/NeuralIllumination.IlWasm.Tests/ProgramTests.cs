using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Generated programs, compared both ways.</summary>
public sealed class ProgramTests
{
    private static readonly object[][] Arguments =
    [
        [0, 0L, 0.0],
        [5, -3L, 1.5],
        [int.MinValue, long.MaxValue, double.NaN],
        [-1, 0x123456789ABCDEFL, -1e17],
    ];

    [Fact]
    public void Five_hundred_generated_programs_agree_bit_for_bit()
    {
        int traps = 0;
        int values = 0;
        Prop.ForAll(
                PortablePrograms.Arbitrary,
                program =>
                {
                    string source = PortablePrograms.Source(program);
                    byte[] assembly = CSharp.Compile(source);
                    MethodInfo run = CSharp.Load(assembly, "Program").GetMethod("Run")!;
                    using WasmModule module = WasmModule.Compile(assembly, "Program");
                    foreach (object[] arguments in Arguments)
                    {
                        Outcome expected = BothWays.RunJit(run, arguments);
                        Outcome actual = module.Run("Run", arguments);
                        Assert.True(
                            expected == actual,
                            $"Run({string.Join(", ", arguments)}): {expected} by the runtime, {actual} by the module\n{program}"
                        );
                        _ = expected.IsTrap ? traps++ : values++;
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(48));
        TestContext.Current.TestOutputHelper?.WriteLine($"{values} values, {traps} traps");
        Assert.True(values > 500 && traps > 20, $"{values} values, {traps} traps");
    }

    [Fact]
    public void A_failing_program_shrinks_to_a_small_one()
    {
        Term large = new(
            't',
            "",
            new Term('s', "i0 = {0};", new Term('i', "({0} + {1})", new Term('i', "7"), new Term('i', "13"))),
            new Term('s', "i1++;")
        );
        Term smallest = large;
        bool Fails(Term term) => term.ToString().Contains("13", StringComparison.Ordinal);
        for (Term? smaller = large; smaller is not null; smaller = smallest.Shrink().FirstOrDefault(Fails))
            smallest = smaller;
        Assert.Equal("i0 = 13;", smallest.ToString());
    }
}
