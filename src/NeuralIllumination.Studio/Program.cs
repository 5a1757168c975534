using NeuralIllumination.Studio.Commands;

return await IlluminateCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
