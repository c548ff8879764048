using System.Diagnostics;
using System.Text.Json;

namespace QuickAction.Web.Problems;

/// <summary>
/// An error as problem details (RFC 9457). Its detail is one plain sentence of our own: nothing of a request, a document or a framework's message is in it.
/// </summary>
internal sealed record Problem(ProblemType Type, string Detail) : IResult
{
    public const string MediaType = "application/problem+json";

    /// <summary>What is wrong with which field.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>When the same request may be sent again.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static Problem Of(ProblemType type, string detail) => new(type, detail);

    public static Problem OfStatus(int status) => new(ProblemType.OfStatus(status), $"{ProblemType.OfStatus(status).Title}.");

    public static Problem NotFound { get; } = new(ProblemType.NotFound, "There is nothing at this address, or it is not yours to see.");

    /// <summary>In the form that whoever asked can read.</summary>
    public Task ExecuteAsync(HttpContext httpContext) => ProblemHandling.AnswerAsync(httpContext, this);

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Type.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            Write(json, context);
        }

        await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, HttpContext context)
    {
        json.WriteStartObject();
        json.WriteString("type", ProblemPages.UriOf(Type, context));
        json.WriteString("title", Type.Title);
        json.WriteNumber("status", Type.Status);
        json.WriteString("detail", Detail);
        json.WriteString("instance", $"urn:quickaction:request:{RequestId(context)}");
        json.WriteString("traceId", Activity.Current?.TraceId.ToString() ?? RequestId(context));
        if (Fields.Count > 0)
        {
            json.WriteStartArray("errors");
            foreach (var field in Fields)
            {
                json.WriteStartObject();
                json.WriteString("pointer", field.Pointer);
                json.WriteString("code", field.Code);
                json.WriteString("detail", field.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Letters and digits only, whatever the server counts requests with.</summary>
    private static string RequestId(HttpContext context) => string.Concat(context.TraceIdentifier.Where(char.IsAsciiLetterOrDigit));
}

/// <param name="Pointer">A JSON pointer to the field: <c>/words</c>; empty for the whole (RFC 6901).</param>
/// <param name="Code">Stable kebab-case code.</param>
internal sealed record FieldProblem(string Pointer, string Code, string Detail);

/// <summary>Ends a request with a problem, from wherever that is noticed.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Type.Name)
{
    public Problem Problem => problem;
}
