using System.Text.Json;

namespace QuickAction.Core.Review;

/// <summary>The segments of a source as <c>quickaction extract</c> writes them, for whoever checks or shows a citation.</summary>
public sealed class SourceSegments
{
    private readonly List<SourceSegment> _all;

    private SourceSegments(List<SourceSegment> all) => _all = all;

    public int Count => _all.Count;

    /// <summary>What was said or written, in its order.</summary>
    public IEnumerable<string> Texts => _all.Select(s => s.Text);

    /// <returns>Null when there is no such segment.</returns>
    public SourceSegment? this[int index] => index >= 0 && index < _all.Count ? _all[index] : null;

    public static SourceSegments Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new SourceSegments([.. document.RootElement.GetProperty("segments").EnumerateArray().Select(s => new SourceSegment(
            s.GetProperty("text").GetString() ?? "",
            s.TryGetProperty("speaker", out var speaker) ? speaker.GetString() : null))]);
    }
}

public sealed record SourceSegment(string Text, string? Speaker)
{
    public override string ToString() => $"SourceSegment of {Text.Length} characters";
}
