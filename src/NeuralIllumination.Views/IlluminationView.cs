using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeuralIllumination.Learning;

namespace NeuralIllumination.Views;

/// <summary>
/// A run that goes on living in the page: the network's picture, and a script that runs the recipe again with the engine's own code and says
/// whether browser and C# agree to the last bit. Without script the picture stays.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = [Mime.Html, Mime.Svg, Mime.Plain])]
public sealed class IlluminationView : View
{
    private readonly RunRecord run;
    private readonly StepRecord step;
    private readonly bool keepsSample;
    private readonly RunRecord? ahead;
    private readonly NetworkView network;

    /// <summary>Shows a run.</summary>
    /// <param name="run">The run, whose recipe the page runs again.</param>
    /// <param name="step">A look at one sample at the run's end.</param>
    /// <param name="keepsSample">Whether that sample stays on display; otherwise each batch that is followed shows one of its own.</param>
    /// <param name="theme">The still picture's colours; dark unless said otherwise.</param>
    /// <param name="ahead">The same recipe, run further: the page compares its weights there too, once it has come so far.</param>
    public IlluminationView(
        RunRecord run,
        StepRecord step,
        bool keepsSample = false,
        Theme? theme = null,
        RunRecord? ahead = null
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(step);
        (this.run, this.step, this.keepsSample, this.ahead) = (run, step, keepsSample, ahead);
        network = new NetworkView(step, theme: theme);
    }

    /// <summary>The run that is shown.</summary>
    public RunRecord Record => run;

    internal override object Content => run;

    /// <inheritdoc/>
    public override string? ToSvg() => network.DrawLiving();

    /// <inheritdoc/>
    public override string ToHtml() => Html("start.js");

    /// <summary>The same as a page shows it, where samples of one's own can be given to it: what reads them is left out of a notebook's output.</summary>
    internal string ToPageHtml() => Html("startpage.js");

    private string Html(string entry)
    {
        string output = JsonLine.Write(
            new
            {
                id = Id,
                script = PageScript.Packed(entry),
                style = PageStyle.Packed,
                module = EngineModule.Packed,
                recipe = JsonDocument.Parse(run.Recipe.ToJson()).RootElement,
                fingerprint = run.Fingerprint,
                keyframe = KeyframeJson.Of(run),
                stage = StageJson.Of(step),
                ahead = ahead is null
                    ? null
                    : new
                    {
                        epochs = ahead.Recipe.Epochs,
                        batches = ahead.Recipe.Batches,
                        fingerprint = ahead.Fingerprint,
                    },
                sample = keepsSample ? new { set = step.Samples[0].Set, index = step.Samples[0].Index } : null,
            }
        );
        Markup element = $"<neural-illumination data-output=\"{Id}\" style=\"display:block\">\n";
        element.AppendLiteral(network.ToLivingHtml());
        element.Add($"<p role=\"status\">C# came to the fingerprint {run.Fingerprint}.</p>\n</neural-illumination>\n");
        // Names in the data cannot end the script: the serialiser writes < as an escape.
        element.AppendLiteral(
            $"<script>\n{PageScript.Compact(PageScript.Bundle("unpack.js"))}.unpack({output});\n</script>\n"
        );
        return element.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{network}\n  fingerprint {run.Fingerprint}\n";

    internal override string ToPage() => new IlluminationPage(this) { PlaysAtOnce = false }.ToHtml();

    /// <summary>The same run, shown by the same sample, is the same output, however often it stands on a page; any other is another.</summary>
    private string Id
    {
        get
        {
            byte[] whole = Encoding.UTF8.GetBytes(run.Recipe.ToJson() + run.Fingerprint + network + keepsSample);
            return Convert.ToHexString(SHA256.HashData(whole))[..16];
        }
    }
}
