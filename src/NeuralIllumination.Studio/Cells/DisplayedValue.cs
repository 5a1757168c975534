#nullable enable
using System;

namespace Illuminate
{
    /// <summary>A value that is shown: another can take its place.</summary>
    public sealed class DisplayedValue
    {
        private readonly Action<object?> replace;

        internal DisplayedValue(object? value, Action<object?> replace)
        {
            Value = value;
            this.replace = replace;
        }

        /// <summary>What is shown.</summary>
        public object? Value { get; private set; }

        /// <summary>Shows another value in the same place; after the cell has ended, in the cell that calls this.</summary>
        /// <param name="updatedValue">The value.</param>
        public void Update(object? updatedValue)
        {
            Value = updatedValue;
            replace(updatedValue);
        }
    }
}
