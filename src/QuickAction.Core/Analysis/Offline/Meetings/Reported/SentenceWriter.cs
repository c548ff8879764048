using System.Text;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>
/// Writes tokens of the talk as part of a minute: the words as they were said, without fillers, the speaker's "I" turned into a name or "they". Nothing
/// is reworded; what the talk does not say comes from <see cref="ConnectingWords"/>.
/// </summary>
/// <param name="me">What stands for "me" (a name), or null for "they" and "them".</param>
internal sealed class SentenceWriter(Talk talk, string? me)
{
    private readonly StringBuilder _text = new();

    /// <summary>The name stands once; after it "they" will do.</summary>
    private string? _me = me;
    private bool _youAreOwner;

    /// <param name="skip">Number of tokens to leave out at a token, 0 for none.</param>
    /// <param name="youAreOwner">"You" is the one whom the minute names before the words: "they" will do.</param>
    public static string Write(Talk talk, int first, int end, string? me = null, Func<int, int>? skip = null, bool youAreOwner = false)
    {
        var writer = new SentenceWriter(talk, me) { _youAreOwner = youAreOwner };
        writer.Add(first, end, skip, quote: false);
        return writer.Text;
    }

    /// <summary>The words as they are, "I" and all, only the fillers left out.</summary>
    public static string Quote(Talk talk, int first, int end)
    {
        var writer = new SentenceWriter(talk, null);
        writer.Add(first, end, null, quote: true);
        return writer.Text;
    }

    private string Text => _text.ToString().Trim(' ', ',', ';', ':', '-', '\u2013', '\u2014');

    private void Add(int first, int end, Func<int, int>? skip, bool quote)
    {
        var tokens = talk.Tokens;
        for (var at = first; at < end; at++)
        {
            if ((skip?.Invoke(at) ?? 0) + Filler(at, end) + (!quote && at > first && tokens[at].Word == "myself" ? 1 : 0) is > 0 and var left)
            {
                at += left - 1;
                continue;
            }

            if (_text.Length > 0)
            {
                _text.Append(Between(at));
            }

            var token = tokens[at];
            if (token.Word is "i" or "me" or "my" or "mine" or "myself" && !quote && !token.Is(TokenMarks.Quoted))
            {
                at += Person(at, end);
            }
            else if (_youAreOwner && token.Word is "you" or "your" or "yours")
            {
                _text.Append(Owner(at, first, end));
            }
            else
            {
                _text.Append(Source(token));
            }
        }
    }

    private string Owner(int at, int first, int end) => talk.Tokens[at].Word switch
    {
        "your" => ConnectingWords.Their,
        "yours" => ConnectingWords.Theirs,
        _ => at + 1 < end && (ClauseWords.Auxiliaries.ContainsKey(talk.Tokens[at + 1].Word) || (at > first && ClauseWords.Conjunctions.Contains(talk.Tokens[at - 1].Word)))
            ? ConnectingWords.They
            : ConnectingWords.Them,
    };

    /// <summary>The first person becomes the named one; gives the number of further tokens that this took.</summary>
    private int Person(int at, int end)
    {
        var me = _me;
        _me = null;
        var tokens = talk.Tokens;
        var next = at + 1 < end ? tokens[at + 1] : default;
        switch (tokens[at].Word)
        {
            case "i" when next.Word is "am" or "was" or "have" && !(at > 0 && next.Word == "have" && ClauseWords.Auxiliaries.ContainsKey(tokens[at - 1].Word)) && !tokens[at].Is(TokenMarks.SentenceEnd):
                _text.Append(me ?? ConnectingWords.They).Append(' ').Append((next.Word, me) switch
                {
                    ("am", null) => ConnectingWords.Are,
                    ("was", null) => ConnectingWords.Were,
                    ("have", null) => ConnectingWords.Have,
                    ("am", _) => ConnectingWords.Is,
                    ("have", _) => ConnectingWords.Has,
                    _ => next.Word,
                });
                return 1;
            case "i" when next.Is(TokenMarks.Clitic):
                _text.Append(me ?? ConnectingWords.They).Append(' ').Append(next.Word == "will" ? ConnectingWords.Will : ConnectingWords.Would);
                return 1;
            case "i":
                _text.Append(me ?? ConnectingWords.They);
                return 0;
            case "me":
                _text.Append(me ?? ConnectingWords.Them);
                return 0;
            case "my":
                _text.Append(me is null ? ConnectingWords.Their : $"{me}'s");
                return 0;
            case "mine":
                _text.Append(me is null ? ConnectingWords.Theirs : $"{me}'s");
                return 0;
            default:
                _text.Append(ConnectingWords.Themselves);
                return 0;
        }
    }

    /// <summary>Number of tokens of a filler at the token; 0 when there is none.</summary>
    private int Filler(int at, int end)
    {
        var tokens = talk.Tokens;
        var word = tokens[at].Word;
        if (word is "er" or "erm" or "um" or "uh" or "hm" or "mm")
        {
            return 1;
        }

        var next = at + 1 < end ? tokens[at + 1].Word : "";
        var parenthesis = tokens[at].Is(TokenMarks.ClauseStart) && at + 1 < end && tokens[at + 1].Is(TokenMarks.ClauseEnd);
        return (word, next) switch
        {
            ("you", "know") or ("i", "mean") when parenthesis => 2,
            ("i", "think") or ("i", "suppose") or ("i", "guess") when at + 2 < end => 2,
            _ => 0,
        };
    }

    /// <summary>White space and punctuation before the token, as in the source; one blank where a segment ends or words were left out.</summary>
    private string Between(int at)
    {
        if (at == 0 || talk.Tokens[at - 1].Segment != talk.Tokens[at].Segment)
        {
            return " ";
        }

        var text = talk.Source.Segments[talk.Tokens[at].Segment].Text;
        var gap = text[talk.Tokens[at - 1].End..talk.Tokens[at].Start];
        if (talk.Tokens[at].Is(TokenMarks.Clitic))
        {
            return "";
        }

        gap = gap.ReplaceLineEndings(" ").Replace("\"", "", StringComparison.Ordinal).Replace("\u201C", "", StringComparison.Ordinal).Replace("\u201D", "", StringComparison.Ordinal);
        return gap.Contains(' ', StringComparison.Ordinal) ? gap : $"{gap} ";
    }

    private ReadOnlySpan<char> Source(Token token) => talk.Source.Segments[token.Segment].Text.AsSpan(token.Start, token.End - token.Start);
}
