namespace NeuralIllumination.Web.Tests;

/// <summary>One of the twelve steps as a page has to write it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">Its formula.</param>
/// <param name="Lines">Its numbers, a line each.</param>
public sealed record WrittenStep(string Name, string Formula, string[] Lines);
