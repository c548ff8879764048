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

    /// <summary>Who "you" is, where the talk shows it: the name stands once, then "they" will do.</summary>
    private string? _you;
    private bool _hasNamedYou;

    /// <summary>The subject that stands for "I", once there is one: a name, or null for "they".</summary>
    private string? _subject;
    private bool _hasSubject;

    /// <summary>Tokens written so far: what says the last of them over again is left out.</summary>
    private readonly List<int> _written = [];

    /// <summary>Between quotation marks that are written, and the token behind which they close.</summary>
    private bool _inQuotes;
    private int _lastQuoted;

    /// <summary>What was left out took its pauses with it: "ring the, the landlord, like, after this".</summary>
    private bool _unpaused;

    /// <param name="skip">Number of tokens to leave out at a token, 0 for none.</param>
    /// <param name="you">The name of whoever is spoken to; null where the talk leaves that open, and "you" stays.</param>
    /// <param name="youAreOwner">"You" is the one whom the minute names before the words: "they" will do.</param>
    public static string Write(Talk talk, int first, int end, string? me = null, Func<int, int>? skip = null, bool youAreOwner = false, string? you = null)
    {
        var writer = new SentenceWriter(talk, me) { _youAreOwner = youAreOwner, _you = you };
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
            var filler = Fillers.At(tokens, first, at, end);
            var skipped = skip?.Invoke(at) ?? 0;
            _unpaused |= (filler > 0 && tokens[at].Word == "like") || (skipped > 0 && at > first && !tokens[at - 1].Is(TokenMarks.ClauseEnd));
            if (skipped + filler + (!quote && at > first && tokens[at].Word == "myself" ? 1 : 0) is > 0 and var left)
            {
                at += left - 1;
                continue;
            }

            if (Stumbles.At(tokens, _written, at, end) is > 0 and var again)
            {
                at += again - 1;
                _unpaused = true;
                continue;
            }

            Close(at - 1);
            if (_text.Length > 0)
            {
                _text.Append(Between(at));
            }

            Open(at, end);
            var last = quote || tokens[at].Is(TokenMarks.Quoted) ? AsSaid(at) : Reported(at, first, end);
            for (; at < last; at++)
            {
                _written.Add(at);
            }

            _written.Add(at);
            Close(at);
        }

        Close(end);
    }

    /// <summary>
    /// Quotation marks stand where they stood, so that "my mum" in them stays the child's who said it. Half a pair is left off: what is quoted then goes on outside the words that
    /// are written.
    /// </summary>
    private void Open(int at, int end)
    {
        if (!_inQuotes && talk.Tokens[at].Is(TokenMarks.Quoted) && EndOfQuote(at, end) is >= 0 and var last)
        {
            (_inQuotes, _lastQuoted) = (true, last);
            _text.Append(MarkBefore(at));
        }
    }

    private void Close(int written)
    {
        if (_inQuotes && written >= _lastQuoted)
        {
            _inQuotes = false;
            _text.Append(MarkAfter(_lastQuoted));
        }
    }

    /// <summary>The last token of the quotation that the token opens or, where its opening was left out, goes on; -1 where it does not end before the words do.</summary>
    private int EndOfQuote(int at, int end)
    {
        var last = at;
        while (last + 1 < end && talk.Tokens[last + 1].Is(TokenMarks.Quoted) && !talk.Tokens[last + 1].Is(TokenMarks.QuoteStart))
        {
            last++;
        }

        return MarkAfter(last) == '\0' || MarkBefore(at) == '\0' ? -1 : last;
    }

    private char MarkBefore(int at)
    {
        var token = talk.Tokens[at];
        var text = talk.Source.Segments[token.Segment].Text;
        return token.Start > 0 && text[token.Start - 1] is '"' or '\u201C' ? text[token.Start - 1] : '\0';
    }

    private char MarkAfter(int at)
    {
        var token = talk.Tokens[at];
        var text = talk.Source.Segments[token.Segment].Text;
        for (var i = token.End; i < text.Length && !char.IsLetterOrDigit(text[i]); i++)
        {
            if (text[i] is '"' or '\u201D')
            {
                return text[i];
            }
        }

        return '\0';
    }

    private int AsSaid(int at)
    {
        _text.Append(Source(talk.Tokens[at]));
        return at;
    }

    /// <summary>The token as a minute has it; gives the last token that this took.</summary>
    private int Reported(int at, int first, int end)
    {
        var tokens = talk.Tokens;
        switch (tokens[at].Word)
        {
            case "i" when _me is null && FirstPerson.IsWasNot(tokens, at, end):
                return AsSaid(at);
            case "mine" when at > first && tokens[at - 1].Word is "the" or "a" or "an" or "this" or "old" or "coal":
                return AsSaid(at);
            case "i" or "me" or "my" or "mine" or "myself":
                return at + Person(at, first, end);
            case "am" or "was" or "have" when FirstPerson.IsTurned(tokens, first, at, end):
                _text.Append(OfSubject(tokens[at].Word, _me)).Append(' ').Append(_me ?? ConnectingWords.They);
                _me = null;
                return at + 1;

            // "I'm on leave and am back on Monday", "I also am"; "nine am" is a time.
            case "am" when _hasSubject && !tokens[at].Is(TokenMarks.Clitic) && !ClauseWords.Numbers.Contains(tokens[at - 1].Word):
                _text.Append(OfSubject("am", _subject));
                return at;
            case "was" when at > first + 1 && tokens[at - 2].Word == "i" && ClauseWords.Adverbs.Contains(tokens[at - 1].Word) && !(at + 1 < end && tokens[at + 1].Is(TokenMarks.Clitic)):
                _text.Append(OfSubject("was", _subject));
                return at;
            case "you" or "your" or "yours" or "yourself" when _youAreOwner:
                _text.Append(Owner(at, first, end));
                return at;
            case "you" or "your" or "yours" or "yourself" when _you is not null && Addressed(at, first, end) is { } addressed:
                _text.Append(addressed);
                return at;
            default:
                return AsSaid(at);
        }
    }

    /// <summary>
    /// "I'll send you the form before you go" is "to send Ann Fry the form before they go". As the subject "you" takes no name, whose verb nobody said; "you all" are others
    /// too, and "how you renew it" is anybody.
    /// </summary>
    private string? Addressed(int at, int first, int end)
    {
        var word = talk.Tokens[at].Word;
        var next = at + 1 < end ? talk.Tokens[at + 1].Word : "";
        if (word == "yourself" || next is "all" or "both" or "two" or "three" or "lot" or "guys" or "each" or "people")
        {
            return null;
        }

        var referred = word switch { "your" => ConnectingWords.Their, "yours" => ConnectingWords.Theirs, _ => Owner(at, first, end) };
        if (_hasNamedYou || (word == "you" && referred == ConnectingWords.They))
        {
            return _hasNamedYou ? referred : null;
        }

        _hasNamedYou = true;
        return word == "you" ? _you : $"{_you}'s";
    }

    private string Owner(int at, int first, int end) => talk.Tokens[at].Word switch
    {
        "your" => ConnectingWords.Their,
        "yours" => ConnectingWords.Theirs,
        "yourself" => ConnectingWords.Themselves,
        _ => at + 1 < end && (ClauseWords.Auxiliaries.ContainsKey(talk.Tokens[at + 1].Word) || ClauseWords.IrregularPasts.Contains(talk.Tokens[at + 1].Word) || (at > first && (ClauseWords.Conjunctions.Contains(talk.Tokens[at - 1].Word) || talk.Tokens[at - 1].Word is "what" or "how" or "why" or "which" || (talk.Tokens[at - 1].Word is "before" or "after" or "than" && VerbForms.IsBase(talk.Tokens[at + 1].Word)))))
            ? ConnectingWords.They
            : ConnectingWords.Them,
    };

    /// <summary>The first person becomes the named one; gives the number of further tokens that this took.</summary>
    private int Person(int at, int first, int end)
    {
        var tokens = talk.Tokens;
        var next = at + 1 < end ? tokens[at + 1] : default;
        var me = tokens[at].Word == "i" && !FirstPerson.CanBeNamed(tokens, at, end) && next.Word is "have" or "'d" ? null : _me;
        _me = null;
        if (tokens[at].Word == "i")
        {
            (_hasSubject, _subject) = (true, me);
            _text.Append(me ?? ConnectingWords.They);
            var isOne = next.Word is "am" or "was" or "have" && !tokens[at].Is(TokenMarks.SentenceEnd) && !(next.Word == "have" && !next.Is(TokenMarks.Clitic) && FirstPerson.IsInverted(tokens, first, at));
            var verb = isOne ? OfSubject(next.Word, me) : !next.Is(TokenMarks.Clitic) ? null : next.Word == "will" ? ConnectingWords.Will : FirstPerson.OfD(tokens, at + 1, end);
            _text.Append(verb is null ? "" : $" {verb}");
            return verb is null ? 0 : 1;
        }

        _text.Append(tokens[at].Word switch
        {
            "me" => me ?? ConnectingWords.Them,
            "my" => me is null ? ConnectingWords.Their : $"{me}'s",
            "mine" => me is null ? ConnectingWords.Theirs : $"{me}'s",
            _ => ConnectingWords.Themselves,
        });

        // "Mine's the blue one".
        var isVerb = tokens[at].Word == "mine" && next.Word == "'s";
        _text.Append(isVerb ? $" {ConnectingWords.Is}" : "");
        return isVerb ? 1 : 0;
    }

    private static string OfSubject(string verb, string? name) => (verb, name) switch
    {
        ("am", null) => ConnectingWords.Are,
        ("was", null) => ConnectingWords.Were,
        ("am", _) => ConnectingWords.Is,
        ("have", not null) => ConnectingWords.Has,
        _ => verb,
    };

    /// <summary>White space and punctuation before the token, as in the source; one blank where a segment ends or words were left out.</summary>
    private string Between(int at)
    {
        var unpaused = _unpaused;
        _unpaused = false;
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

        if (unpaused)
        {
            return " ";
        }

        gap = gap.ReplaceLineEndings(" ").Replace("\"", "", StringComparison.Ordinal).Replace("\u201C", "", StringComparison.Ordinal).Replace("\u201D", "", StringComparison.Ordinal);
        return gap.Contains(' ', StringComparison.Ordinal) ? gap : $"{gap} ";
    }

    private ReadOnlySpan<char> Source(Token token) => talk.Source.Segments[token.Segment].Text.AsSpan(token.Start, token.End - token.Start);
}
