namespace NeuralIllumination.Views;

/// <summary>One cell of a table: what is written, and every digit of it for those who point at it.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Exact">The number in full; null when the cell is no number or is whole already.</param>
/// <param name="IsNumber">Whether digits should stand under digits.</param>
/// <param name="IsStrong">Whether it is a result.</param>
internal sealed record Cell(string Text, string? Exact = null, bool IsNumber = false, bool IsStrong = false)
{
    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(double value) =>
        new(Numbers.Brief(value), Numbers.Full(value), IsNumber: true);

    public static implicit operator Cell(int value) => new(Numbers.Count(value), null, IsNumber: true);

    /// <summary>A number written in a way of its own, with all its digits behind it.</summary>
    public static Cell Of(string written, double exact) => new(written, Numbers.Full(exact), IsNumber: true);

    /// <summary>A number as it was read: a pixel.</summary>
    public static Cell Plain(double value) => Of(Numbers.Plain(value), value);

    public static Cell Percent(double share) => Of(Numbers.Percent(share), share);

    public Cell Strong() => this with { IsStrong = true };

    public Markup ToMarkup(bool isHeader)
    {
        Markup title = Exact is null || Exact == Text ? Markup.Empty : $" title=\"{Exact}\"";
        Markup align = IsNumber ? (Markup)$" class=\"n\"" : Markup.Empty;
        Markup text = IsStrong ? (Markup)$"<b>{Text}</b>" : $"{Text}";
        return isHeader ? (Markup)$"<th scope=\"row\"{align}{title}>{text}</th>" : $"<td{align}{title}>{text}</td>";
    }
}
