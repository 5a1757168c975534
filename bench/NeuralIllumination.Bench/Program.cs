using NeuralIllumination.Bench;

string command = args.Length > 0 ? args[0] : "";
switch (command)
{
    case "distribution":
        Distribution.Print(args.Length > 1 ? int.Parse(args[1], null) : 1000);
        return 0;
    case "seeds":
        OfferedSeeds.Print();
        return 0;
    case "datasets":
        DataSets.Print(args.Length > 1 ? int.Parse(args[1], null) : 100);
        return 0;
    case "features":
        DataSets.PrintFeatures(args.Length > 1 ? int.Parse(args[1], null) : 100);
        return 0;
    case "browser":
        return await InBrowser.PrintAsync();
    case "frames":
        return await Frames.PrintAsync();
    case "workbench":
        return await WorkbenchFigures.PrintAsync();
    case "picture":
        return await WorkbenchPicture.WriteAsync(
            args.Length > 1 ? args[1] : Path.Combine("docs", "pictures", "workbench.jpg")
        );
    case "hands":
        return await HandsPicture.WriteAsync(args.Length > 1 ? args[1] : Path.Combine("docs", "pictures", "hands.jpg"));
    case "csv" when args.Length > 1:
        return await OwnFile.WriteAsync(args[1]);
    case "csv":
        return await OwnFile.PrintAsync();
    case "studio":
        return await Studio.PrintAsync();
    case "outputs":
        return await ManyOutputs.PrintAsync();
    case "hosts":
        return await HostFigures.PrintAsync();
    case "start":
        return await Start.PrintAsync();
    case "first" when args.Length > 1:
        return Start.First(args[1]);
    case "many":
        return Many.Print();
    case "speed":
        return Contest.Print(
            args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "neural-illumination-speed"),
            args.Length > 2 ? args[2..] : TaskWriter.Kinds
        );
    case "contender" when args.Length > 1:
        TaskFile task = TaskFile.Read(args[1]);
        Contender contender = (args.Length > 2 ? args[2] : "ours") switch
        {
            "textbook" => new Textbook(task),
            "math.net" => new MathNetContender(task),
            _ => new Ours(task),
        };
        Console.WriteLine(contender.Run(3));
        return 0;
    case "peak":
        Console.WriteLine(Peak.Measure().ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "parts":
        BenchmarkDotNet.Running.BenchmarkRunner.Run<Parts>();
        return 0;
    default:
        Console.Error.WriteLine(
            "Expected a benchmark: distribution [seeds], datasets [seeds], features [seeds], seeds, browser, frames, workbench, picture [file], hands [file], csv [file], outputs, studio, hosts, start, speed [folder [task …]], contender taskfile, parts, many. For example: dotnet run -c Release --project bench/NeuralIllumination.Bench -- distribution"
        );
        return 2;
}
