using NeuralIllumination.Bench;
using TorchSharp;

// Without a task: says whether the native library can be loaded here.
torch.set_num_threads(1);
using torch.Tensor one = torch.ones(1, torch.float64);
if (args.Length == 0)
    return 0;
Console.WriteLine(new TorchContender(TaskFile.Read(args[0])).Run(3));
return 0;
