#nullable enable
using Illuminate;

namespace System
{
    /// <summary>Shows values, called on the values themselves.</summary>
    public static class DisplayExtensions
    {
        /// <inheritdoc cref="Showing.display"/>
        public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
            Showing.display(value, mimeTypes);

        /// <summary>Shows a text that is in a form already.</summary>
        /// <param name="value">The text.</param>
        /// <param name="mimeType">Its form, such as "text/html".</param>
        /// <returns>What stands there can be replaced by its Update, by a text of the same form.</returns>
        public static DisplayedValue DisplayAs(this string value, string mimeType) =>
            new(value, Showing.Host(value, [mimeType], true));
    }
}
