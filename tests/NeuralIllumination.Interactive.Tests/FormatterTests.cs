using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using NeuralIllumination.Views;

namespace NeuralIllumination.Interactive.Tests;

/// <summary>Values as the notebook host's own formatting library writes them, which finds our formatters by their names alone.</summary>
public sealed class FormatterTests
{
    private const string Html = "text/html";
    private const string Svg = "image/svg+xml";
    private const string Plain = "text/plain";

    public static TheoryData<string> Types => [.. Everything.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_host_writes_each_type_as_it_writes_itself(string type)
    {
        // Given a value of the type
        object value = Everything.Of(type);

        // When the host writes it as it would show it
        IReadOnlyCollection<string> offered = Formatter.GetPreferredMimeTypesFor(value.GetType());
        string[] written = [.. offered.Select(mime => value.ToDisplayString(mime))];

        // Then each MIME type has the value's own text, the richest first, and none is empty
        bool draws = Call(value, "ToSvg") is not null;
        string[] expected = draws ? [Html, Svg, Plain] : [Html, Plain];
        Assert.Equal(expected, offered);
        Assert.Equal(Call(value, "ToHtml"), written[0]);
        Assert.Equal(value.ToString(), written[^1]);
        if (draws)
            Assert.Equal(Call(value, "ToSvg"), written[1]);
        Assert.All(written, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Fact]
    public void A_picture_that_is_not_there_is_refused_and_not_left_empty() =>
        Assert.Throws<ArgumentException>(() => new NoteView("words").ToDisplayString(Svg));

    [Fact]
    public void Null_and_collections_of_views_are_still_the_hosts()
    {
        Assert.Equal("<null>", ((View?)null).ToDisplayString(Plain));
        Assert.Contains(
            "One line",
            new View[] { new NoteView("One line") }.ToDisplayString(Html),
            StringComparison.Ordinal
        );
    }

    // An update is written in the MIME types of what was shown first, whatever it is itself.
    [Fact]
    public void Whatever_ends_a_trainings_bar_can_be_written_as_the_bar_was()
    {
        IReadOnlyCollection<string> bar = Formatter.GetPreferredMimeTypesFor(typeof(ProgressView));
        foreach (string end in new[] { "RunView", "NoteView", "ProgressView" })
        {
            object value = Everything.Of(end);
            string[] written = [.. bar.Select(mime => value.ToDisplayString(mime))];
            string[] expected = [Call(value, "ToHtml")!, value.ToString()!];
            Assert.Equal(expected, written);
        }
    }

    [Theory]
    [InlineData(typeof(View))]
    [InlineData(typeof(Shown))]
    public void Our_convention_has_the_names_and_types_that_the_library_looks_for(Type type)
    {
        // Given what the library itself would have had us use
        Type theirs = typeof(TypeFormatterSourceAttribute);

        // Then our attribute has its name and its two properties, and is inherited
        object ours = type.GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == theirs.Name);
        Assert.NotEqual(theirs, ours.GetType());
        Assert.True(ours.GetType().GetCustomAttribute<AttributeUsageAttribute>()!.Inherited);
        foreach (string name in new[] { "FormatterSourceType", "PreferredMimeTypes" })
            Assert.Equal(theirs.GetProperty(name)!.PropertyType, ours.GetType().GetProperty(name)!.PropertyType);

        // And its source answers as the library's interfaces do
        Type source = (Type)ours.GetType().GetProperty("FormatterSourceType")!.GetValue(ours)!;
        string create = typeof(ITypeFormatterSource).GetMethods().Single().Name;
        System.Collections.IEnumerable formatters = (System.Collections.IEnumerable)
            source.GetMethod(create)!.Invoke(Activator.CreateInstance(source), null)!;
        foreach (object formatter in formatters)
        {
            Assert.Equal(
                typeof(string),
                formatter.GetType().GetProperty(nameof(ITypeFormatter.MimeType))!.PropertyType
            );
            MethodInfo format = formatter.GetType().GetMethod(nameof(ITypeFormatter.Format))!;
            Assert.Equal(typeof(bool), format.ReturnType);
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(p => p.ParameterType));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_that_is_shown_answers_ToHtml(string name)
    {
        Type type = Everything.Types.Single(type => type.Name == name);
        MethodInfo? html = type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        Assert.Equal(typeof(string), html?.ReturnType);
        Assert.NotEmpty((string)html!.Invoke(Everything.Of(name), null)!);
    }

    [Fact]
    public void No_value_of_ours_is_written_as_JSON_or_script() =>
        Assert.All(
            Everything.Values,
            value =>
                Assert.DoesNotContain(
                    Formatter.GetPreferredMimeTypesFor(value.GetType()),
                    mime => mime is "application/json" or "application/javascript"
                )
        );

    private static string? Call(object value, string method) =>
        (string?)value.GetType().GetMethod(method, [])!.Invoke(value, null);
}
