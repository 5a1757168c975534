using System.Diagnostics;
using System.Net;
using System.Text;
using NeuralIllumination.Studio.Kernels;
using NeuralIllumination.Studio.Serving;

namespace NeuralIllumination.Attacks;

/// <summary>Hostile requests to a running Studio: a stranger gets nothing but the form, and nobody ever a 500.</summary>
public static class RequestAttack
{
    private const string Secret = "what-only-its-owner-may-read";

    private static readonly string[] Paths =
    [
        "/",
        "/notebooks/a",
        "/notebooks/a/events",
        "/notebooks/a/export",
        "/notebooks/a/edit",
        "/notebooks/a/insert",
        "/notebooks/a/remove",
        "/notebooks/a/move",
        "/notebooks/a/kind",
        "/notebooks/a/clear",
        "/notebooks/a/here",
        "/notebooks/a/complete",
        "/notebooks/a/hover",
        "/notebooks/a/save",
        "/notebooks/..%2f..%2fetc%2fpasswd",
        "/notebooks/a/file/../../a.dib",
        "/unlock",
        "/notebooks/%00",
    ];

    private static readonly string[] Bodies =
    [
        "{\"key\":\"c1\",\"source\":\"1 + 1\"}",
        "{\"key\":\"c1\",\"source\":\"x.\",\"position\":2}",
        "{\"key\":\"c2\",\"by\":1,\"before\":true,\"kernel\":\"markdown\"}",
        "{\"name\":\"../b.ipynb\",\"overwrite\":true}",
        "{\"page\":\"p\",\"key\":null}",
        "token=x",
    ];

    /// <summary>Tries it.</summary>
    /// <param name="isStranger">Without the cookie that the link gives, or with it.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many requests.</param>
    /// <returns>What came of it; at most 5 failures are kept.</returns>
    public static async Task<Survival> TryAsync(bool isStranger, int seed, long count)
    {
        string name = isStranger ? "a stranger's requests" : "garbled requests of one who was let in";
        string folder = Directory.CreateTempSubdirectory("illuminate-requests-").FullName;
        await File.WriteAllTextAsync(
                Path.Combine(folder, "a.dib"),
                $"#!csharp\n\n// {Secret}\n1 + 1\n\n#!markdown\n\n# {Secret}\n"
            )
            .ConfigureAwait(false);
        NotebookShelf shelf = new(folder, () => new KernelProcess());
        StudioServer server = await StudioServer.StartAsync(shelf, 0).ConfigureAwait(false);
        using HttpClientHandler handler = new() { AllowAutoRedirect = false };
        using HttpClient client = new(handler) { Timeout = TimeSpan.FromSeconds(30) };
        if (!isStranger)
            (await client.GetAsync(new Uri(server.Link)).ConfigureAwait(false)).Dispose();
        MutatedText paths = new(seed, Paths, ["/", "%2e", "%00", "..", "?", "#", "%", "\\", ";", "é"], ["a", "edit"]);
        MutatedText bodies = new(
            seed,
            Bodies,
            [.. "{ } [ ] , : \" \\ \\u0000 \\ud800 \0 🙂".Split(' ')],
            ["null", "true", "1e999", "-1", "\"c1\"", "{}"]
        );
        Random random = new(seed);
        List<string> failures = [];
        (long tried, long accepted, long refused) = (0, 0, 0);
        TimeSpan slowest = TimeSpan.Zero;
        try
        {
            for (; tried < count && failures.Count < 5; tried++)
            {
                string path = random.Next(3) == 0 ? paths.Next() : Paths[random.Next(Paths.Length)];
                // A cell's own code is not what is tried here.
                if (path.Contains("run", StringComparison.Ordinal))
                    path = "/";
                using HttpRequestMessage request = Request(server, path, bodies, random);
                Stopwatch one = Stopwatch.StartNew();
                try
                {
                    using HttpResponseMessage answer = await client
                        .SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
                        .ConfigureAwait(false);
                    bool isEvents = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
                    string text = isEvents ? "" : await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
                    string? wrong =
                        answer.StatusCode >= HttpStatusCode.InternalServerError ? $"answered {(int)answer.StatusCode}"
                        : isStranger && (text.Contains(Secret, StringComparison.Ordinal) || isEvents)
                            ? "a stranger was shown a notebook"
                        : isStranger && answer.IsSuccessStatusCode ? $"a stranger was answered {(int)answer.StatusCode}"
                        : null;
                    if (wrong is not null)
                        failures.Add($"{name}, seed {seed}, number {tried}: {wrong}: {request.Method} {path}");
                    if (answer.IsSuccessStatusCode)
                        accepted++;
                    else
                        refused++;
                }
                catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
                {
                    failures.Add($"{name}, seed {seed}, number {tried}: {gone.Message}: {request.Method} {path}");
                }

                slowest = one.Elapsed > slowest ? one.Elapsed : slowest;
            }

            await StillThereAsync(server, client, isStranger, failures).ConfigureAwait(false);
        }
        finally
        {
            await server.DisposeAsync().ConfigureAwait(false);
            await shelf.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }

        return new Survival(name, tried, accepted, refused, slowest, failures);
    }

    private static async Task StillThereAsync(
        StudioServer server,
        HttpClient client,
        bool isStranger,
        List<string> failures
    )
    {
        using HttpResponseMessage last = await client.GetAsync(new Uri(server.Address)).ConfigureAwait(false);
        if (last.StatusCode != (isStranger ? HttpStatusCode.Unauthorized : HttpStatusCode.OK))
            failures.Add($"afterwards the list is answered with {(int)last.StatusCode}");
    }

    private static HttpRequestMessage Request(StudioServer server, string path, MutatedText bodies, Random random)
    {
        HttpMethod[] methods =
        [
            HttpMethod.Get,
            HttpMethod.Post,
            HttpMethod.Post,
            HttpMethod.Put,
            HttpMethod.Delete,
            HttpMethod.Head,
            HttpMethod.Options,
        ];
        HttpMethod method = methods[random.Next(methods.Length)];
        HttpRequestMessage request = new(method, new Uri(new Uri(server.Address), Sent(path)));
        if (method == HttpMethod.Post || method == HttpMethod.Put)
            request.Content = new StringContent(
                random.Next(2) == 0 ? bodies.Next() : bodies.Sound(),
                Encoding.UTF8,
                random.Next(4) == 0 ? "text/plain" : "application/json"
            );
        string[] origins = [server.Address, server.Address, "null", "https://a.b", "http://localhost"];
        request.Headers.TryAddWithoutValidation("Origin", origins[random.Next(origins.Length)]);
        if (random.Next(5) == 0)
            request.Headers.Host = "attacker.example";
        if (random.Next(5) == 0)
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return request;
    }

    // What cannot stand in an address is escaped, as every client does.
    private static string Sent(string path) =>
        "/"
        + string.Concat(
            path.TrimStart('/')
                .Select(c =>
                    c is > ' ' and < '\u007f' ? $"{c}" : Uri.EscapeDataString(char.IsSurrogate(c) ? "?" : $"{c}")
                )
        );
}
