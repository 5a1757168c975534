using System.Text;

namespace NeuralIllumination.Studio.Pages;

/// <summary>What an open notebook's page asks and explains.</summary>
internal static class StudioDialogs
{
    private static readonly (string Keys, string Does)[] Keys =
    [
        ("Enter", "Edit the selected cell"),
        ("Esc", "Leave the cell's text; in Teach, leave Teach"),
        ("Shift+Enter", "Run and go on to the next cell"),
        ("Ctrl+Enter", "Run"),
        ("Alt+Enter", "Run and insert a cell below"),
        ("↑ ↓ or k j", "Select the cell above or below"),
        ("a b", "Insert a cell above or below"),
        ("d d", "Delete the selected cell"),
        ("z", "Bring back the cell that was deleted last"),
        ("m y", "Make the cell prose, or code"),
        ("Alt+↑ Alt+↓", "Move the cell"),
        ("i i", "Interrupt"),
        ("0 0", "Restart the kernel"),
        ("Ctrl+Space or Tab", "Complete the word; Tab indents where there is none. Esc, then Tab, moves on"),
        ("Ctrl+Shift+Space", "Say what the word at the caret means, as the pointer does when it rests on one"),
        ("Ctrl+S", "Save"),
        ("t", "Teach: one cell at a time"),
        ("← → PgUp PgDn", "In Teach: back and next"),
        ("?", "This list"),
    ];

    /// <summary>The dialogs, closed.</summary>
    public static string Render(string name)
    {
        StringBuilder keys = new();
        foreach ((string key, string does) in Keys)
            keys.Append($"<dt>{Html.Escape(key)}</dt><dd>{Html.Escape(does)}</dd>");
        return $"""
            <dialog data-part="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>{keys}</dl><form method="dialog"><button class="primary" autofocus>Close</button></form></dialog>
            <dialog data-part="changed" aria-labelledby="changed-title"><h2 id="changed-title">The file has changed</h2><p data-part="changed-text"></p>
            <form method="dialog" class="choices">
            <p id="changed-reread">This page then shows what the file says. What was changed here and not saved is dropped and cannot be brought back.</p><button value="reread" class="danger" aria-describedby="changed-reread">Read the file again</button>
            <p id="changed-overwrite">The file then holds what this page shows. What somebody else wrote there is lost.</p><button value="overwrite" class="danger" aria-describedby="changed-overwrite">Overwrite</button>
            <div><button value="copy">Save a copy …</button><button value="keep" autofocus>Do not save</button></div></form></dialog>
            <dialog data-part="copy" aria-labelledby="copy-title"><h2 id="copy-title">Save a copy</h2>
            <form method="dialog"><label for="copy-name">Name, ending in .dib (text only) or .ipynb (with outputs)</label><input id="copy-name" value="{Html.Escape(
                name
            )}" autocomplete="off" spellcheck="false">
            <p class="wrong" role="alert" data-part="copy-wrong"></p>
            <div class="row"><button value="save" class="primary" data-part="copy-save">Save</button><button value="cancel">Cancel</button></div></form></dialog>

            """;
    }

    /// <summary>The controls of Teach, shown there only.</summary>
    public static string Teach =>
        $"<nav class=\"teaching\" aria-label=\"Teach\"><button type=\"button\" class=\"tool\" data-do=\"back\">{Icon.Html("back")}<span>Back</span></button><span data-part=\"where\"></span><button type=\"button\" class=\"tool\" data-do=\"forth\"><span>Next</span>{Icon.Html("forth")}</button><button type=\"button\" class=\"tool\" data-do=\"teach\">Leave</button></nav>\n";
}
