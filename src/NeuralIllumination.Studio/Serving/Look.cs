using Microsoft.AspNetCore.Http;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Dark or light, if the reader has chosen; the pages' own script remembers it in a cookie.</summary>
internal static class Look
{
    private const string Cookie = "illuminate-look";

    /// <summary>dark, light, or null for what the reader's system is.</summary>
    public static string? Of(HttpRequest request) =>
        request.Cookies[Cookie] switch
        {
            "dark" => "dark",
            "light" => "light",
            _ => null,
        };
}
