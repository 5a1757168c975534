using System.Globalization;
using System.Reflection;
using NeuralIllumination.Browser;
using NeuralIllumination.IlWasm.Fixtures;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>The same operations over the same edge values in a real browser, whose engine is neither ours nor Wasmtime's.</summary>
public sealed class ChromiumTests
{
    // A value crosses as its bits in decimal, since JSON has no NaN and no 64-bit integer.
    private const string RunAll = """
        async ([module, calls]) => {
          const bytes = Uint8Array.from(atob(module), (c) => c.charCodeAt(0));
          if (!WebAssembly.validate(bytes)) throw new Error("not a valid module");
          const { exports } = (await WebAssembly.instantiate(bytes)).instance;
          const view = new DataView(new ArrayBuffer(8));
          const read = (text) => {
            const value = BigInt(text.slice(1));
            if (text[0] === "i") return Number(BigInt.asIntN(32, value));
            if (text[0] === "l") return BigInt.asIntN(64, value);
            view.setBigInt64(0, value);
            return view.getFloat64(0);
          };
          return calls.map((call) => {
            const [name, kind, ...values] = call.split(" ");
            let result;
            try { result = exports[name](...values.map(read)); } catch { return "trap"; }
            if (kind === "v") return "0";
            if (kind !== "d") return String(result);
            if (Number.isNaN(result)) return String(0x7ff8000000000000n);
            view.setFloat64(0, result);
            return String(view.getBigInt64(0));
          });
        }
        """;

    [Theory]
    [InlineData(typeof(Operations))]
    [InlineData(typeof(Structures))]
    [InlineData(typeof(Places))]
    public async Task Every_operation_gives_the_same_bits_in_Chromium(Type type)
    {
        await using TestBrowser browser = await TestBrowser.StartAsync();
        if (browser.Missing is { } missing)
        {
            Assert.False(TestBrowser.IsRequired, missing);
            Assert.Skip(missing);
        }

        List<string> calls = [];
        List<string> expected = [];
        foreach (
            MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        )
        {
            foreach (object[] arguments in BothWays.Arguments(method))
            {
                Outcome outcome = BothWays.RunJit(method, arguments);
                expected.Add(outcome.IsTrap ? "trap" : outcome.Bits.ToString(CultureInfo.InvariantCulture));
                calls.Add(
                    $"{method.Name} {Kind(method.ReturnType)} {string.Join(' ', arguments.Select(Text))}".TrimEnd()
                );
            }
        }

        OpenedPage opened = await browser.OpenAsync("about:blank");
        string module = Convert.ToBase64String(
            Compiled.Bytes(File.ReadAllBytes(type.Assembly.Location), type.FullName!)
        );
        string[] actual = await opened.Page.EvaluateAsync<string[]>(RunAll, new object[] { module, calls });
        Assert.Equal(expected.Count, actual.Length);
        Assert.True(expected.Count > 500);
        string[] differing =
        [
            .. Enumerable
                .Range(0, actual.Length)
                .Where(i => actual[i] != expected[i])
                .Select(i => $"{calls[i]}: {expected[i]} by the runtime, {actual[i]} in Chromium")
                .Take(10),
        ];
        Assert.Empty(differing);
    }

    private static char Kind(Type type) =>
        type == typeof(double) ? 'd'
        : type == typeof(long) || type == typeof(ulong) ? 'l'
        : type == typeof(void) ? 'v'
        : 'i';

    private static string Text(object value) =>
        value switch
        {
            double number => $"d{BitConverter.DoubleToInt64Bits(number)}",
            ulong number => $"l{unchecked((long)number)}",
            long number => $"l{number}",
            uint number => $"i{unchecked((int)number)}",
            bool flag => flag ? "i1" : "i0",
            _ => $"i{Convert.ToInt32(value, CultureInfo.InvariantCulture)}",
        };
}
