using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using QuickAction.Core;

namespace QuickAction.Web.Problems;

/// <summary>The one place where exceptions and bare status codes become problem details, or a plain page for a person's browser.</summary>
internal static partial class ProblemHandling
{
    public static void AddProblems(this IServiceCollection services) => services.AddExceptionHandler<Handler>();

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = _ => Task.CompletedTask,
            // Said once by the handler below, without a message that could hold words of a document.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, Problem.OfStatus(context.HttpContext.Response.StatusCode)));
    }

    public static Problem Of(Exception error) => error switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException { StatusCode: 413 } => Problem.Of(ProblemType.TooLarge, "The request is larger than is allowed; send fewer or smaller files."),
        BadHttpRequestException bad => Problem.OfStatus(bad.StatusCode),
        QuickActionException { Code: ProblemCode.InputRefused } refused => Problem.Of(ProblemType.InputRefused, refused.Message),
        QuickActionException { Code: ProblemCode.Misconfigured } wrong => Problem.Of(ProblemType.InputRefused, wrong.Message),
        DbException or IOException or UnauthorizedAccessException or TimeoutException =>
            Problem.Of(ProblemType.Unavailable, "The database or the disk does not answer, so nothing was done; try again later.") with { RetryAfterSeconds = 30 },
        // The sentence of the exception is for whoever runs the command line.
        QuickActionException { Code: ProblemCode.NotRecorded } => Problem.Of(ProblemType.Unavailable, Away) with { RetryAfterSeconds = 30 },
        QuickActionException away => Problem.Of(ProblemType.Unavailable, away.Message) with { RetryAfterSeconds = 30 },
        _ => Problem.Of(ProblemType.Fault, "Something went wrong that should not have; nothing was changed. Please report it with the trace id."),
    };

    private const string Away =
        "QuickAction cannot read or store anything at the moment, so nothing was done. Try again in a minute; if it goes on, tell whoever looks after QuickAction at your organisation.";

    /// <summary>In the form that whoever asked can read.</summary>
    public static Task AnswerAsync(HttpContext context, Problem problem) =>
        ProblemPage.IsFor(context.Request) ? ProblemPage.WriteAsync(context, problem) : problem.WriteAsync(context);

    private sealed partial class Handler(ILogger<Handler> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            {
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            }

            var problem = Of(exception);
            if (problem.Type.Status >= 500)
            {
                LogFault(logger, problem.Type.Name, exception.GetType().Name, exception.InnerException?.GetType().Name, exception.StackTrace);
            }

            await AnswerAsync(httpContext, problem);
            return true;
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "Request failed: {Problem} by {Error} ({Inner}) at {Stack}")]
        private static partial void LogFault(ILogger logger, string problem, string error, string? inner, string? stack);
    }
}
