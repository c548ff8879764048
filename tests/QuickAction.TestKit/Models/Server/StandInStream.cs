using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace QuickAction.TestKit.Models.Server;

/// <summary>A chat completion as server-sent events: the role, the text in pieces, why it ends, usage when asked for, <c>[DONE]</c>.</summary>
internal static class StandInStream
{
    private const int PieceLength = 7;

    public static async Task SendAsync(HttpContext context, StandInCall call, StandInAnswer.Says says, CancellationToken stop)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await EventAsync(context, StandInWire.Chunk(call, "", null, null, first: true), stop);
        foreach (var (index, piece) in (says.Text ?? "").Chunk(PieceLength).Index())
        {
            if (index == says.CutAfter)
            {
                await EndAsync(context, says, stop);
                return;
            }

            if (index == says.SilentAfter)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            }

            await EventAsync(context, StandInWire.Chunk(call, new string(piece), null, null, first: false), stop);
        }

        if (says.Refusal is not null)
        {
            await EventAsync(context, StandInWire.Chunk(call, null, says.Refusal, null, first: false), stop);
        }

        var last = StandInWire.Chunk(call, null, null, says.Finish, first: false);
        StandInWire.AddFilter(last, (JsonObject)last["choices"]![0]!, says.Filtered);
        await EventAsync(context, last, stop);
        if (says.Usage is { } usage && call.Json.TryGetProperty("stream_options", out var options) && options.GetProperty("include_usage").GetBoolean())
        {
            await EventAsync(context, StandInWire.UsageChunk(call, usage), stop);
        }

        await WriteAsync(context, "data: [DONE]\n\n", stop);
    }

    private static async Task EndAsync(HttpContext context, StandInAnswer.Says says, CancellationToken stop)
    {
        if (says.ErrorAfter is { } error)
        {
            await EventAsync(context, error, stop);
        }

        // The body ends as if it were whole: only the missing end tells. A broken connection is another fault (StandInAnswer.Drops).
        await context.Response.CompleteAsync();
    }

    private static Task EventAsync(HttpContext context, JsonObject body, CancellationToken stop) => WriteAsync(context, $"data: {body.ToJsonString()}\n\n", stop);

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken stop)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        await context.Response.Body.FlushAsync(stop);
    }
}
