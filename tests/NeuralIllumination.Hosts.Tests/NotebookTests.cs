namespace NeuralIllumination.Hosts.Tests;

/// <summary>Every notebook of this repository in .NET Interactive itself, cell by cell, as it stands.</summary>
/// <remarks>
/// One after the other in one session: to start the host and to warm its compiler costs more than most notebooks. That each stands by itself, in a
/// host that has only just started, <see cref="JupyterTests"/> shows.
/// </remarks>
public sealed class NotebookTests(NotebookSession session) : IClassFixture<NotebookSession>
{
    [Theory]
    [MemberData(nameof(Notebooks.Names), MemberType = typeof(Notebooks))]
    public async Task Every_cell_succeeds_and_shows_what_it_should(string name)
    {
        // When the notebook's cells run in their order
        List<string> wrong = [];
        foreach ((string kernel, string code) in HostNotebook.Read(Notebooks.PathOf(name)).Code)
        {
            ToolAnswer answer = await session.Tool.SubmitAsync(code, kernel);

            // Then each succeeds, and what it ends with is shown
            if (answer.Failure is { } failure)
                wrong.Add($"{code}\n→ {failure}");
            else
                wrong.AddRange(ShownCell.Faults(code, answer.Shown).Select(fault => $"{code}\n→ {fault}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }
}
