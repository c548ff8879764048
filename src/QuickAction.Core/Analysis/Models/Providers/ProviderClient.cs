using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Makes the innermost client of a provider, without layers.</summary>
internal static class ProviderClient
{
    /// <param name="transport">Instead of the network, for tests.</param>
    /// <param name="identity">Instead of what Azure.Identity finds on this machine, for tests.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/>.</exception>
    public static IChatClient Create(
        ModelOptions options, ModelMemory memory, TimeProvider clock, HttpMessageHandler? transport = null, AuthenticationTokenProvider? identity = null)
    {
        var endpoint = ModelEndpoint.Of(options);
        var handler = transport is null ? EgressHandler.For(endpoint.Address) : new EgressHandler(endpoint.Address, transport);
        var client = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            Transport = new HttpClientPipelineTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }),
            // Retries and time limits are ours: the SDK's would multiply them and know no budget.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            UserAgentApplicationId = "QuickAction",
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
#pragma warning disable OPENAI001 // The constructor with a policy is marked experimental; Microsoft's documentation of the v1 endpoint uses it.
        var sdk = new ChatClient(options.Name, Policy(options, endpoint, identity), client);
#pragma warning restore OPENAI001
        var metadata = new ChatClientMetadata(TelemetryName(endpoint), endpoint.Address, options.Name);
        return new OpenAiChatClient(sdk, metadata, memory, Adapter(options), clock);
    }

    /// <summary>What a model of this provider takes until it says otherwise.</summary>
    public static ModelTraits Start(ModelEndpoint endpoint) => new()
    {
        OutputLimit = endpoint.IsAzure || endpoint.Address.Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase)
            ? OutputLimit.MaxCompletionTokens
            : OutputLimit.MaxTokens,
    };

    private static AdapterSettings Adapter(ModelOptions options) =>
        new(options.Stream, TimeSpan.FromSeconds(options.SilenceSeconds), TimeSpan.FromSeconds(options.TrySeconds));

    private static AuthenticationPolicy Policy(ModelOptions options, ModelEndpoint endpoint, AuthenticationTokenProvider? identity)
    {
        var key = ModelKey.Of(options);
        return (endpoint.IsAzure, key) switch
        {
            (true, { } azure) => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(azure.Reveal()), "api-key"),
            (true, null) when endpoint.Address.Scheme != Uri.UriSchemeHttps => throw new QuickActionException(
                ProblemCode.Misconfigured, "The settings are wrong: a token of Entra ID is sent over https only; set Model:Key, or an address that begins with https://."),
            (true, null) => new BearerTokenPolicy(identity ?? Identity(options), options.EntraScope),
            (false, { } bearer) => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(bearer.Reveal())),
            (false, null) => new NoKeyPolicy(),
        };
    }

    /// <summary>Environment, workload or managed identity, or a developer's own sign-in; never a browser.</summary>
    private static DefaultAzureCredential Identity(ModelOptions options) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = options.ManagedIdentity.Length == 0 ? null : options.ManagedIdentity,
        ExcludeInteractiveBrowserCredential = true,
    });

    /// <summary>The provider's name in the OpenTelemetry conventions.</summary>
    private static string TelemetryName(ModelEndpoint endpoint) => endpoint.IsAzure ? "azure.ai.openai" : "openai";
}
