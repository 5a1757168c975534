using System.Globalization;

namespace IlWasm;

/// <summary><c>ilwasm ENGINE.dll TYPE OUT.wasm [--limit MIB]</c>.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int Refused = 1;
    private const int BadArguments = 2;
    private const int LargestLimit = 2047;

    /// <summary>Compiles; 0 when the module is written, 1 when something is refused, 2 when the arguments make no sense.</summary>
    public static int Main(string[] args)
    {
        if (args is ["--help" or "-h"])
        {
            Console.WriteLine(Usage);
            return Success;
        }

        if (args.Length is not (3 or 5) || (args.Length == 5 && args[3] != "--limit"))
            return Complain(Usage);
        int mebibytes = Compiler.DefaultLimit >> 20;
        if (
            args.Length == 5
            && !(
                int.TryParse(args[4], NumberStyles.None, CultureInfo.InvariantCulture, out mebibytes)
                && mebibytes is >= 1 and <= LargestLimit
            )
        )
            return Complain($"ilwasm: the limit is a whole number of MiB from 1 to {LargestLimit}, not {args[4]}");
        try
        {
            return Compile(args[0], args[1], args[2], mebibytes << 20);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or BadImageFormatException
            )
        {
            return Complain($"ilwasm: {exception.Message}");
        }
    }

    private const string Usage = """
        usage: ilwasm ENGINE.dll TYPE OUT.wasm [--limit MIB]

        Compiles every public static method of TYPE, and all it reaches, to one WebAssembly module.
        --limit MIB   the most memory the module may have, 1024 unless given
        """;

    private static int Compile(string input, string type, string output, int limit)
    {
        using FileStream assembly = File.OpenRead(input);
        Refusals refusals = new();
        byte[]? module = Compiler.Compile(assembly, type, refusals, limit);
        if (module is null)
        {
            foreach (string line in refusals.Lines)
                Console.Error.WriteLine(line);
            return Refused;
        }

        Write(output, module);
        return Success;
    }

    // Whole or not at all: whoever looks sees the old file or the new one.
    private static void Write(string output, byte[] bytes)
    {
        string temporary = $"{output}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, output, overwrite: true);
    }

    private static int Complain(string line)
    {
        Console.Error.WriteLine(line);
        return BadArguments;
    }
}
