using NeuralIllumination.Bench;

string command = args.Length > 0 ? args[0] : "";
switch (command)
{
    case "distribution":
        Distribution.Print(args.Length > 1 ? int.Parse(args[1], null) : 1000);
        return 0;
    case "browser":
        return await InBrowser.PrintAsync();
    case "frames":
        return await Frames.PrintAsync();
    case "studio":
        return await Studio.PrintAsync();
    default:
        Console.Error.WriteLine(
            "Expected a benchmark: distribution [seeds], browser, frames, studio. For example: dotnet run -c Release --project bench/NeuralIllumination.Bench -- distribution"
        );
        return 2;
}
