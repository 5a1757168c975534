using NeuralIllumination.Learning;
using NeuralIllumination.Views;

namespace NeuralIllumination.Magic;

/// <summary>A magic command's place in its cell: a bar while it takes long, and in the bar's place what it answers.</summary>
/// <param name="display">The host's own: shows a value; the action that comes back puts another in its place.</param>
/// <param name="cancellation">The host's stop button.</param>
internal sealed class MagicWork(Func<object, Action<object>> display, CancellationToken cancellation) : IWorkHost
{
    private Action<object>? place;

    public CancellationToken Cancellation => cancellation;

    public Action<WorkRecord> Show(WorkRecord work)
    {
        if (place is null)
            place = display(new ProgressView(work));
        else
            place(new ProgressView(work));
        return next => place(new ProgressView(next));
    }

    /// <summary>Shows what the verb answers; nothing for null.</summary>
    public void Answer(object? value)
    {
        if (value is null)
            return;
        if (place is null)
            display(value);
        else
            place(value);
    }
}
