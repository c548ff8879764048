using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>A name in the talk: tokens <c>[First, End)</c>, titles included.</summary>
/// <param name="IsFull">First and last name, or a title and a last name.</param>
internal readonly record struct NameMention(int First, int End, bool IsFull)
{
    /// <summary>The name that begins at the token, or null. At the start of a sentence a single capital word is no evidence of a name.</summary>
    public static NameMention? At(ReadOnlySpan<Token> tokens, int at, bool trustSentenceStart = false)
    {
        var next = at;
        while (next < tokens.Length && NameWords.Titles.Contains(tokens[next].Word) && tokens[next].Is(TokenMarks.Capital) && !tokens[next].Is(TokenMarks.ClauseEnd))
        {
            next++;
        }

        var titles = next - at;
        while (next < tokens.Length && next - at - titles < 3 && IsNamePart(tokens[next]))
        {
            next++;
            if (tokens[next - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                break;
            }
        }

        var parts = next - at - titles;
        if (parts == 0 || (parts == 1 && titles == 0 && tokens[at].Is(TokenMarks.SentenceStart) && !trustSentenceStart))
        {
            return null;
        }

        // "Mill Race Road" is a place.
        var isPlace = next < tokens.Length && !tokens[next - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && tokens[next].Is(TokenMarks.Capital) && NameWords.Places.Contains(tokens[next].Word);
        return isPlace || NameWords.Places.Contains(tokens[next - 1].Word) ? null : new NameMention(at, next, parts > 1 || titles > 0);
    }

    public string Text(Talk talk)
    {
        var tokens = talk.TokenArray;
        var last = End - 1;
        while (last > First && tokens[last].Segment != tokens[First].Segment)
        {
            last--;
        }

        return talk.Source.Segments[tokens[First].Segment].Text[tokens[First].Start..tokens[last].End];
    }

    private static bool IsNamePart(Token token) =>
        token.Is(TokenMarks.Capital)
        && !token.Is(TokenMarks.Clitic)
        && !(token.Is(TokenMarks.AllCapitals) && token.Word.Length > 1)
        && !NameWords.NeverNames.Contains(token.Word)
        && !token.Word.EndsWith("'s", StringComparison.Ordinal);
}
