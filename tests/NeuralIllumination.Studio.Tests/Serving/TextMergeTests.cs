using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Tests;

/// <summary>Two changes of one text come together where they do not touch.</summary>
public sealed class TextMergeTests
{
    [Theory]
    [InlineData("a b c", "a b c", "a b c", "a b c")]
    [InlineData("a b c", "A b c", "a b c", "A b c")]
    [InlineData("a b c", "a b c", "a b C", "a b C")]
    [InlineData("a b c", "A b c", "a b C", "A b C")]
    [InlineData("a b c", "A b c", "A b c", "A b c")]
    [InlineData("a b c", "x a b c", "a b c y", "x a b c y")]
    [InlineData("a b c", "b c", "a b", "b")]
    [InlineData("a b c d e", "a x b c d e", "a b c d y e", "a x b c d y e")]
    [InlineData("a b a b a", "a x b a b a", "a b a b y a", "a x b a b y a")]
    [InlineData("a b c d", "d", "a b c d z", "d z")]
    public void Changes_with_a_line_between_them_are_both_kept(
        string basis,
        string mine,
        string theirs,
        string expected
    ) => Assert.Equal(Lines(expected), TextMerge.Merge(Lines(basis), Lines(mine), Lines(theirs)));

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("a b c", "a X c", "a Y c")]
    [InlineData("a b c", "a X c", "a c")]
    [InlineData("a b c", "A b c", "a B c")]
    [InlineData("a b", "a b x", "a b y")]
    [InlineData("a", "a1", "a2")]
    [InlineData("", "x", "y")]
    public void Changes_that_touch_are_not_guessed_at(string basis, string mine, string theirs)
    {
        Assert.Null(TextMerge.Merge(Lines(basis), Lines(mine), Lines(theirs)));
        Assert.Null(TextMerge.Merge(Lines(basis), Lines(theirs), Lines(mine)));
    }

    [Fact]
    public void Whatever_is_merged_holds_every_line_that_either_added_and_is_the_same_both_ways()
    {
        Random random = new(20);
        int merged = 0;
        for (int round = 0; round < 3000; round++)
        {
            string[] basis = [.. Enumerable.Range(0, random.Next(8)).Select(_ => Letter())];
            (string[] mine, string[] theirs) = (Changed(basis, "m"), Changed(basis, "t"));
            (string old, string one, string other) = (Text(basis), Text(mine), Text(theirs));
            string? both = TextMerge.Merge(old, one, other);
            Assert.Equal(both, TextMerge.Merge(old, other, one));
            Assert.Equal(one, TextMerge.Merge(old, one, old));
            Assert.Equal(one, TextMerge.Merge(old, one, one));
            if (both is null)
                continue;
            merged++;
            string[] lines = both.Split('\n');
            Assert.Subset(lines.ToHashSet(), Added(mine).Concat(Added(theirs)).ToHashSet());
        }

        Assert.InRange(merged, 500, 2900);

        string Letter() => ((char)('a' + random.Next(3))).ToString();
        static string Text(string[] lines) => string.Join('\n', lines);
        static IEnumerable<string> Added(string[] lines) => lines.Where(line => line.Length > 1);

        string[] Changed(string[] lines, string mark)
        {
            List<string> changed = [.. lines];
            for (int i = random.Next(3); i > 0; i--)
            {
                int at = random.Next(changed.Count + 1);
                if (at < changed.Count && random.Next(2) == 0)
                    changed.RemoveAt(at);
                else
                    changed.Insert(at, mark + random.Next(100));
            }

            return [.. changed];
        }
    }

    [Fact]
    public void Texts_too_long_to_compare_are_one_change()
    {
        string basis = string.Join('\n', Enumerable.Range(0, 3000));
        string other = string.Join('\n', Enumerable.Range(0, 3000).Reverse());
        Assert.Equal(other, TextMerge.Merge(basis, other, basis));
        Assert.Null(TextMerge.Merge(basis, other, "x\n" + basis + "\ny"));
    }

    private static string Lines(string words) => words.Replace(' ', '\n');
}
