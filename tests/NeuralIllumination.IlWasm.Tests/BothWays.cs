using System.Reflection;

namespace NeuralIllumination.IlWasm.Tests;

/// <summary>Calls a method with arguments, as the runtime compiles it and as the module has it.</summary>
internal static class BothWays
{
    private static readonly int[] Ints =
    [
        0,
        1,
        -1,
        2,
        3,
        5,
        7,
        12,
        31,
        32,
        33,
        63,
        64,
        65,
        -31,
        -32,
        int.MinValue,
        int.MinValue + 1,
        int.MaxValue,
        0x12345678,
    ];

    private static readonly long[] Longs =
    [
        0,
        1,
        -1,
        2,
        7,
        64,
        int.MinValue,
        int.MaxValue,
        0x80000000,
        0xFFFFFFFF,
        0x100000000,
        long.MinValue,
        long.MaxValue,
        0x7FF0000000000000,
        0x123456789ABCDEF,
        -0x123456789ABCDEF,
        9007199254740993,
    ];

    private static readonly double[] Doubles =
    [
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        3,
        double.Epsilon,
        -double.Epsilon,
        2.2250738585072014E-308,
        1e-310,
        0.1,
        1e300,
        -1e300,
        double.MaxValue,
        double.MinValue,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.NaN,
        2147483647,
        2147483647.5,
        2147483648,
        -2147483648,
        -2147483648.5,
        -2147483649,
        9.3e18,
        4503599627370497.5,
    ];

    /// <summary>Every combination of edge values for the method's parameters.</summary>
    public static IEnumerable<object[]> Arguments(MethodInfo method)
    {
        IEnumerable<object[]> all =
        [
            [],
        ];
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            object[] values = EdgesOf(parameter.ParameterType);
            all = all.SelectMany(some => values.Select(value => (object[])[.. some, value]));
        }

        return all;
    }

    /// <summary>What the runtime's own compiler makes of it.</summary>
    public static Outcome RunJit(MethodInfo method, object[] arguments)
    {
        try
        {
            return Outcome.Of(method.Invoke(null, arguments));
        }
        catch (TargetInvocationException)
        {
            return Outcome.Trap;
        }
    }

    /// <summary>Asserts that both agree for all edge values, and returns how many calls that were.</summary>
    public static int Compare(MethodInfo method, WasmModule module)
    {
        int calls = 0;
        foreach (object[] arguments in Arguments(method))
        {
            Outcome expected = RunJit(method, arguments);
            Outcome actual = module.Run(method.Name, [.. arguments.Select(Plain)]);
            Assert.True(
                expected == actual,
                $"{method.Name}({string.Join(", ", arguments)}): {expected} by the runtime, {actual} by the module"
            );
            calls++;
        }

        return calls;
    }

    private static object Plain(object value) => value is Enum number ? Convert.ToInt32(number, null) : value;

    private static object[] EdgesOf(Type type)
    {
        if (type == typeof(int))
            return [.. Ints];
        if (type == typeof(uint))
            return [.. Ints.Select(value => unchecked((uint)value))];
        if (type == typeof(long))
            return [.. Longs];
        if (type == typeof(ulong))
            return [.. Longs.Select(value => unchecked((ulong)value))];
        if (type == typeof(bool))
            return [false, true];
        if (type.IsEnum)
            return [.. Enum.GetValues(type)];
        return [.. Doubles];
    }
}
