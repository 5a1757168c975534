namespace NeuralIllumination.Hosts.Tests;

/// <summary>Every notebook of this repository in .NET Interactive itself, cell by cell, as it stands.</summary>
public sealed class NotebookTests(HostFixture host)
{
    [Theory]
    [MemberData(nameof(Notebooks.Names), MemberType = typeof(Notebooks))]
    public async Task Every_cell_succeeds_and_shows_what_it_should(string name)
    {
        // Given a host that has only just started
        await using InteractiveTool tool = InteractiveTool.Start(host.Home);
        List<string> wrong = [];

        // When the notebook's cells run in their order
        foreach ((string kernel, string code) in HostNotebook.Read(Notebooks.PathOf(name)).Code)
        {
            ToolAnswer answer = await tool.SubmitAsync(code, kernel);

            // Then each succeeds, and what it ends with is shown
            if (answer.Failure is { } failure)
                wrong.Add($"{code}\n→ {failure}");
            else
                wrong.AddRange(ShownCell.Faults(code, answer.Shown).Select(fault => $"{code}\n→ {fault}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }
}
