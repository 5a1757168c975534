using Mono.Cecil;

namespace IlWasm;

/// <summary>A method as the compiler works on it: blocks of statements over expression trees.</summary>
internal sealed class Method(MethodDefinition source, Kind result)
{
    private readonly List<Local> locals = [];

    /// <summary>The method in the assembly.</summary>
    public MethodDefinition Source { get; } = source;

    /// <summary>What it returns.</summary>
    public Kind Result { get; } = result;

    /// <summary>Where it starts.</summary>
    public Block Entry { get; set; } = new();

    /// <summary>The parameters, an instance method's object first.</summary>
    public IEnumerable<Local> Parameters => locals.Where(local => local.IsParameter);

    /// <summary>Parameters, variables and kept values, in order of creation.</summary>
    public IReadOnlyList<Local> Locals => locals;

    /// <summary>Makes a parameter; all come before any other local.</summary>
    public Local AddParameter(Kind kind) => Add(kind, isParameter: true);

    /// <summary>Makes a variable or a place to keep a value.</summary>
    public Local AddLocal(Kind kind) => Add(kind, isParameter: false);

    private Local Add(Kind kind, bool isParameter)
    {
        Local local = new(kind, locals.Count, isParameter);
        locals.Add(local);
        return local;
    }
}
