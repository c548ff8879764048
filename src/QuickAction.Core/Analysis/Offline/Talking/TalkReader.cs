using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Analysis.Offline.Talking;

/// <summary>Cuts segments into turns, sentences and tokens in one pass.</summary>
internal sealed class TalkReader(SourceText source)
{
    // A sentence that a caption's end has cut is mended, but only so far: talk without any punctuation must not become one sentence.
    private const int LongestMended = 60;

    // Hardly a talk has shorter words, with the white space behind them and "it's" taken for two, so that the list need not grow: that asks for twice the room, copies
    // it all, and of a long talk lets the collector look through everything that is alive.
    private const int CharactersOfWord = 4;

    // In an hour's talk every sixth word or so is one that was not said before; in a longer one there is less and less that is new.
    private const int CharactersOfNewWord = 32;
    private const int MostExpected = 1500;

    private readonly List<Token> _tokens = new(source.Segments.Sum(s => s.Text.Length) / CharactersOfWord);
    private readonly List<TalkSentence> _sentences = new(source.Segments.Count);
    private readonly List<Turn> _turns = [];

    /// <summary>What each distinct word is when it is written small: it is taken apart once, however often it is said.</summary>
    private readonly Dictionary<string, Spoken> _words = new(Math.Min(source.Segments.Sum(s => s.Text.Length) / CharactersOfNewWord, MostExpected), StringComparer.Ordinal);
    private bool _quoted;

    public (Token[] Tokens, TalkSentence[] Sentences, Turn[] Turns) Read()
    {
        foreach (var segment in source.Segments)
        {
            if (segment.Kind != SegmentKind.PageFurniture)
            {
                Add(segment);
            }
        }

        return ([.. _tokens], [.. _sentences], [.. _turns]);
    }

    private void Add(Segment segment)
    {
        var sameTurn = _turns.Count > 0 && _turns[^1].Speaker == segment.Speaker && segment.Speaker is not null;
        if (!sameTurn)
        {
            _turns.Add(new Turn(_turns.Count, segment.Speaker, _sentences.Count, _sentences.Count));
            _quoted = false;
        }

        var runsOn = sameTurn && RunsOn(segment);
        foreach (var sentence in SentenceSplitter.Split(segment.Index, segment.Text))
        {
            AddSentence(segment.Text, sentence, runsOn);
            runsOn = false;
        }

        _turns[^1] = _turns[^1] with { EndSentence = _sentences.Count };
    }

    private bool RunsOn(Segment segment) =>
        _tokens.Count > 0
        && !_tokens[^1].Is(TokenMarks.SentenceEnd)
        && _sentences[^1].Length < LongestMended
        && (char.IsLower(segment.Text[0]) || char.IsDigit(segment.Text[0]) || _tokens[^1].Is(TokenMarks.ClauseEnd));

    private void AddSentence(string text, Sentence sentence, bool runsOn)
    {
        var first = runsOn ? _sentences[^1].First : _tokens.Count;
        var before = _tokens.Count;
        AddTokens(text, sentence);
        if (_tokens.Count == before)
        {
            return;
        }

        _tokens[^1] = _tokens[^1] with { Marks = _tokens[^1].Marks | SentenceEndMark(text, sentence) };
        if (!runsOn)
        {
            _tokens[first] = _tokens[first] with { Marks = _tokens[first].Marks | TokenMarks.SentenceStart | TokenMarks.ClauseStart };
        }

        var isQuestion = text.AsSpan(_tokens[^1].End, sentence.End - _tokens[^1].End).Contains('?');
        var index = runsOn ? _sentences.Count - 1 : _sentences.Count;
        var read = new TalkSentence(index, _turns.Count - 1, first, _tokens.Count, isQuestion);
        if (runsOn)
        {
            _sentences[^1] = read;
        }
        else
        {
            _sentences.Add(read);
        }
    }

    private TokenMarks SentenceEndMark(string text, Sentence sentence) =>
        text.AsSpan(_tokens[^1].End, sentence.End - _tokens[^1].End).IndexOfAny('.', '?', '!') >= 0 ? TokenMarks.SentenceEnd : TokenMarks.None;

    private void AddTokens(string text, Sentence sentence)
    {
        var at = sentence.Start;
        var marks = TokenMarks.None;
        while (at < sentence.End)
        {
            if (!IsWordStart(text, at, sentence.End))
            {
                marks |= Punctuation(text, at, sentence);
                at++;
                continue;
            }

            var end = WordEnd(text, at + 1, sentence.End);
            AddWord(text, sentence.Segment, at, end, marks | (_quoted ? TokenMarks.Quoted : TokenMarks.None));
            (marks, at) = (TokenMarks.None, end);
        }
    }

    private static bool IsWordStart(string text, int at, int end) =>
        char.IsLetterOrDigit(text[at]) || (text[at] is '\u00A3' && at + 1 < end && char.IsDigit(text[at + 1]));

    private static int WordEnd(string text, int at, int end)
    {
        while (at < end && (char.IsLetterOrDigit(text[at]) || text[at] == '%' || Joins(text, at, end)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Apostrophes and hyphens inside a word; points, commas and colons inside a number.</summary>
    private static bool Joins(string text, int at, int end) =>
        at + 1 < end && text[at] switch
        {
            '\'' or '\u2019' => char.IsLetter(text[at + 1]),
            '-' => char.IsLetterOrDigit(text[at + 1]),
            '.' or ',' or ':' or '/' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            _ => false,
        };

    /// <summary>Marks the token before, and gives the marks for the token after.</summary>
    private TokenMarks Punctuation(string text, int at, Sentence sentence)
    {
        switch (text[at])
        {
            case ',' or ';' or ':' or '(' or ')' or '\u2013' or '\u2014' or '\u2026':
            case '-' when at > sentence.Start && text[at - 1] == ' ':
                if (_tokens.Count > 0 && at > sentence.Start)
                {
                    var colon = text[at] == ':' ? TokenMarks.Colon : TokenMarks.None;
                    _tokens[^1] = _tokens[^1] with { Marks = _tokens[^1].Marks | TokenMarks.ClauseEnd | colon };
                }

                return TokenMarks.ClauseStart;
            case '\u201C':
                _quoted = true;
                return TokenMarks.QuoteStart | TokenMarks.ClauseStart;
            case '\u201D':
                _quoted = false;
                return TokenMarks.None;
            case '"':
                _quoted = !_quoted;
                return _quoted ? TokenMarks.QuoteStart | TokenMarks.ClauseStart : TokenMarks.None;
            default:
                return TokenMarks.None;
        }
    }

    private void AddWord(string text, int segment, int start, int end, TokenMarks marks)
    {
        var letters = text.AsSpan(start, end - start);
        if (char.IsUpper(letters[0]))
        {
            marks |= TokenMarks.Capital;
            if (letters.Length > 1 && letters.IndexOfAnyInRange('a', 'z') < 0)
            {
                marks |= TokenMarks.AllCapitals;
            }
        }

        var word = Lower(letters);
        if (word.Second is null)
        {
            _tokens.Add(new Token(segment, start, end, word.First, marks));
            return;
        }

        _tokens.Add(new Token(segment, start, start + word.Cut, word.First, marks));
        _tokens.Add(new Token(segment, start + word.Cut, end, word.Second, (marks & TokenMarks.Quoted) | TokenMarks.Clitic));
    }

    private Spoken Lower(ReadOnlySpan<char> letters)
    {
        Span<char> lower = letters.Length <= 64 ? stackalloc char[letters.Length] : new char[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            lower[i] = letters[i] == '\u2019' ? '\'' : char.ToLowerInvariant(letters[i]);
        }

        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(lower, out var spoken))
        {
            var word = lower.ToString();
            spoken = Contractions.TrySplit(word, out var cut, out var first, out var second) ? new Spoken(first, cut, second) : new Spoken(word, word.Length, null);
            _words.Add(word, spoken);
        }

        return spoken;
    }

    /// <param name="Second">The second half of a contraction that is cut after so many characters; null for one word.</param>
    private readonly record struct Spoken(string First, int Cut, string? Second);
}
