using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models;

/// <summary>What goes with one call through all layers around the provider, by way of <see cref="ChatOptions.AdditionalProperties"/>; none of it is sent.</summary>
public sealed record CallContext
{
    private const string Property = "quickaction.context";

    public static CallContext None { get; } = new();

    /// <summary>Is given every request before it leaves; null where nobody wants it.</summary>
    public IRequestRecorder? Recorder { get; init; }

    /// <summary>The prompt that shaped the request, for telemetry.</summary>
    public PromptUse? Prompt { get; init; }

    /// <summary>What the request is thought to hold in tokens; null: guessed from its bytes.</summary>
    public int? EstimatedInputTokens { get; init; }

    /// <summary>The options with this context in them; the given ones are not changed.</summary>
    public ChatOptions In(ChatOptions options)
    {
        var with = options.Clone();
        with.AdditionalProperties = with.AdditionalProperties is { } known ? new(known) : [];
        with.AdditionalProperties[Property] = this;
        return with;
    }

    public static CallContext Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Property, out var context) is true && context is CallContext found ? found : None;
}

/// <summary>Keeps what leaves the building, byte for byte.</summary>
public interface IRequestRecorder
{
    /// <summary>
    /// Called for every try (a retry is a new one) after the last byte is fixed and before the first is sent. If it throws, nothing is sent and the call
    /// fails with its exception.
    /// </summary>
    ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken);

    /// <summary>Called when what came back for the request before this has been read, to its end or as far as it came. Must not throw.</summary>
    void Returned(ReturnedReply reply)
    {
    }
}

/// <summary>What came back for one request.</summary>
/// <param name="Body">Exactly the bytes that were read: of a stream all its events, of a broken one what came of it.</param>
/// <param name="IsWhole">True when it was read to its end and is an answer.</param>
/// <param name="FirstToken">Until the first text of a streamed answer; null where it was not streamed or had none.</param>
public sealed record ReturnedReply(int Status, ReadOnlyMemory<byte> Body, bool IsWhole, TimeSpan? FirstToken);

/// <summary>One HTTP request to a model provider.</summary>
/// <param name="Address">Scheme, host, port and path. It never holds document text.</param>
/// <param name="Body">Exactly the body's bytes. Headers are not kept: they hold the key, and no text.</param>
public sealed record SentRequest(Uri Address, ReadOnlyMemory<byte> Body);
