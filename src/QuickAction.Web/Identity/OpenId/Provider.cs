using System.Text.Json;
using QuickAction.Core;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>Where the provider's endpoints are, as it says itself (OpenID Connect Discovery 1.0).</summary>
/// <param name="EndSession">Null when it has no way to sign out.</param>
internal sealed record ProviderMetadata(string Issuer, string Authorization, string Token, string Keys, string? EndSession);

/// <summary>The provider's documents, asked for when they are first needed: the service starts without it. Only addresses that the pinned issuer names are asked.</summary>
internal sealed class Provider(IHttpClientFactory clients, IdentitySettings settings, TimeProvider clock) : IDisposable
{
    public const string ClientName = "openid";
    private const string Document = "/.well-known/openid-configuration";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Tokens with made-up keys must not make us ask again and again.</summary>
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Known? _known;

    public async Task<ProviderMetadata> MetadataAsync(CancellationToken cancellationToken) => (await KnownAsync(Kept, cancellationToken)).Metadata;

    /// <param name="fresh">A key was not among them: the provider may have a new one.</param>
    public async Task<IReadOnlyList<ProviderKey>> KeysAsync(bool fresh, CancellationToken cancellationToken) =>
        (await KnownAsync(fresh ? BetweenFetches : Kept, cancellationToken)).Keys;

    public void Dispose() => _turn.Dispose();

    private async Task<Known> KnownAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _known is { } known && clock.GetUtcNow() - known.Read < age ? known : _known = await ReadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            var said = await client.GetFromJsonAsync<JsonElement>(settings.Authority.TrimEnd('/') + Document, cancellationToken);
            var issuer = Text(said, "issuer");
            if (issuer?.TrimEnd('/') != settings.Authority.TrimEnd('/'))
            {
                throw Away("names another issuer than QuickAction:Service:Identity:Authority");
            }

            var metadata = new ProviderMetadata(
                issuer,
                Address(said, "authorization_endpoint") ?? throw Away("names no authorization endpoint"),
                Address(said, "token_endpoint") ?? throw Away("names no token endpoint"),
                Address(said, "jwks_uri") ?? throw Away("names no keys"),
                Address(said, "end_session_endpoint"));
            var keys = ProviderKey.All(await client.GetFromJsonAsync<JsonElement>(metadata.Keys, cancellationToken));
            return new Known(metadata, keys, clock.GetUtcNow());
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Away("does not answer", error);
        }
    }

    /// <summary>As safe as the issuer itself: over TLS, unless that is on this machine.</summary>
    private string? Address(JsonElement said, string name) =>
        Text(said, name) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback && settings.Authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
            ? text
            : null;

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static QuickActionException Away(string what, Exception? inner = null) =>
        new(ProblemCode.Unavailable, $"Nobody can be signed in at the moment: the sign-in provider {what}.", inner: inner);

    private sealed record Known(ProviderMetadata Metadata, IReadOnlyList<ProviderKey> Keys, DateTimeOffset Read);
}
