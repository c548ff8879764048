using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>By which words the speakers of a talk are named.</summary>
internal sealed class SpokenNames
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _any = new(StringComparer.Ordinal);

    public SpokenNames(Talk talk)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var turn in talk.Turns)
        {
            if (turn.Speaker is { } speaker && seen.Add(speaker) && SpeakerName.Parts(speaker) is { Count: > 0 } parts && _given.TryAdd(parts[0], speaker))
            {
                foreach (var part in parts)
                {
                    _any.TryAdd(part, speaker);
                }
            }
        }
    }

    /// <summary>True when the speaker's own given name is among the words: "I'm Joy Mensah, health visitor."</summary>
    public bool NameItself(string? speaker, ReadOnlySpan<Token> words)
    {
        foreach (var word in words)
        {
            if (word.Is(TokenMarks.Capital) && _given.TryGetValue(word.Word, out var named) && named == speaker)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many other speakers are named.</summary>
    public int Others(string? speaker, ReadOnlySpan<Token> words)
    {
        var (others, last) = (0, speaker);
        foreach (var word in words)
        {
            if (word.Is(TokenMarks.Capital) && _any.TryGetValue(word.Word, out var named) && named != speaker && named != last)
            {
                others++;
                last = named;
            }
        }

        return others;
    }
}
