using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QuickAction.TestKit.Models.Server;

/// <summary>
/// A model server for tests: a real web server on loopback that speaks the wire format of chat completions, streams included, and misbehaves as its script
/// says. What it answers is a function of the request.
/// </summary>
public sealed class StandInServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<StandInCall, StandInAnswer> _script;
    private readonly List<StandInCall> _calls = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private int _inFlight;

    private StandInServer(WebApplication app, Func<StandInCall, StandInAnswer> script)
    {
        _app = app;
        _script = script;
    }

    /// <summary>The base URL, as a user would write it into the settings.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The key that is asked for; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>Calls of chat completions so far.</summary>
    public IReadOnlyList<StandInCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Most calls that were being answered at the same time.</summary>
    public int MostInFlight { get; private set; }

    public static Task<StandInServer> SayingAsync(string text) => StartAsync(_ => new StandInAnswer.Says(text));

    /// <summary>Does the first thing at the first call and so on; the last is repeated.</summary>
    public static Task<StandInServer> DoingAsync(params StandInAnswer[] answers) => StartAsync(c => answers[Math.Min(c.Number, answers.Length - 1)]);

    public static async Task<StandInServer> StartAsync(Func<StandInCall, StandInAnswer> script, string? key = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0);
            k.Limits.MaxRequestBodySize = null;
        });
        var server = new StandInServer(builder.Build(), script) { Key = key };
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = $"{address}/v1";
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Key is not null && context.Request.Headers.Authorization != $"Bearer {Key}" && context.Request.Headers["api-key"] != Key)
        {
            await SendAsync(context, 401, StandInWire.Error(new StandInAnswer.Fails(401, "invalid_api_key", $"Incorrect API key provided: {context.Request.Headers.Authorization}.")));
        }
        else if (path.EndsWith("/v1/models", StringComparison.Ordinal) && HttpMethods.IsGet(context.Request.Method))
        {
            await SendAsync(context, 200, StandInWire.Models(["stand-in"]));
        }
        else if (path.EndsWith("/v1/chat/completions", StringComparison.Ordinal) && HttpMethods.IsPost(context.Request.Method))
        {
            await CompleteAsync(context);
        }
        else
        {
            await SendAsync(context, 404, StandInWire.Error(new StandInAnswer.Fails(404, "unknown_url", "Unknown request URL.")));
        }
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var call = await ReadAsync(context);
        try
        {
            var answer = _script(call);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, context.RequestAborted);
            await answer.After.WaitAsync(stop.Token);
            if (answer.Takes > TimeSpan.Zero)
            {
                await Task.Delay(answer.Takes, stop.Token);
            }

            await DoAsync(context, call, answer, stop.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            lock (_lock)
            {
                _inFlight--;
            }
        }
    }

    private async Task<StandInCall> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        lock (_lock)
        {
            _inFlight++;
            MostInFlight = Math.Max(MostInFlight, _inFlight);
            var call = new StandInCall(_calls.Count, context.Request.Path.Value!, headers, body.ToArray());
            _calls.Add(call);
            return call;
        }
    }

    private static async Task DoAsync(HttpContext context, StandInCall call, StandInAnswer answer, CancellationToken stop)
    {
        switch (answer)
        {
            case StandInAnswer.Says says when call.Streamed && !says.NeverStreams:
                await StandInStream.SendAsync(context, call, says, stop);
                break;
            case StandInAnswer.Says says:
                await SendAsync(context, 200, StandInWire.Whole(call, says));
                break;
            case StandInAnswer.Fails fails:
                AddHeaders(context, fails.Headers);
                await SendAsync(context, fails.Status, StandInWire.Error(fails));
                break;
            case StandInAnswer.Sends sends:
                AddHeaders(context, sends.Headers);
                await SendAsync(context, sends.Status, sends.MediaType, sends.Body);
                break;
            case StandInAnswer.Drops { InTheMiddle: true }:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"id\":\"chatcmpl-0\",\"choices\":[{\"index\":0,\"mess", stop);
                await context.Response.Body.FlushAsync(stop);
                context.Abort();
                break;
            case StandInAnswer.Drops:
                context.Abort();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer.");
        }
    }

    private static void AddHeaders(HttpContext context, IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
    }

    private static Task SendAsync(HttpContext context, int status, JsonObject body) => SendAsync(context, status, "application/json", body.ToJsonString());

    private static async Task SendAsync(HttpContext context, int status, string mediaType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }
}
