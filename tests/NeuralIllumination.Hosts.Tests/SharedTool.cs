namespace NeuralIllumination.Hosts.Tests;

/// <summary>Tests that take turns at one running .NET Interactive: to start it and to load the package costs more than most of them.</summary>
[CollectionDefinition]
public sealed class SharedTool : ICollectionFixture<ToolFixture>;
