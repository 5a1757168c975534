namespace NeuralIllumination.Views;

/// <summary>
/// How a picture moves: rules that its parts take by class, each part's moment by <c>--d</c>. Whoever wants no motion, and whatever can show
/// none, gets the picture at rest, with what only exists in motion left out.
/// </summary>
/// <remarks>
/// <c>m</c> exists in motion only; <c>lit</c> brightens as the wave comes by; <c>beat</c> pulses; <c>turn</c> turns; the lights
/// <c>fore</c> and <c>back</c> take turns, and so do the words <c>said</c> and <c>told</c>; <c>fade</c> steps behind the way back.
/// </remarks>
internal static class Motion
{
    private const string Ease = "ease-in-out";

    public static void Begin(SvgPicture svg, Tempo tempo)
    {
        string period = Tempo.Seconds(tempo.Period);
        svg.Style(".$m{opacity:1}");
        svg.Style($".$lit{{animation:$lit {period} var(--d) {Ease} infinite backwards}}");
        svg.Style(
            $"@keyframes $lit{{0%,100%{{opacity:.5}}{tempo.Share(0.5 * tempo.Leg)},{tempo.Share(1.2 * tempo.Leg)}{{opacity:1}}}}"
        );
        svg.Style($".$beat{{animation:$beat 1.6s {Ease} infinite alternate}}");
        svg.Style("@keyframes $beat{from{opacity:.55}}");
        if (!tempo.IsLiving)
            return;
        (double span, double whole) = (tempo.Span, tempo.Period);
        string swap =
            $"{tempo.Share(span - 0.4)},100%{{opacity:1}}{tempo.Share(span + 0.4)},{tempo.Share(whole - 0.6)}";
        Turn("fore", $"0%,{swap}{{opacity:0}}");
        Turn("fade", $"0%,{swap}{{opacity:.55}}");
        Turn(
            "back",
            $"0%,{tempo.Share(span - 0.4)},100%{{opacity:0}}{tempo.Share(span + 0.4)},{tempo.Share(whole - 0.6)}{{opacity:1}}"
        );

        // Words do not shine through each other: one line is gone before the other comes.
        Turn(
            "said",
            $"0%,{tempo.Share(span - 0.3)},100%{{opacity:1}}{tempo.Share(span)},{tempo.Share(whole - 0.3)}{{opacity:0}}"
        );
        Turn(
            "told",
            $"0%,{tempo.Share(span)},{tempo.Share(whole - 0.3)},100%{{opacity:0}}{tempo.Share(span + 0.3)},{tempo.Share(whole - 0.6)}{{opacity:1}}"
        );

        void Turn(string name, string frames)
        {
            svg.Style($".${name}{{animation:${name} {period} {Ease} infinite}}");
            svg.Style($"@keyframes ${name}{{{frames}}}");
        }
    }

    /// <summary>The last word: everything at rest for those who ask for it.</summary>
    public static void End(SvgPicture svg) =>
        svg.Style("@media(prefers-reduced-motion:reduce){.$s *{animation:none!important}.$m{display:none}}");

    /// <summary>
    /// Particles: along their own course, out of nothing and into nothing, and clear of the words that stand at its ends.
    /// </summary>
    public static void Particles(SvgPicture svg, Tempo tempo, bool backward)
    {
        string name = backward ? "bp" : "fp";
        string from = backward ? $"fill:{svg.Theme.Negative};" : $"fill:{svg.Theme.Forward};";
        string to = backward ? $"fill:{svg.Theme.Backward};" : "";
        (string rise, string fall, string end) = (
            tempo.Share(0.15 * tempo.Leg),
            tempo.Share(0.85 * tempo.Leg),
            tempo.Share(tempo.Leg)
        );

        // Without a course every particle would lie in the corner, so none is shown where courses are not understood.
        svg.StyleOnce(".$p{display:none}");
        svg.StyleOnce("@supports(offset-path:path('M0,0h1')){.$p{display:inline}}");
        svg.Style(
            $".${name}>use{{opacity:0;animation:${name} {Tempo.Seconds(tempo.Period)} var(--d) {Ease} infinite}}"
        );
        svg.Style(
            $"@keyframes ${name}{{0%{{offset-distance:12%;{from}opacity:0}}{rise},{fall}{{opacity:1}}{end},100%{{offset-distance:92%;{to}opacity:0}}}}"
        );
    }

    /// <summary>Three rings one after the other, out of the unit and away.</summary>
    public static void Rings(SvgPicture svg, Tempo tempo)
    {
        svg.StyleOnce(
            $".$ring circle{{opacity:0;animation:$ring {Tempo.Seconds(tempo.Period)} var(--d) cubic-bezier(.2,.6,.4,1) infinite}}"
        );
        svg.StyleOnce($".$ring :nth-child(2){{animation-delay:calc(var(--d) + {Tempo.Seconds(Tempo.Beat)})}}");
        svg.StyleOnce($".$ring :nth-child(3){{animation-delay:calc(var(--d) + {Tempo.Seconds(2 * Tempo.Beat)})}}");
        svg.StyleOnce(
            $"@keyframes $ring{{0%{{transform:scale(.4);opacity:0}}{tempo.Share(0.3)}{{opacity:.9}}{tempo.Share(1.5)},100%{{transform:scale(1);opacity:0}}}}"
        );
    }

    /// <summary>Six spokes, a full turn in 18 seconds.</summary>
    public static void Spokes(SvgPicture svg)
    {
        svg.StyleOnce(".$turn>g>use{animation:$turn 18s linear infinite}");
        svg.StyleOnce("@keyframes $turn{to{transform:rotate(-360deg)}}");
    }

    /// <summary>Stars that open once where the two directions meet.</summary>
    public static void Sparkles(SvgPicture svg, Tempo tempo)
    {
        svg.StyleOnce(
            $".$star>g>use{{opacity:0;animation:$star {Tempo.Seconds(tempo.Period)} var(--d) ease-in-out infinite}}"
        );
        svg.StyleOnce(
            $"@keyframes $star{{0%{{transform:scale(.6);opacity:0}}{tempo.Share(0.5)}{{transform:none;opacity:1}}{tempo.Share(1.3)},100%{{transform:scale(1.08);opacity:0}}}}"
        );
    }
}
