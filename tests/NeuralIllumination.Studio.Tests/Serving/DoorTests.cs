using System.Net;
using System.Net.Http.Headers;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Studio.Tests;

/// <summary>
/// Who is let in. A test that says "seen to fail" was run with its check taken out of the program, and failed as it says.
/// </summary>
public sealed class DoorTests
{
    private const string Notebook = "#!markdown\n\n# A sum\n\n#!csharp\n\n1 + 1\n";

    // Seen to fail with `pass.Is(…)` replaced by `true` in Doorkeeper: the page itself came instead of the form.
    [Fact]
    public async Task Without_the_cookie_there_is_a_form_and_nothing_else()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpClient stranger = new();
        foreach (string path in new[] { "/", "/notebooks/a", "/notebooks/a/events", "/notebooks/a/export" })
        {
            using HttpResponseMessage page = await served.SendAsync(
                HttpMethod.Get,
                path,
                change: request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")),
                client: stranger
            );
            Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
            string text = await page.Content.ReadAsStringAsync();
            HtmlShape.AssertWellFormed(text);
            Assert.Contains("<form method=\"post\" action=\"/unlock\">", text);
            Assert.DoesNotContain("A sum", text);
        }

        using HttpResponseMessage run = await served.SendAsync(
            HttpMethod.Post,
            "/notebooks/a/run",
            new { scope = "all" },
            client: stranger
        );
        Assert.Equal(HttpStatusCode.Unauthorized, run.StatusCode);
    }

    // Seen to fail with `Token.Is(said)` replaced by `true`: the wrong tokens were let in.
    [Fact]
    public async Task The_token_is_exchanged_for_a_strict_cookie_and_leaves_the_address()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        using HttpClient stranger = new(handler);
        foreach (string wrong in new[] { "", "x", served.Server.Token[..^1], served.Server.Token + "x" })
        {
            using HttpResponseMessage refused = await stranger.GetAsync($"{served.Server.Address}/?token={wrong}");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }

        using HttpResponseMessage opened = await stranger.GetAsync(
            $"{served.Server.Address}/notebooks/a?token={served.Server.Token}"
        );

        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal("/notebooks/a", opened.Headers.Location?.ToString());
        string cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; samesite=strict", cookie);
        Assert.Contains("; httponly", cookie);
        Assert.DoesNotContain(served.Server.Token, cookie);
    }

    // Seen to fail with `.TrimStart('/', '\\')` taken out of ExchangeAsync: the location was //evil.example, another machine.
    [Fact]
    public async Task The_token_leads_nowhere_but_here()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpResponseMessage opened = await served.Client.GetAsync(
            $"{served.Server.Address}//evil.example?token={served.Server.Token}"
        );
        Assert.Equal("/evil.example", opened.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.SeeOther)]
    [InlineData(" http://127.0.0.1:1/?token={0} ", HttpStatusCode.SeeOther)]
    [InlineData("nothing", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task The_form_takes_the_token_or_the_whole_address(string pasted, HttpStatusCode status)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient stranger = new(handler);
        using FormUrlEncodedContent form = new([
            new("token", string.Format(System.Globalization.CultureInfo.InvariantCulture, pasted, served.Server.Token)),
        ]);
        using HttpResponseMessage answer = await served.SendAsync(
            HttpMethod.Post,
            "/unlock",
            change: request => request.Content = form,
            client: stranger
        );
        Assert.Equal(status, answer.StatusCode);
    }

    // A strict cookie is not sent where another site's link led; seen to fail with that branch taken out: a redirection came.
    [Fact]
    public async Task Who_follows_a_link_from_elsewhere_goes_on_from_a_page_of_ours()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpResponseMessage opened = await served.SendAsync(
            HttpMethod.Get,
            $"/?token={served.Server.Token}",
            change: request =>
            {
                request.Headers.Add("Sec-Fetch-Site", "cross-site");
                request.Headers.Add("Sec-Fetch-Mode", "navigate");
                request.Headers.Add("Sec-Fetch-Dest", "document");
            }
        );
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Contains("content=\"0; url=/\"", await opened.Content.ReadAsStringAsync());
    }

    // Seen to fail with the check of IsHere taken out: evil.example was answered with the page.
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:4242", HttpStatusCode.OK)]
    [InlineData("[::1]:4242", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example:4242", HttpStatusCode.BadRequest)]
    [InlineData("name-4242.app.github.dev", HttpStatusCode.BadRequest)]
    [InlineData("0.0.0.0", HttpStatusCode.BadRequest)]
    public async Task A_name_of_somebodys_own_that_leads_here_is_refused(string host, HttpStatusCode status)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        string cookie = await CookieAsync(served);
        using HttpClientHandler handler = new() { UseCookies = false };
        using HttpClient client = new(handler);
        using HttpResponseMessage answer = await served.SendAsync(
            HttpMethod.Get,
            "/",
            change: request =>
            {
                request.Headers.Host = host;
                request.Headers.Add("Cookie", cookie);
            },
            client: client
        );
        Assert.Equal(status, answer.StatusCode);
    }

    // Seen to fail with the check of ComesFromElsewhere taken out: every one of these was obeyed.
    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData("https://127.0.0.1", null)]
    [InlineData("own", "cross-site")]
    [InlineData("own", "same-site")]
    [InlineData("own", "none")]
    public async Task Another_sites_page_changes_nothing_here(string? origin, string? site)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpResponseMessage answer = await served.SendAsync(
            HttpMethod.Post,
            "/notebooks/a/clear",
            new { },
            request =>
            {
                request.Headers.Remove("Origin");
                if (origin is not null)
                    request.Headers.Add("Origin", origin == "own" ? served.Server.Address : origin);
                if (site is not null)
                    request.Headers.Add("Sec-Fetch-Site", site);
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    // Seen to fail with the same check taken out.
    [Theory]
    [InlineData("cross-site", "no-cors", "script", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "cors", "empty", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "navigate", "document", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", "empty", HttpStatusCode.OK)]
    [InlineData("none", "navigate", "document", HttpStatusCode.OK)]
    public async Task Another_sites_page_reads_nothing_here(
        string site,
        string mode,
        string dest,
        HttpStatusCode status
    )
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpResponseMessage answer = await served.SendAsync(
            HttpMethod.Get,
            "/notebooks/a",
            change: request =>
            {
                request.Headers.Add("Sec-Fetch-Site", site);
                request.Headers.Add("Sec-Fetch-Mode", mode);
                request.Headers.Add("Sec-Fetch-Dest", dest);
            }
        );
        Assert.Equal(status, answer.StatusCode);
    }

    // Seen to fail with `codespace` taken out of IsHere and IsOrigin: not even the token was taken.
    [Fact]
    public async Task Behind_a_codespaces_port_its_own_address_is_let_in_and_no_other()
    {
        await using ServedFolder served = await ServedFolder.StartAsync(
            new Codespace("fluffy-disco", "app.github.dev"),
            ("a.dib", Notebook)
        );
        string own = $"fluffy-disco-{new Uri(served.Server.Address).Port}.app.github.dev";
        Assert.Equal($"https://{own}/?token={served.Server.Token}", served.Server.ForwardedLink);
        using HttpClientHandler handler = new() { UseCookies = false, AllowAutoRedirect = false };
        using HttpClient client = new(handler);
        string cookie = await CookieAsync(served, forwarded: own);
        Assert.Contains("; secure", cookie);

        Assert.Equal(HttpStatusCode.OK, await ClearAsync(own, $"https://{own}"));
        Assert.Equal(HttpStatusCode.OK, await ClearAsync("localhost", $"https://{own}"));
        Assert.Equal(HttpStatusCode.Forbidden, await ClearAsync(own, $"https://evil-{own}"));
        Assert.Equal(HttpStatusCode.BadRequest, await ClearAsync($"evil-{own}", $"https://evil-{own}"));

        async Task<HttpStatusCode> ClearAsync(string host, string origin)
        {
            using HttpResponseMessage answer = await served.SendAsync(
                HttpMethod.Post,
                "/notebooks/a/clear",
                new { },
                request =>
                {
                    request.Headers.Host = host;
                    request.Headers.Remove("Origin");
                    request.Headers.Add("Origin", origin);
                    request.Headers.Add("Cookie", cookie.Split(';')[0]);
                },
                client
            );
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("true", "n", "app.github.dev", true)]
    [InlineData(null, "n", "app.github.dev", false)]
    [InlineData("true", "", "app.github.dev", false)]
    [InlineData("true", "n", null, false)]
    [InlineData("true", "n/../x", "app.github.dev", false)]
    public void A_codespace_is_known_by_what_it_sets(string? on, string? name, string? domain, bool known) =>
        Assert.Equal(
            known,
            Codespace.Here(key =>
                key switch
                {
                    "CODESPACES" => on,
                    "CODESPACE_NAME" => name,
                    "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN" => domain,
                    _ => null,
                }
            )
                is not null
        );

    // Seen to fail with ResponsePolicy.Set taken out.
    [Theory]
    [InlineData("/")]
    [InlineData("/notebooks/a")]
    [InlineData("/nothing")]
    [InlineData("/web/notebook.js")]
    public async Task Every_answer_says_what_it_may_do(string path)
    {
        await using ServedFolder served = await ServedFolder.StartAsync(("a.dib", Notebook));
        using HttpResponseMessage answer = await served.Client.GetAsync(served.Server.Address + path);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy);
        Assert.EndsWith("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void A_secret_is_long_and_never_the_same()
    {
        Secret one = new();
        Assert.Equal(43, one.Text.Length);
        Assert.True(one.Is(one.Text));
        Assert.False(one.Is(new Secret().Text));
        Assert.False(one.Is(null));
    }

    private static async Task<string> CookieAsync(ServedFolder served, string? forwarded = null)
    {
        using HttpClientHandler handler = new() { UseCookies = false, AllowAutoRedirect = false };
        using HttpClient client = new(handler);
        using HttpResponseMessage opened = await served.SendAsync(
            HttpMethod.Get,
            $"/?token={served.Server.Token}",
            change: request =>
            {
                if (forwarded is null)
                    return;
                request.Headers.Host = forwarded;
                request.Headers.Add("X-Forwarded-Proto", "https");
            },
            client: client
        );
        string cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        return forwarded is null ? cookie.Split(';')[0] : cookie;
    }
}
