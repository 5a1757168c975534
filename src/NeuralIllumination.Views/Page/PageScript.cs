using System.Text;
using System.Text.RegularExpressions;

namespace NeuralIllumination.Views;

/// <summary>Puts the ES modules of <c>Web/</c> together into one inline script, without Node and without a bundler.</summary>
/// <remarks>
/// A page inside a notebook can load nothing, so the modules stand in one function, each after those it imports. That works because they keep
/// to two rules, which a test asserts: imports are named and come from <c>./name.js</c>, and no two modules declare the same name.
/// </remarks>
public static partial class PageScript
{
    /// <summary>The script of a module and all that it imports: an expression whose value holds the module's own exports.</summary>
    /// <param name="entry">A module's name, for example <c>run.js</c>.</param>
    public static string Bundle(string entry)
    {
        List<string> order = [];
        Visit(entry, order);
        StringBuilder script = new("(() => {\n\"use strict\";\n");
        foreach (string name in order)
            script.Append(Export().Replace(Import().Replace(Source(name), ""), ""));
        IEnumerable<string> exports = Export().Matches(Source(entry)).Select(match => match.Groups["name"].Value);
        script.Append("return { ").AppendJoin(", ", exports).Append(" };\n})()");
        // A closing tag inside a string would end the page's script element.
        return script.ToString().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    }

    private static void Visit(string name, List<string> order)
    {
        if (order.Contains(name))
            return;
        foreach (Match import in Import().Matches(Source(name)))
            Visit(import.Groups["module"].Value, order);
        order.Add(name);
    }

    private static string Source(string name) => Resource.Text($"web/{name}");

    [GeneratedRegex("""^import \{[^}]*\} from "\./(?<module>[\w-]+\.js)";\n""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?=(async )?(class|function|const) (?<name>\w+))", RegexOptions.Multiline)]
    private static partial Regex Export();
}
