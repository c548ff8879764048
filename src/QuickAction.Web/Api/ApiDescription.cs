using Microsoft.OpenApi;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>The OpenAPI document. The one under <c>docs/</c> is compared with it by a test: a change of the API is seen as one.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";
    private static readonly string[] Guarded = ["/v1/", "/audit/tile/entries"];

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddOperationTransformer((operation, context, _) =>
        {
            Answers.Describe(operation, context.Description.ActionDescriptor.EndpointMetadata);
            Meanings.Describe(operation);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "QuickAction";
            document.Info.Version = "v1";
            document.Info.Description = "Turns meeting transcripts into minutes and long documents into summaries; every AI decision is in a log that anybody can check.";
            // Where it runs is nobody else's business, and differs from run to run.
            document.Servers?.Clear();
            AskForToken(document);
            document.Tags = Meanings.Tags;
            return Task.CompletedTask;
        });
    });

    private static void AskForToken(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A personal API token (qa_...). Without a sign-in, on this machine only, none is needed.",
        };
        foreach (var operation in document.Paths.Where(p => Guarded.Any(g => p.Key.StartsWith(g, StringComparison.Ordinal))).SelectMany(p => p.Value.Operations ?? []).Select(o => o.Value))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        }
    }

    /// <summary>The framework takes the name of a document from the request, and answers another one in words of its own.</summary>
    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/v1.json").AllowAnonymous().AddEndpointFilter(async (context, next) =>
        context.HttpContext.Request.Query.ContainsKey("documentName") ? Problem.NotFound : await next(context));
}
