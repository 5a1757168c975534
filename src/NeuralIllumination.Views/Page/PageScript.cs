using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Views;

/// <summary>Puts the ES modules of <c>Web/</c> together into one inline script, without Node and without a bundler.</summary>
/// <remarks>
/// A page inside a notebook can load nothing, so the modules stand in one function, each after those it imports. That works because they keep
/// to two rules, which a test asserts: imports are named and come from a file by its relative path, and no two modules declare the same name.
/// </remarks>
public static partial class PageScript
{
    /// <summary>The script of a module and all that it imports: an expression whose value holds the module's own exports.</summary>
    /// <param name="entry">A module's path under <c>Web/</c>, for example <c>run/run.js</c>.</param>
    public static string Bundle(string entry) => Bundle(entry, Source);

    /// <summary>The same of modules that stand elsewhere too.</summary>
    /// <param name="entry">A module's path.</param>
    /// <param name="source">A module's text, by its path.</param>
    internal static string Bundle(string entry, Func<string, string> source)
    {
        List<string> order = [];
        Visit(entry, order, source);
        StringBuilder script = new("(() => {\n\"use strict\";\n");
        foreach (string name in order)
            script.Append(Export().Replace(Import().Replace(source(name), ""), ""));
        IEnumerable<string> exports = Export().Matches(source(entry)).Select(match => match.Groups["name"].Value);
        script.Append("return { ").AppendJoin(", ", exports).Append(" };\n})()");
        // A closing tag inside a string would end the page's script element.
        return script.ToString().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same as Base85 of gzip, without comments and white space: an output in a notebook carries it along.</summary>
    /// <remarks>A page runs it as the text of a script element, whose property <c>exports</c> then holds the exports.</remarks>
    /// <param name="entry">A module's path under <c>Web/</c>, for example <c>start.js</c>.</param>
    public static string Packed(string entry) =>
        Kept.GetOrAdd(entry, name => Gzip.PackTight($"document.currentScript.exports = {Compact(Bundle(name))};"));

    private static readonly ConcurrentDictionary<string, string> Kept = new();

    /// <summary>A script without what only its writers need.</summary>
    internal static string Compact(string script) => ScriptSpace.Remove(script);

    private static void Visit(string name, List<string> order, Func<string, string> source)
    {
        if (order.Contains(name))
            return;
        foreach (Match import in Import().Matches(source(name)))
            Visit(Beside(name, import.Groups["module"].Value), order, source);
        order.Add(name);
    }

    // Resolved as a browser does: against the importing module's own address.
    private static string Beside(string importer, string module) =>
        new Uri(new Uri($"web:///{importer}"), module).AbsolutePath.TrimStart('/');

    /// <summary>A module's text, with the table of kinds and the colours where they are asked for.</summary>
    internal static string Source(string name) =>
        Resource
            .Text($"web/{name}")
            .Replace("\"the table of kinds\"", KindsJson.Text, StringComparison.Ordinal)
            .Replace("\"the palettes\"", PalettesJson.Text, StringComparison.Ordinal);

    [GeneratedRegex("""^import \{[^}]*\} from "(?<module>\.{1,2}/[\w/.-]+\.js)";\n""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?=(async )?(class|function\*?|const) (?<name>\w+))", RegexOptions.Multiline)]
    private static partial Regex Export();
}
