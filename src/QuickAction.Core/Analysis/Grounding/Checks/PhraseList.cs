using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Kinds of matter, and the words and phrases by which each is named, parted by "|". A word that ends with "*" stands for all its endings.</summary>
internal sealed class PhraseList
{
    private readonly FrozenDictionary<string, (string[] Words, int Kind)[]> _byFirst;
    private readonly (string Stem, int Kind)[]?[] _stems = new (string, int)[]?[LastLetter + 1];

    /// <summary>By first letter, which lengths the first words of phrases have: a word of another is not looked up, and most are of another.</summary>
    private readonly ulong[] _lengths = new ulong[LastLetter + 1];

    private const char LastLetter = 'z';
    private const int LongestTold = 63;

    public PhraseList((string Kind, string Phrases)[] lists)
    {
        var phrases = lists.SelectMany((list, kind) => list.Phrases.Split('|').Select(p => (Words: p.Split(' '), Kind: kind))).ToList();
        _byFirst = phrases
            .Where(p => !p.Words[0].EndsWith('*'))
            .GroupBy(p => p.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        foreach (var word in _byFirst.Keys)
        {
            _lengths[word[0]] |= Length(word);
        }

        foreach (var letter in phrases.Where(p => p.Words is [var only] && only.EndsWith('*')).GroupBy(p => p.Words[0][0], p => (Stem: p.Words[0][..^1], p.Kind)))
        {
            _stems[letter.Key] = [.. letter];
        }
    }

    /// <summary>Every mention: which kind, and at which tokens.</summary>
    public IEnumerable<HarmMention> Find(Token[] tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var word = tokens[at].Word;
            if (word[0] > LastLetter)
            {
                continue;
            }

            foreach (var (words, kind) in (_lengths[word[0]] & Length(word)) != 0 && _byFirst.TryGetValue(word, out var phrases) ? phrases : [])
            {
                if (Follows(tokens, at, end, words))
                {
                    yield return new HarmMention(kind, at, at + words.Length);
                }
            }

            foreach (var (stem, kind) in _stems[word[0]] ?? [])
            {
                if (word.StartsWith(stem, StringComparison.Ordinal))
                {
                    yield return new HarmMention(kind, at, at + 1);
                }
            }
        }
    }

    private static ulong Length(string word) => 1UL << Math.Min(word.Length, LongestTold);

    private static bool Follows(Token[] tokens, int at, int end, string[] words)
    {
        if (at + words.Length > end)
        {
            return false;
        }

        for (var i = 1; i < words.Length; i++)
        {
            var ends = words[i].EndsWith('*');
            if (ends ? !tokens[at + i].Word.StartsWith(words[i][..^1], StringComparison.Ordinal) : tokens[at + i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A mention of a kind at tokens <c>[First, End)</c>.</summary>
internal readonly record struct HarmMention(int Kind, int First, int End);
