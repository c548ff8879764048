using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Reads the name of a matter where it is announced: from a token to the first pause or verb, as it stands in the source.</summary>
internal sealed class TopicPhrase(MeetingReading reading)
{
    private const int Longest = 12;

    private static readonly FrozenSet<string> NeverLast = new[]
    {
        "then", "now", "please", "so", "and", "or", "of", "the", "a", "to", "on", "in", "for", "with", "we", "i", "you", "today", "first", "next", "quickly", "er", "um", "uh", "well", "that", "which", "at", "is",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> EndsName = new[]
    {
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "shall", "do", "does", "did", "may", "might", "must", "i", "we", "you", "they", "he", "she",
        "it", "because", "which", "who", "where", "that", "if", "so", "but", "please", "um", "uh", "er", "erm", "went", "go", "goes", "'s", "as",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name with a capital; null when nothing of matter is named there.</summary>
    public string? Read(TalkSentence sentence, int from)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var end = from;
        while (end < tokens.Length && end - from < Longest && !EndsName.Contains(tokens[end].Word) && tokens[end].Segment == tokens[from].Segment)
        {
            end++;
            if (end < tokens.Length && BracketOpens(tokens[end - 1], tokens[end]))
            {
                break;
            }

            if (tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd | TokenMarks.Colon) && Matters(tokens[from..end]))
            {
                break;
            }
        }

        while (end > from && NeverLast.Contains(tokens[end - 1].Word) && !(end == tokens.Length && end - from == 2 && tokens[end - 1].Word == "in"))
        {
            end--;
        }

        if (end == from || !Matters(tokens[from..end]) || AddressesSomebody(tokens[from..end]))
        {
            return null;
        }

        return reading.Trim(sentence.First + from, sentence.First + end);
    }

    /// <summary>"The honourable member for ..." is a hand-over, not a matter.</summary>
    private static bool AddressesSomebody(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word is "honourable" or "hon" or "colleague" or "colleagues")
            {
                return true;
            }
        }

        return false;
    }

    private bool BracketOpens(Token before, Token after) =>
        before.Segment == after.Segment && reading.Talk.Source.Segments[before.Segment].Text.AsSpan(before.End, after.Start - before.End).Contains('(');

    /// <summary>Something other than names of those present and words without matter.</summary>
    private bool Matters(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word.Length > 2 && char.IsLetter(token.Word[0]) && !StopWords.Has(token.Word) && !reading.IsName(token.Word) && !TimeWords.Has(token.Word)
                && !Figures.IsNumber(token.Word))
            {
                return true;
            }
        }

        return false;
    }
}
