using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using NeuralIllumination.Magic;

namespace NeuralIllumination.Interactive;

/// <summary><c>#!neural</c> as a directive of the host: one, with the verb as its first word, so that our own reader has the line as it was typed.</summary>
internal static class NeuralDirective
{
    public static void AddTo(Kernel root)
    {
        KernelActionDirective neural = new(Magics.Name) { Description = Magics.Description };
        neural.Parameters.Add(
            new KernelDirectiveParameter("--verb", "What to do; written without --verb") { AllowImplicitName = true }
        );
        // Declared, or the host refuses them; what is offered of them is NeuralLanguage's.
        foreach (MagicOption option in Magics.Options)
            neural.Parameters.Add(
                new KernelDirectiveParameter(option.Name, option.Description) { Flag = option.IsFlag }
            );
        // On another thread than the host's, which stays free to hear the stop button.
        root.AddDirective(neural, (command, context) => Task.Run(() => Run(command, context)));
    }

    private static void Run(KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            // The text is the line as it was typed; of the host's own reading of it nothing is used.
            Magics.Run($"{command}", value => new CellOutput(context, value).Replace, context.CancellationToken);
        }
        catch (Exception refused) when (refused is InvalidInputException or DivergenceException)
        {
            context.Fail(context.Command, null, refused.Message);
        }
    }
}
