using Microsoft.AspNetCore.Http;

namespace NeuralIllumination.Studio.Serving;

/// <summary>What a browser is told that our answers may do.</summary>
internal static class ResponsePolicy
{
    /// <summary>The Studio's own pages: their own modules, styles and frames, pictures that they hold, and requests to this address.</summary>
    public const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// An output's frame: what the output brings along runs, WebAssembly from bytes included, with no origin of its own. It reaches nothing:
    /// no request, no cookie, no page around it, no window, no form.
    /// </summary>
    public const string Output =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Says it on every answer.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Page;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        // Not no-referrer: a form of ours could then not say where it comes from.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
