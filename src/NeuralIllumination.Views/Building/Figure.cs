namespace NeuralIllumination.Views;

/// <summary>Puts a view's parts into one element that is complete without script and legible without style.</summary>
internal static class Figure
{
    // Every rule begins with a class of this version's own: outputs of other versions stand on the same page. What is wider than its box fades
    // out at the right until it is scrolled there; where everything has room, that animation's timeline stands still and does nothing.
    private const string Styles = """
        .ni-v1{margin:0;max-width:100%;color:var(--vscode-foreground,currentColor);font:14px/1.5 system-ui,'Segoe UI',sans-serif;font-variant-numeric:tabular-nums}
        .ni-v1 *{box-sizing:border-box}
        .ni-v1>figcaption{font-size:16px;font-weight:600;margin:0 0 8px;text-align:left}
        .ni-v1 h4{font-size:15px;font-weight:600;line-height:1.4;margin:0 0 4px}
        .ni-v1 h3{font-size:17px;font-weight:600;margin:20px 0 8px}
        .ni-v1 p{margin:0 0 6px;max-width:70ch}
        .ni-v1 .ni-formula{font-family:ui-monospace,Consolas,'DejaVu Sans Mono',monospace;font-size:14px;margin:0 0 6px}
        .ni-v1 .ni-steps{columns:2 360px;column-gap:16px}
        .ni-v1 .ni-step{break-inside:avoid;border:1px solid rgba(128,140,160,.4);border-radius:8px;padding:10px clamp(8px,1.4vw,14px);margin:0 0 14px}
        .ni-v1 .ni-scroll{overflow-x:auto;max-width:100%;margin:0 0 8px}
        @supports (animation-timeline:scroll()){.ni-v1 .ni-scroll{animation:ni-v1-more linear both;animation-timeline:scroll(self inline)}}
        @keyframes ni-v1-more{from,85%{-webkit-mask-image:linear-gradient(to left,transparent,#000 64px);mask-image:linear-gradient(to left,transparent,#000 64px)}to{-webkit-mask-image:none;mask-image:none}}
        .ni-v1.ni-v1 table{border-collapse:collapse;border:0;margin:0;font-size:13px;width:auto;table-layout:auto;color:inherit}
        .ni-v1.ni-v1 caption{text-align:left;padding:2px 0;font-size:13px;color:inherit;opacity:.85;white-space:normal}
        .ni-v1.ni-v1 :is(code,table :is(thead,tbody,tr,th,td)){background:none;color:inherit}
        .ni-v1.ni-v1 code{padding:0;font-size:inherit;font-family:ui-monospace,Consolas,'DejaVu Sans Mono',monospace}
        .ni-v1.ni-v1 table :is(th,td){padding:2px clamp(10px,1vw,12px) 2px 0;border:0;border-bottom:1px solid rgba(128,140,160,.25);text-align:left;font-weight:400;white-space:nowrap;vertical-align:baseline}
        .ni-v1.ni-v1 table thead th{font-weight:600;line-height:1.3;padding-right:12px;vertical-align:bottom;border-bottom-color:rgba(128,140,160,.6)}
        .ni-v1.ni-v1 table :is(thead th,td:not(.n)){white-space:normal}
        .ni-v1.ni-v1 table .n{text-align:right}
        .ni-v1 summary{cursor:pointer;min-height:24px;padding:2px 0}
        .ni-v1 details caption{display:none}
        .ni-v1 pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;margin:0;background:none;color:inherit}
        .ni-v1 :is(.ni-scroll,summary):focus-visible{outline:2px solid var(--vscode-focusBorder,currentColor);outline-offset:2px}
        """;

    public static string Html(string caption, Markup content)
    {
        Markup styles = Markup.Empty;
        styles.AppendLiteral($"<style>{Styles.ReplaceLineEndings("\n")}</style>");
        Markup figure =
            $"<figure class=\"ni-view ni-v1\" style=\"margin:0;max-width:100%\">{styles}\n<figcaption>{caption}</figcaption>\n{content}</figure>\n";
        return figure.ToString();
    }

    /// <summary>A picture with a second one for narrow pages. Without any style the wide one is shown, and never both.</summary>
    public static Markup Picture(NarrowPicture narrow, string svg, string alt, double width, double height)
    {
        // The product is far below 0 on a narrow page and far above on a wide one: a switch that needs no style sheet.
        const string wide = "(100vw - 760px)*9999";
        return $"<div class=\"ni-scroll\" style=\"overflow-x:auto\" tabindex=\"0\" role=\"region\" aria-label=\"picture\"><picture><source media=\"(max-width: 760px)\" srcset=\"{DataImage.ForSet(narrow.Svg)}\" width=\"{narrow.Width}\" height=\"{narrow.Height}\"/><img src=\"{DataImage.Of(svg)}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\" style=\"display:block;width:100%;min-width:clamp(0px,{wide},{0.75 * width:0}px);max-width:clamp(480px,{wide},{width}px);height:auto\"/></picture></div>\n";
    }

    /// <summary>The picture as an image: it survives where inline SVG is stripped. On a narrow page it scrolls rather than grow illegible.</summary>
    public static Markup Picture(string svg, string alt, double width, double height)
    {
        return $"<div class=\"ni-scroll\" style=\"overflow-x:auto\" tabindex=\"0\" role=\"region\" aria-label=\"picture\"><img src=\"{DataImage.Of(svg)}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\" style=\"display:block;width:100%;min-width:{0.75 * width:0}px;max-width:{width}px;height:auto\"/></div>\n";
    }
}
