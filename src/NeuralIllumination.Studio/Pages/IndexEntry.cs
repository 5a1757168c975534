namespace NeuralIllumination.Studio.Pages;

/// <summary>A notebook in the list.</summary>
/// <param name="Address">Where its page is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its first sentences.</param>
/// <param name="State">The style of its state: ready, failed, or waiting.</param>
/// <param name="StateText">Its state in words.</param>
internal sealed record IndexEntry(string Address, string Title, string Summary, string State, string StateText)
{
    public const string Ready = "ready";
    public const string Failed = "failed";
    public const string Waiting = "waiting";

    /// <summary>Whether nothing more will come.</summary>
    public bool IsDone => State != Waiting;
}
