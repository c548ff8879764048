using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Whom the cited segments show taking something on.</summary>
internal sealed class Undertakers
{
    private readonly List<HashSet<string>> _people = [];

    /// <summary>The quoted sentences decide; only when they show nobody, the whole segments are looked at.</summary>
    public Undertakers(Claim claim)
    {
        var talk = claim.Source.Talk;
        var quoted = claim.Sentences.SelectMany(s => talk.TokensOf(s).ToArray()).GroupBy(t => t.Segment).Select(g => (claim.Source.Source.Segments[g.Key], g.ToArray())).ToList();
        Read(claim, quoted);
        if (!Any)
        {
            Read(claim, [.. claim.Segments.Select(s => (claim.Source.Source.Segments[s], claim.Source.Tokens(s).ToArray()))]);
        }
    }

    private void Read(Claim claim, List<(Segment Segment, Token[] Tokens)> passages)
    {
        var asked = new List<Segment>();
        foreach (var (segment, tokens) in passages)
        {
            if (!IsWantedOfYou(tokens) && Commits(tokens))
            {
                Add(claim, segment.Speaker);
            }

            if (!AddNamed(claim, tokens) && (AsksYou(tokens) || IsWantedOfYou(tokens)))
            {
                asked.Add(segment);
            }
            else if (MayBeAnOrder(tokens))
            {
                AddOther(claim, segment, 1);
                AddOther(claim, segment, -1);
            }
        }

        // Whoever is spoken to answers next, or spoke just before; nobody is looked for when somebody has taken it on.
        foreach (var segment in Any ? [] : asked)
        {
            AddOther(claim, segment, 1);
            AddOther(claim, segment, -1);
        }
    }

    public bool Any => _people.Count > 0;

    public bool Include(IReadOnlyList<string> owner) => _people.Exists(p => NameCheck.Stands(owner, p));

    private void Add(Claim claim, string? speaker)
    {
        if (speaker is not null)
        {
            _people.Add(claim.Source.Book.Widened(PeopleBook.Words(speaker)));
        }
    }

    private void AddOther(Claim claim, Segment segment, int step)
    {
        for (var at = claim.Source.Neighbour(segment.Index, step); at is not null && Math.Abs(at.Index - segment.Index) <= 4; at = claim.Source.Neighbour(at.Index, step))
        {
            if (at.Speaker is not null && at.Speaker != segment.Speaker)
            {
                Add(claim, at.Speaker);
                return;
            }
        }
    }

    /// <summary>"I'll", "I will", "I can", "I'm going to", "let me", "leave it with me", "will do", "happy to", "on it".</summary>
    public static bool Commits(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var (word, next, after) = (tokens[at].Word, Word(tokens, at + 1), Word(tokens, at + 2));
            if ((word is "i" or "we" && ((next is "will" or "shall" or "can" && after is not ("not" or "never")) || (next is "am" or "are" or "have" && (after is "going" or "got" or "to" or "doing" || IsUnderWay(after)))
                    || (next is "need" or "must" or "should" or "could" or "promise" or "aim" or "want" or "'d" or "plan" && after is not ("not" or "rather"))))
                || (word == "let" && next is "me" or "us")
                || (word == "leave" && Word(tokens, at + 3) == "me")
                || (word == "leave" && after is "to" or "with" && Word(tokens, at + 3) is "me" or "us")
                || (word == "will" && next == "do")
                || (word is "happy" or "glad" && next == "to")
                || (word is "from" or "with" or "by" && next is "me" or "us")
                || (word == "me" && next is "that" or "who" or "to" or "then")
                || IsGiven(tokens, at)
                || (word == "put" && next == "me" && after is "down" or "forward")
                || (word == "be" && next == "with" && after == "you")
                || (word is "in" or "on" && next == "your" && after is "inbox" or "desk" or "diary" or "diaries" or "hands")
                || (word is "mine" or "me" && tokens[at].Is(TokenMarks.SentenceEnd) && at <= 2)
                || (word is "yes" or "yeah" or "yep" or "ok" or "okay" or "sure" or "done" or "fine" or "absolutely" or "certainly" && at <= 1)
                || (word == "my" && next is "list" or "job" or "action"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ada, can you", "Ada will", "Ada to", "ask Ada to", "if Ada could", "that's for Ada".</summary>
    private bool AddNamed(Claim claim, ReadOnlySpan<Token> tokens)
    {
        var any = false;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Is(TokenMarks.Capital) || !claim.Source.Book.IsName(tokens[at].Word) || NameWords.NeverNames.Contains(tokens[at].Word))
            {
                continue;
            }

            var end = at + 1;
            while (end < tokens.Length && tokens[end].Is(TokenMarks.Capital) && claim.Source.Book.IsName(tokens[end].Word) && !Numerals.Ends(tokens[end - 1]))
            {
                end++;
            }

            if (IsAsked(tokens, at, end))
            {
                _people.Add(claim.Source.Book.Widened(tokens[at..end].ToArray().Select(t => t.Word)));
                any = true;
            }

            at = end - 1;
        }

        return any;
    }

    private static bool IsAsked(ReadOnlySpan<Token> tokens, int at, int end)
    {
        var before = at > 0 ? tokens[at - 1].Word : "";
        var next = Word(tokens, end);
        if (next is "will" or "to" or "can" or "could" or "would" or "should" or "shall" or "'ll"
            || (next is "is" or "'s" && Word(tokens, end + 1) is "going" or "to" or "doing" or "agreed" or "taking" or "sending" or "happy")
            || (next is "has" or "had" && Word(tokens, end + 1) is "agreed" or "offered" or "promised" or "said")
            || (next is "please" or "you")
            || next is "and" && Word(tokens, end + 1) is "i" or "me")
        {
            return true;
        }

        // A name that the speaker turns to: "Ada, ..." or "..., Ada?"
        var turnsTo = tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)
            && (tokens[at].Is(TokenMarks.ClauseStart | TokenMarks.SentenceStart) || (at > 0 && tokens[at - 1].Is(TokenMarks.ClauseEnd)) || before is "and" or "so" or "right" or "ok" or "okay" or "then");
        return before is "ask" or "get" or "for" or "asked" or "by" or "action" or "have" or "with" or "over" || turnsTo;
    }

    private static readonly FrozenSet<string> Orders =
        "get ring send bring put write take book check ask tell find make let email order add draft circulate speak chase call phone arrange give look do have leave keep set sort go come see"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"I'm ringing them tomorrow", "we're taking it".</summary>
    private static bool IsUnderWay(string word) =>
        word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5 && (Orders.Contains(word[..^3]) || Orders.Contains(word[..^3] + "e") || Orders.Contains(word[..^4]));

    /// <summary>"Can you", "could we have", "please", and orders: somebody else is to do it.</summary>
    public static bool AsksYou(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var next = Word(tokens, at + 1);
            if ((tokens[at].Word is "can" or "could" or "would" or "will" or "should" && next is "you" or "somebody" or "someone")
                || (tokens[at].Word == "you" && next is "to" or "will" or "can" or "could" or "should" or "'d" or "need" && !IsGiven(tokens, at))
                || (tokens[at].Word == "please" && !tokens[at].Is(TokenMarks.SentenceEnd))
                || (tokens[at].Word is "are" && next == "you")
                || (tokens[at].Word is "can" or "could" or "may" && next is "i" or "we" && Word(tokens, at + 2) is "have" or "see" or "get")
                || (tokens[at].Is(TokenMarks.SentenceStart) && Orders.Contains(tokens[at].Word) && next is not ("me" or "us")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"You'll have it by Friday": the speaker gives it.</summary>
    private static bool IsGiven(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word == "you" && Word(tokens, at + 1) is "will" or "shall" && Word(tokens, at + 2) is "have" or "get" or "see" or "hear";

    /// <summary>"I want a form from you", "that's with you": the listener is to do it, whoever wants it.</summary>
    private static bool IsWantedOfYou(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Word(tokens, at + 1) == "you" && (tokens[at].Word == "from" || (tokens[at].Word == "with" && at > 0 && tokens[at - 1].Word is "is" or "'s" or "are")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"You'll have the copy stood up by Friday" gives a thing or asks for a deed, and only its listener knows which.</summary>
    private static bool MayBeAnOrder(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (IsGiven(tokens, at) && Word(tokens, at + 2) == "have")
            {
                return true;
            }
        }

        return false;
    }

    private static string Word(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length ? tokens[at].Word : "";
}
