#nullable enable
using System;

namespace Illuminate
{
    /// <summary>What a cell may call by its bare name, as in other hosts of .NET notebooks.</summary>
    public static class Showing
    {
        internal static Func<object?, string[], bool, Action<object?>> Host = (_, _, _) => _ => { };

        /// <summary>Shows a value at once, wherever in the cell this is called.</summary>
        /// <param name="value">The value.</param>
        /// <param name="mimeTypes">The forms to show it in, such as "text/plain"; none for its own.</param>
        /// <returns>What stands there can be replaced by its Update.</returns>
        public static DisplayedValue display(object? value, params string[] mimeTypes) =>
            new(value, Host(value, mimeTypes, false));

        /// <summary>HTML: a cell that ends in it shows it, and display shows it.</summary>
        /// <param name="content">The HTML.</param>
        public static HtmlText HTML(string content) => new(content);

        /// <summary>Runs a script in the page; here in a frame of its own, which reaches nothing else.</summary>
        /// <param name="scriptContent">The script.</param>
        public static void Javascript(string scriptContent) =>
            Host(HTML($"<script type=\"text/javascript\">{scriptContent}</script>"), [], false);

        /// <summary>Adds a style sheet to the page; here to a frame of its own, which reaches nothing else.</summary>
        /// <param name="content">The style sheet.</param>
        public static void CSS(string content) => Host(HTML($"<style>{content}</style>"), [], false);
    }
}
