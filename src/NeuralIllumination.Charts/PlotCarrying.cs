namespace NeuralIllumination.Charts;

/// <summary>Which charts carry the copy of plotly.js: about 1.5 MB each.</summary>
public enum PlotCarrying
{
    /// <summary>The session's first chart, whenever it is shown.</summary>
    First,

    /// <summary>Every chart: each is alive by itself, wherever it is taken.</summary>
    Always,

    /// <summary>None: they are pictures, unless the host supplies the library.</summary>
    Never,
}
