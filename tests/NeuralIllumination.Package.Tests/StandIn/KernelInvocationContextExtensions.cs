namespace Microsoft.DotNet.Interactive;

public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(context);
        DisplayedValue shown = new(context, value, mimeTypes);
        lock (context.Shown)
            context.Shown.Add(shown);
        return shown;
    }
}
