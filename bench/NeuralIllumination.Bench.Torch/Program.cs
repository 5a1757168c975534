using System.Runtime.InteropServices;
using NeuralIllumination.Bench;
using TorchSharp;

try
{
    torch.set_num_threads(1);
}
catch (TypeInitializationException)
{
    // TorchSharp tells where it looked; the loader itself tells what is missing.
    string native = Path.Combine(AppContext.BaseDirectory, "cpu", "libLibTorchSharp.so");
    try
    {
        NativeLibrary.Load(native);
    }
    catch (DllNotFoundException exception)
    {
        Console.Error.WriteLine(exception.Message);
    }

    return 1;
}

// Without a task: it can be loaded.
if (args.Length > 0)
    Console.WriteLine(new TorchContender(TaskFile.Read(args[0])).Run(3));
return 0;
