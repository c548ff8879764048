using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>The names that the talk holds, so that "Imelda" can be shown as the "Imelda Rooke" that somebody said elsewhere.</summary>
internal sealed class NameBook
{
    private readonly Talk _talk;
    private readonly HashSet<string> _seenInside = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NameMention>> _full = new(StringComparer.Ordinal);

    public NameBook(Talk talk)
    {
        _talk = talk;
        var tokens = talk.TokenArray;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Is(TokenMarks.Capital) || NameMention.At(tokens, at) is not { } name)
            {
                continue;
            }

            if (!tokens[at].Is(TokenMarks.SentenceStart))
            {
                _seenInside.Add(tokens[at].Word);
            }

            if (name.IsFull)
            {
                for (var part = name.First; part < name.End; part++)
                {
                    if (!NameWords.Titles.Contains(tokens[part].Word))
                    {
                        (_full.TryGetValue(tokens[part].Word, out var list) ? list : _full[tokens[part].Word] = []).Add(name);
                    }
                }
            }

            at = name.End - 1;
        }
    }

    /// <summary>The name at the token. A single capital word that begins a sentence counts when the talk has it inside a sentence too, or on trust.</summary>
    public NameMention? At(int at, bool trust = false)
    {
        var tokens = _talk.TokenArray;
        var known = trust || _seenInside.Contains(tokens[at].Word) || _full.ContainsKey(tokens[at].Word);
        return tokens[at].Is(TokenMarks.Capital) ? NameMention.At(tokens, at, known) : null;
    }

    /// <summary>The longest form of the name that the talk holds: the one with most parts.</summary>
    public NameMention Fullest(NameMention mention)
    {
        var tokens = _talk.TokenArray;
        var best = mention;
        for (var part = mention.First; part < mention.End; part++)
        {
            foreach (var other in _full.GetValueOrDefault(tokens[part].Word) ?? [])
            {
                if (Parts(other) > Parts(best) && Fits(mention, other))
                {
                    best = other;
                }
            }
        }

        return best;
    }

    /// <summary>Names with the same words, titles apart.</summary>
    public static bool Same(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count > 0 && b.Count > 0 && (a.All(b.Contains) || b.All(a.Contains));
    }

    /// <summary>Every part of the short name stands in the long one, titles apart.</summary>
    private bool Fits(NameMention part, NameMention whole)
    {
        var tokens = _talk.TokenArray;
        for (var i = part.First; i < part.End; i++)
        {
            var word = tokens[i].Word;
            var found = NameWords.Titles.Contains(word);
            for (var k = whole.First; k < whole.End && !found; k++)
            {
                found = tokens[k].Word == word;
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private int Parts(NameMention name)
    {
        var tokens = _talk.TokenArray;
        var parts = 0;
        for (var i = name.First; i < name.End; i++)
        {
            parts += NameWords.Titles.Contains(tokens[i].Word) ? 1 : 2;
        }

        return parts;
    }

    private static HashSet<string> Words(string name) => [.. name
        .ToLowerInvariant()
        .Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => !NameWords.Titles.Contains(w))];
}
