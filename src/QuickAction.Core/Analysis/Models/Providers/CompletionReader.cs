using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Reads the body of a 200 answer: one JSON object, or server-sent events that end in <c>[DONE]</c>.</summary>
internal static class CompletionReader
{
    /// <summary>Far above any answer that a model gives; a server that sends more is not one.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 64 };

    public static async Task<ChatResponse> WholeAsync(Stream body, CancellationToken cancellationToken)
    {
        var parts = new ReplyParts();
        parts.Add(Parse(await BytesAsync(body, cancellationToken)), "message");
        ThrowIfBroken(parts);
        return parts.HasChoice ? parts.ToResponse() : throw new ModelCallException(ModelFault.BadReply);
    }

    /// <summary>One update for each chunk that carries text, and a last one with all that is known at the end.</summary>
    /// <exception cref="ModelCallException">
    /// <see cref="ModelFault.ConnectionLost"/>: the events ended without a finish reason or <c>[DONE]</c>, so what came is half an answer.
    /// </exception>
    public static async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = new ReplyParts();
        var done = false;
        await foreach (var item in SseParser.Create(body, (_, data) => Encoding.UTF8.GetString(data)).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]")
            {
                done = true;
                break;
            }

            if (string.IsNullOrWhiteSpace(item.Data))
            {
                continue;
            }

            var text = parts.Add(Parse(Encoding.UTF8.GetBytes(item.Data)), "delta");
            if (parts.Length > MostBytes)
            {
                throw new ModelCallException(ModelFault.BadReply);
            }

            if (text.Length > 0)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            }
        }

        if (!done && !parts.Finished)
        {
            throw new ModelCallException(ModelFault.ConnectionLost);
        }

        ThrowIfBroken(parts);
        if (!parts.HasChoice)
        {
            throw new ModelCallException(ModelFault.BadReply);
        }

        yield return Last(parts.ToResponse());
    }

    public static async Task<byte[]> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
            {
                throw new ModelCallException(ModelFault.BadReply);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>What the server itself calls broken is not whole, whatever has come of it; asked again, it may be.</summary>
    private static void ThrowIfBroken(ReplyParts parts)
    {
        if (parts.Broken)
        {
            throw new ModelCallException(ModelFault.ServerError);
        }
    }

    private static JsonElement Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return WireJson.Parse(bytes, Json);
        }
        catch (JsonException)
        {
            throw new ModelCallException(ModelFault.BadReply);
        }
    }

    /// <summary>All that came with the answer but its text, which has been given out already.</summary>
    private static ChatResponseUpdate Last(ChatResponse whole)
    {
        var contents = whole.Messages[0].Contents.Where(c => c is not TextContent).ToList();
        if (whole.Usage is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = whole.ResponseId,
            ModelId = whole.ModelId,
            FinishReason = whole.FinishReason,
            CreatedAt = whole.CreatedAt,
            AdditionalProperties = whole.AdditionalProperties,
        };
    }
}
