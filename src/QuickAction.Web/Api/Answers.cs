using Microsoft.OpenApi;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>
/// What a route answers beside its usual success, and which headers go to and fro, said where the route is made and put into the API's description. A test walks the routes and compares what
/// came with what is described.
/// </summary>
internal static class Answers
{
    /// <summary>What any request may meet: nobody signed in, a role that does not cover it (or not this machine), too many requests, a fault of ours, a database that does not answer.</summary>
    private static readonly int[] Always = [401, 403, 429, 500, 503];

    private static readonly Dictionary<string, string> Sent = new(StringComparer.Ordinal)
    {
        ["ETag"] = "Names what was sent. In If-None-Match it saves sending it again; a result's also says in If-Match which version is changed.",
        ["Location"] = "Where it can be followed from now on.",
        ["Retry-After"] = "Seconds after which to ask again.",
        ["Link"] = "The pages around this one (RFC 8288): rel=\"next\" where there is a later one, rel=\"prev\" and rel=\"first\" where there are earlier ones.",
        ["Content-Disposition"] = "The name to store it under, which says DRAFT of a draft.",
        ["X-QuickAction-Status"] = "draft, or final once a person has approved it.",
        ["WWW-Authenticate"] = "That a bearer token is asked for, and whether the one that came was not taken (RFC 6750).",
    };

    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["If-Match"] = "The ETag of the JSON that is edited or was reviewed; the answer is 412 when there is a newer version.",
        ["If-None-Match"] = "An ETag that was sent before: while nothing has changed the answer is 304.",
        ["Idempotency-Key"] = "1 to 255 visible characters of the client's own. The same request with the same key makes nothing new for 24 hours.",
    };

    /// <summary>Problem details that the route answers with beside those that any request may meet.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) => Problems(route, statuses);

    /// <summary>What reads a JSON body refuses what is none, what is too large, and what is sent as something else.</summary>
    public static RouteHandlerBuilder ReadsJson(this RouteHandlerBuilder route) => Problems(route, [400, 413, 415]);

    /// <summary>Headers of the answers with a status.</summary>
    public static RouteHandlerBuilder Sends(this RouteHandlerBuilder route, int status, params string[] headers) => route.WithMetadata([.. headers.Select(name => new SentHeader(status, name))]);

    /// <summary>The usual answer where it is no record of ours: of one of these media types.</summary>
    public static RouteHandlerBuilder SendsContent(this RouteHandlerBuilder route, params string[] types) => route.Produces(StatusCodes.Status200OK).WithMetadata(new SentContent(types));

    /// <summary>Headers of the request that the route looks at.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, params string[] headers) => route.WithMetadata([.. headers.Select(name => new ReadHeader(name, IsNeeded: false))]);

    /// <summary>Headers without which the route does nothing.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, params string[] headers) => route.WithMetadata([.. headers.Select(name => new ReadHeader(name, IsNeeded: true))]);

    /// <summary>Parameters of the query without which the route does nothing.</summary>
    public static RouteHandlerBuilder NeedsQuery(this RouteHandlerBuilder route, params string[] parameters) => route.WithMetadata([.. parameters.Select(name => new NeededParameter(name))]);

    /// <summary>Whoever has the tag that is sent is told so instead.</summary>
    public static RouteHandlerBuilder SendsTag(this RouteHandlerBuilder route) =>
        route.Produces(StatusCodes.Status304NotModified).Sends(200, "ETag").Sends(304, "ETag").Reads("If-None-Match");

    /// <summary>What every route of a group may answer: anything that any request may meet, or only these.</summary>
    public static RouteGroupBuilder WithProblems(this RouteGroupBuilder group, params int[] statuses) => Problems(group, statuses is [] ? Always : statuses);

    /// <summary>Puts the headers into the description of one operation.</summary>
    public static void Describe(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        var known = metadata.ToList();
        foreach (var (status, answer) in operation.Responses ?? new OpenApiResponses())
        {
            if (answer is OpenApiResponse described)
            {
                Describe(described, [.. UsualOf(status, described), .. known.OfType<SentHeader>().Where(h => $"{h.Status}" == status).Select(h => h.Name)]);
            }
        }

        foreach (var type in known.OfType<SentContent>().SelectMany(c => c.Types))
        {
            if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse usual)
            {
                usual.Content ??= new Dictionary<string, OpenApiMediaType>();
                usual.Content[type] = new OpenApiMediaType { Schema = type == "application/json" ? new OpenApiSchema { Type = JsonSchemaType.Object } : Text() };
            }
        }

        foreach (var header in known.OfType<ReadHeader>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Required = header.IsNeeded, Description = Read[header.Name], Schema = Text() });
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => known.Contains(new NeededParameter(p.Name ?? ""))) ?? [])
        {
            parameter.Required = true;
        }
    }

    private static void Describe(OpenApiResponse answer, IEnumerable<string> headers)
    {
        foreach (var name in headers)
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
            answer.Headers[name] = new OpenApiHeader { Description = Sent[name], Schema = Text() };
        }
    }

    /// <summary>The headers of problems that any request may meet.</summary>
    private static string[] UsualOf(string status, OpenApiResponse answer) => answer.Content?.ContainsKey(Problem.MediaType) != true ? [] : status switch
    {
        "401" => ["WWW-Authenticate"],
        "429" or "503" => ["Retry-After"],
        _ => [],
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static T Problems<T>(T routes, int[] statuses)
        where T : IEndpointConventionBuilder => routes.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemView), [Problem.MediaType]))]);

    private sealed record SentHeader(int Status, string Name);

    private sealed record SentContent(IReadOnlyList<string> Types);

    private sealed record ReadHeader(string Name, bool IsNeeded);

    private sealed record NeededParameter(string Name);
}
