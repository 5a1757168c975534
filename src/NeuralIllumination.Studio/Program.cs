using NeuralIllumination.Studio.Commands;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Running;

// A kernel is this program too; it starts without the command line's machinery.
if (args is [KernelLaunch.Word, var pipe])
    return KernelChild.Run(pipe);
return await IlluminateCommand.RunAsync(args, Terminal.OfConsole).ConfigureAwait(false);
