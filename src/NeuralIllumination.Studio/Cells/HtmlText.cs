#nullable enable
namespace Illuminate
{
    /// <summary>A text that is HTML.</summary>
    public sealed class HtmlText
    {
        private readonly string content;

        internal HtmlText(string content) => this.content = content;

        /// <summary>The HTML.</summary>
        public string ToHtml() => content;

        /// <summary>The HTML.</summary>
        public override string ToString() => content;
    }
}
