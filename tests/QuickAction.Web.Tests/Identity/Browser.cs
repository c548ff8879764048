using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Keeps cookies, follows redirects from one site to another and back, and sends the forms that it is shown, as a browser without script does.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="thumbprint">The service's certificate; any other is refused.</param>
    public Browser(string thumbprint) => _client = new HttpClient(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = Cookies,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == thumbprint,
    });

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every Set-Cookie header of every answer so far.</summary>
    public List<string> Set { get; } = [];

    /// <summary>Where it has been, in order.</summary>
    public List<Uri> Been { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<Shown> GoAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends the form on the page whose action ends so, with its hidden fields and these.</summary>
    public Task<Shown> SendAsync(Shown page, string action, params (string Name, string Value)[] fields)
    {
        var form = Form().Matches(page.Html).First(f => Attribute(f.Value, "action").EndsWith(action, StringComparison.Ordinal)).Value;
        var hidden = Input().Matches(form).Where(i => Attribute(i.Value, "type") == "hidden").Select(i => KeyValuePair.Create(Attribute(i.Value, "name"), Attribute(i.Value, "value")));
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, Attribute(form, "action")))
        {
            Content = new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        });
    }

    /// <summary>A request of a program, with a token or without.</summary>
    public async Task<HttpStatusCode> AskAsync(string address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _client.SendAsync(request, Token);
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Shown> FollowAsync(HttpRequestMessage first)
    {
        var request = first;
        for (var hop = 0; hop < 20; hop++)
        {
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await _client.SendAsync(request, Token);
            var address = request.RequestUri ?? throw new InvalidOperationException();
            Been.Add(address);
            Set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            request.Dispose();
            if ((int)answer.StatusCode is < 300 or >= 400 || answer.Headers.Location is not { } next)
            {
                var html = await answer.Content.ReadAsStringAsync(Token);
                if (Refresh().Match(html) is not { Success: true } refresh)
                {
                    return new Shown(address, answer.StatusCode, html);
                }

                next = new Uri(WebUtility.HtmlDecode(refresh.Groups[1].Value), UriKind.RelativeOrAbsolute);
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, next));
        }

        throw new InvalidOperationException("It goes round in circles.");
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]*)\"")]
    private static partial Regex Refresh();
}

/// <summary>What a browser ended at.</summary>
internal sealed record Shown(Uri Address, HttpStatusCode Status, string Html);
