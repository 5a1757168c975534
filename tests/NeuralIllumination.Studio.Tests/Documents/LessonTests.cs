using System.Text.RegularExpressions;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Every lesson runs with each of its assertions, asks before it shows, and says no number that it does not assert.</summary>
public sealed partial class LessonTests
{
    // What a text may say without an assertion: 0 and 1 anywhere; elsewhere numbers that are given and not computed, each with its reason.
    private static readonly Dictionary<string, double[]> Given = new(StringComparer.Ordinal)
    {
        // The guess that stands in the cell; a rate to try; a lesson, by number.
        ["01-first-light.dib"] = [30, 0.001, 5],
        // The steps of MATH_EXPLAINED.md, by number.
        ["04-blame.dib"] = [7, 8, 9, 11],
    };

    public static TheoryData<string> Lessons => [.. LessonText.Names];

    [Fact]
    public void There_are_eight_lessons_and_each_leads_to_the_next()
    {
        Assert.Equal(8, LessonText.Names.Count);
        foreach ((string name, string next) in LessonText.Names.Zip(LessonText.Names.Skip(1)))
            Assert.Contains($"]({next})", new LessonText(name).Prose, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task It_runs_with_its_solutions_becomes_an_ipynb_and_a_page(string name)
    {
        // Given the lesson, with the code of its solutions after its last cell
        using TemporaryFolder folder = new();
        string lesson = folder[name];
        NotebookFile.Write(lesson, new LessonText(name).WithSolutions);

        // When it is run as `illuminate run` runs it
        string ipynb = folder["lesson.ipynb"];
        Ran ran = await Ran.InProcess("run", lesson, "--to", "ipynb", "--out", ipynb);

        // Then no assertion failed, and the notebook with its outputs reads well as a page
        Assert.True(ran.Exit == 0, ran.Error);
        Notebook executed = NotebookFile.Read(ipynb);
        Assert.DoesNotContain(executed.Cells, cell => cell.Error is not null);
        Assert.Contains(executed.Cells, cell => cell.Outputs.Count > 0);
        string page = NotebookPage.Render(executed, ipynb);
        HtmlShape.AssertWellFormed(page);
        Assert.Contains("<details>\n<summary>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;details", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;summary", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_says_no_number_that_it_does_not_assert(string name)
    {
        LessonText lesson = new(name);
        HashSet<double> known = [0, 1, .. lesson.NumbersAsserted, .. Given.GetValueOrDefault(name, [])];
        IEnumerable<string> unfounded = lesson.NumbersSaid.Where(said => !LessonText.Values(said).Any(known.Contains));
        Assert.True(lesson.NumbersSaid.Count > 10, "the numbers were not found");
        Assert.True(!unfounded.Any(), $"{name} says without asserting it: {string.Join("  ", unfounded)}");
    }

    [Fact]
    public void No_given_number_is_asserted_or_gone()
    {
        foreach ((string name, double[] given) in Given)
        {
            LessonText lesson = new(name);
            double[] said = [.. lesson.NumbersSaid.SelectMany(LessonText.Values)];
            Assert.All(given, number => Assert.Contains(number, said));
            Assert.Empty(given.Intersect(lesson.NumbersAsserted));
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_asks_for_a_guess_before_it_compares_and_ends_with_an_exercise(string name)
    {
        LessonText lesson = new(name);
        int locked = lesson.Code.IndexOf("Guess.LockIn(", StringComparison.Ordinal);
        int compared = lesson.Code.IndexOf("guess.Compare(", StringComparison.Ordinal);
        Assert.True(locked >= 0 && compared > locked, $"{name}: a guess, then the answer");
        Assert.Matches(@"## Exercise|\*\*Exercise", lesson.Prose);
        Assert.NotEmpty(lesson.Solutions);
        Assert.All(lesson.Solutions, code => Assert.Contains("Expect(", code, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void It_explains_once_the_guess_has_been_compared(string name)
    {
        (string before, string after) = new LessonText(name).AroundTheAnswer;
        Assert.DoesNotContain("**What to check your answer against", before, StringComparison.Ordinal);
        Assert.Contains("**What to check your answer against", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01-first-light.dib", "37 of")]
    [InlineData("03-forward.dib", "0.693")]
    [InlineData("03-forward.dib", "ln 2")]
    [InlineData("05-one-step-downhill.dib", "1.489")]
    [InlineData("06-an-epoch.dib", "30 cases of 59")]
    [InlineData("07-what-it-learned.dib", "epoch 52")]
    [InlineData("08-break-it.dib", "0.1086")]
    public void Nobody_is_told_the_answer_before_it_is_computed(string name, string answer)
    {
        (string before, string after) = new LessonText(name).AroundTheAnswer;
        IEnumerable<string> earlier = LessonText.Names.TakeWhile(lesson => lesson != name);
        Assert.All(
            [before, .. earlier.Select(lesson => new LessonText(lesson).Prose)],
            said => Assert.DoesNotContain(answer, said, StringComparison.Ordinal)
        );
        Assert.Contains(answer, after, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_questions_are_the_same()
    {
        string[] questions =
        [
            .. LessonText.Names.SelectMany(name =>
                Question().Matches(new LessonText(name).Code).Select(match => match.Groups["question"].Value)
            ),
        ];
        Assert.True(questions.Length >= 8);
        Assert.Equal(questions.Distinct(), questions);
    }

    [GeneratedRegex("""Guess\.LockIn\(\s*"(?<question>[^"]+)"\s*,""")]
    private static partial Regex Question();
}
