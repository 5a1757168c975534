using System.Text.RegularExpressions;
using Mono.Cecil;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Which folder of a project uses which other: read from its IL, each type standing in the folder of the file that declares it.</summary>
/// <remarks>What the compiler writes out leaves no trace in IL: a constant's value, a name in <c>nameof</c>.</remarks>
internal static partial class FolderGraph
{
    /// <summary>The arrows between a project's folders, by their paths in it; <c>.</c> is the project's own.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="assembly">What it was compiled to.</param>
    public static IReadOnlyList<FolderArrow> Arrows(string project, string assembly)
    {
        ILookup<string, string> folders = Declared(project);
        using AssemblyDefinition compiled = AssemblyDefinition.ReadAssembly(assembly);
        return
        [
            .. compiled
                .MainModule.GetTypes()
                .SelectMany(type => Used(type).Select(used => (From: Outermost(type), To: used)))
                .Distinct()
                .SelectMany(
                    pair => folders[pair.From],
                    (pair, from) => (pair.From, FromFolder: from, pair.To, ToFolders: folders[pair.To])
                )
                .SelectMany(
                    pair => pair.ToFolders.Where(to => to != pair.FromFolder),
                    (pair, to) => new FolderArrow(pair.FromFolder, to, $"{pair.From} uses {pair.To}")
                ),
        ];
    }

    /// <summary>The folders that declare a type.</summary>
    public static IReadOnlyList<string> Folders(string project) =>
        [.. Declared(project).SelectMany(folders => folders).Distinct().Order(StringComparer.Ordinal)];

    private static ILookup<string, string> Declared(string project) =>
        (
            from path in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(project, Path.GetDirectoryName(path)!).Replace('\\', '/')
            // The Studio's Cells are sources for users' cells: they are compiled there, and are in no assembly's IL.
            where folder.Split('/')[0] is not ("bin" or "obj" or "Cells")
            from match in Declaration().Matches(File.ReadAllText(path))
            select (Name: match.Groups["name"].Value, Folder: folder)
        )
            .Distinct()
            .ToLookup(one => one.Name, one => one.Folder);

    private static IEnumerable<string> Used(TypeDefinition type)
    {
        IEnumerable<TypeReference?> all =
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. Attributes(type),
            .. type.Methods.SelectMany(OfMethod),
        ];
        string own = Outermost(type);
        return all.SelectMany(Parts)
            .Where(used => used.Scope is ModuleDefinition)
            .Select(Outermost)
            .Where(used => used != own)
            .Distinct();
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature = [.. Signature(method), .. Attributes(method)];
        if (!method.HasBody)
            return signature;
        return
        [
            .. signature,
            .. method.Body.Variables.Select(variable => variable.VariableType),
            .. method.Body.Instructions.SelectMany(instruction =>
                instruction.Operand switch
                {
                    MethodReference called => [called.DeclaringType, .. Signature(called)],
                    FieldReference field => [field.DeclaringType, field.FieldType],
                    TypeReference named => [named],
                    _ => Enumerable.Empty<TypeReference?>(),
                }
            ),
        ];
    }

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ];

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument))
                .Select(argument => argument.Value as TypeReference)
                .Append(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference> Parts(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification made => Parts(made.ElementType),
            _ => [type],
        };

    private static string Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Name.Split('`')[0];
    }

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref) )*(?:class|record struct|record class|record|struct|enum|interface|delegate \S+) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
