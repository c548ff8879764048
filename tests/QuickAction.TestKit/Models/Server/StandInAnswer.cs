using System.Text.Json.Nodes;

namespace QuickAction.TestKit.Models.Server;

/// <summary>What the stand-in model server does with one request, misbehaviour included.</summary>
public abstract record StandInAnswer
{
    private StandInAnswer()
    {
    }

    /// <summary>Answers only when this is done: a slow server without a sleeping test.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>Answers after this time: for measurements.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>A chat completion, streamed when that was asked for.</summary>
    public sealed record Says(string? Text) : StandInAnswer
    {
        public string Finish { get; init; } = "stop";

        public string? Refusal { get; init; }

        /// <summary>Tokens read and written; null leaves usage out.</summary>
        public StandInUsage? Usage { get; init; } = new(120, 30);

        /// <summary>What Azure's filter says of the answer, such as <c>violence</c>; null: no filter results at all.</summary>
        public string? Filtered { get; init; }

        /// <summary>Streams: how many chunks of text come before the connection ends in the middle; null for all of them.</summary>
        public int? CutAfter { get; init; }

        /// <summary>Streams: what comes instead of the rest after <see cref="CutAfter"/> chunks, as an error object; null: nothing.</summary>
        public JsonObject? ErrorAfter { get; init; }

        /// <summary>Streams: falls silent after this many chunks of text and never goes on.</summary>
        public int? SilentAfter { get; init; }

        /// <summary>Answers with one JSON object although a stream was asked for, as some servers do.</summary>
        public bool NeverStreams { get; init; }
    }

    /// <summary>An HTTP error in OpenAI's shape.</summary>
    public sealed record Fails(int Status, string? Code = null, string Message = "Something went wrong.", string? Parameter = null) : StandInAnswer
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        /// <summary>Azure's <c>innererror</c>.</summary>
        public JsonObject? InnerError { get; init; }
    }

    /// <summary>Any bytes at all.</summary>
    public sealed record Sends(int Status, string MediaType, string Body) : StandInAnswer
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Ends the connection: before the first byte, or in the middle of a whole answer.</summary>
    public sealed record Drops(bool InTheMiddle = false) : StandInAnswer;
}

/// <param name="Cached">Of the tokens read; null leaves the details out.</param>
/// <param name="Reasoning">Of the tokens written; null leaves the details out.</param>
public sealed record StandInUsage(long Input, long Output, long? Cached = null, long? Reasoning = null);
