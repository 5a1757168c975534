#!/usr/bin/env dotnet
// A program of one file: dotnet run samples/first-light.cs
// It trains the default network, prints how often it is right on samples it never learned from, and saves the run as a page that needs nothing else.
// Outside this repository the first directive is #:package NeuralIllumination@VERSION, and the others are not needed.
#:project ../src/NeuralIllumination/NeuralIllumination.csproj
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false

using NeuralIllumination;

var training = new Training(Network.Create([64, 16, 2], seed: 42), Datasets.CirclesAndSquares(seed: 42));
training.Run(epochs: 200);

string path = args.Length > 0 ? args[0] : "first-light.html";
Console.WriteLine($"right on {training.History[^1].TestAccuracy:P1} of the test samples");
Console.WriteLine(training.Illuminate().SaveHtml(path));
