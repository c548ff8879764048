using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis;

/// <summary>How an engine takes a source that it cannot read whole: in chunks that fit a window. Null where an engine reads whole sources.</summary>
public sealed record EngineReading
{
    /// <summary>Most questions that are worth asking at once.</summary>
    public required int AtOnce { get; init; }

    /// <summary>Tokens that are left for source lines when a task is asked, after its prompt, the given fixed inputs and the answer.</summary>
    public required Func<string, int, int> Room { get; init; }

    /// <summary>What a segment's line costs beside its text, in thousandths of a token: id, speaker, marker, placeholders for names.</summary>
    public required Func<Segment, long> LineOverhead { get; init; }

    /// <summary>What one question of a task takes beside its source.</summary>
    public required Func<string, QuestionSize> Size { get; init; }
}

/// <param name="Prompt">Tokens of the prompt and what is around it.</param>
/// <param name="Answer">Most tokens of the answer.</param>
/// <param name="Cost">What so many tokens read and written cost; null where no price is known.</param>
public sealed record QuestionSize(int Prompt, int Answer, Func<long, long, decimal?> Cost, string Currency);
