using Mono.Cecil;

namespace IlWasm;

/// <summary>All that is reachable from the exported methods: each method is compiled once, in the order its first call is met.</summary>
internal sealed class CompiledProgram
{
    private readonly Subset subset;
    private readonly Refusals refusals;
    private readonly List<MethodDefinition> called = [];
    private readonly Dictionary<MethodDefinition, int> indices = [];
    private readonly Dictionary<MethodDefinition, Method?> translated = [];
    private readonly Dictionary<TypeDefinition, ClassLayout> layouts = [];
    private readonly List<Method> methods = [];
    private readonly HashSet<MethodDefinition> often = [];

    /// <summary>Compiles the public static methods of <paramref name="exports"/>, and all they need.</summary>
    public CompiledProgram(TypeDefinition exports, Refusals refusals)
    {
        this.refusals = refusals;
        subset = new Subset(exports.Module, refusals);
        foreach (MethodDefinition method in exports.Methods.Where(method => method.IsPublic && !method.IsConstructor))
        {
            if (!method.IsStatic)
                refusals.Add(method, "instance method to export");
            if (ModuleWriter.ReservedNames.Contains(method.Name) || Exports.Any(other => other.Name == method.Name))
                refusals.Add(method, "second export of that name");
            // Outside, a place would be any number at all.
            if (
                method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Any(type => type.IsByReference)
            )
                refusals.Add(method, "ref in a method to export");
            Exports.Add((method.Name, IndexOf(method)));
        }

        if (Exports.Count == 0)
            refusals.Add(exports, "no public static method to export");
        for (int next = 0; next < called.Count; next++)
        {
            if (TranslatedOnce(called[next]) is not Method method)
                continue;
            methods.Add(Prepared(method));
            Finish(method);
        }

        // Which methods run often is known once all have been written: they are written again until no more is found.
        int known;
        do
        {
            known = often.Count;
            Functions = [.. methods.Select(Finish)];
        } while (often.Count > known);
    }

    /// <summary>The compiled methods; the allocator's and the checks' functions come before them.</summary>
    public IReadOnlyList<FunctionBody> Functions { get; }

    /// <summary>What the module exports by name.</summary>
    public List<(string Name, int Index)> Exports { get; } = [];

    /// <summary>The index of a method's function; asking for it makes it part of the module.</summary>
    public int IndexOf(MethodDefinition method)
    {
        if (indices.TryGetValue(method, out int index))
            return index;
        index = indices[method] = Allocator.Count + Checks.Count + called.Count;
        called.Add(method);
        return index;
    }

    /// <summary>Where a class keeps its fields.</summary>
    public ClassLayout LayoutOf(TypeDefinition type)
    {
        if (!layouts.TryGetValue(type, out ClassLayout? layout))
            layouts[type] = layout = new ClassLayout(type);
        return layout;
    }

    /// <summary>A method small enough to stand in for its call, null when it is not.</summary>
    public Method? Template(MethodDefinition method) =>
        TranslatedOnce(method) is Method body && Inlining.IsSmall(body) ? body : null;

    /// <summary>The method as blocks and trees; null when it is refused, or being translated just now because it calls itself.</summary>
    private Method? TranslatedOnce(MethodDefinition method)
    {
        if (translated.TryGetValue(method, out Method? known))
            return known;
        translated[method] = null;
        IlGraph graph = new(method.Body);
        if (!subset.Check(method, graph))
        {
            // Nothing will be written; what it calls is looked at all the same, so that every line is told at once.
            foreach (MethodDefinition callee in graph.Callees)
                IndexOf(callee);
            return null;
        }

        try
        {
            Method body = Translator.Translate(method, graph, this);
            RangeCheck.Check(body);
            translated[method] = body;
            return body;
        }
        catch (RefusalException refusal)
        {
            refusals.Add(method, refusal.Message);
            return null;
        }
    }

    /// <summary>Whether a loop calls the method, or one without loops that a loop calls: its checks are worth their bytes.</summary>
    public bool RunsOften(MethodDefinition method) => often.Contains(method);

    /// <summary>The index of a method that is called at a place that runs often.</summary>
    public int IndexOfOften(MethodDefinition method)
    {
        often.Add(method);
        return IndexOf(method);
    }

    private static Method Prepared(Method method)
    {
        LoopInversion.Invert(method);
        NullChecks.Remove(method);
        LoopInvariants.Move(method);
        return method;
    }

    private FunctionBody Finish(Method method)
    {
        CodeBuffer code = StructuredControl.Write(method, this);
        Peephole.Tidy(code.Instructions);
        return FunctionBody.Encode([.. method.Parameters], method.Result, code.Instructions);
    }
}
