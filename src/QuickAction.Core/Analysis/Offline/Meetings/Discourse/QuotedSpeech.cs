using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>
/// The words of somebody else that are said as they said them: "the roofer told me, I'll come on Monday". Talk has no quotation marks, so they are told by the
/// verb of saying, whose subject is not the speaker, and by the first person that follows it at once. That "I" is not the speaker.
/// </summary>
internal static class QuotedSpeech
{
    private static readonly FrozenSet<string> Says = Set("says said tells goes texted texts wrote writes replied replies shouted shouts");

    /// <summary>These say to somebody, who is named after them.</summary>
    private static readonly FrozenSet<string> Tells = Set("tell tells told telling");

    /// <summary>Between the subject and its verb: "keeps on saying", "has just told".</summary>
    private static readonly FrozenSet<string> BeforeVerb = Set(
        "am is are was were 's has have had been keep keeps kept on just also then now only even always actually simply literally basically already recently");

    private static readonly FrozenSet<string> Be = Set("am is are was were 's be been being");

    /// <summary>What is said under these is no report of its own: "once she's told me, I'll ring", "as he said, I'll ring".</summary>
    private static readonly FrozenSet<string> Subordinators = Set("when whenever once if unless until till after before as whatever what whichever like while although though how where whether since than not never");

    private static readonly FrozenSet<string> Others = Set("he she they you who somebody someone everybody everyone people one");

    /// <summary>Idioms that have no speaker: "that said", "enough said", "no sooner said than done".</summary>
    private static readonly FrozenSet<string> Nobodies = Set("that this it which there here enough well easier sooner");

    private static readonly FrozenSet<string> Addressees = Set("me us him her them you everyone everybody people");

    private static readonly FrozenSet<string> Determiners = Set("the a an my our your his her their its this these those another every each one two three some");

    /// <summary>What "I" has in words that are quoted; "he said I could" and "she says I'd lost it" tell what was said.</summary>
    private static readonly FrozenSet<string> Present = Set("will shall am have do can want need hate love know think feel");

    /// <summary>Particles that go on with the speaker's own matter.</summary>
    private static readonly FrozenSet<string> GoingOn = Set("so and but because cos therefore then anyway also next finally");

    private static readonly FrozenSet<string> Particles = Set(WordLists.Particles);

    /// <summary>Marks those tokens of the sentence that are somebody else's words. Read once for a talk, by <see cref="Reading"/>.</summary>
    public static void Mark(ReadOnlySpan<Token> tokens, TalkSentence sentence, Span<bool> others)
    {
        for (var verb = sentence.First + 1; verb < sentence.End; verb++)
        {
            if (!IsSaying(tokens, sentence, verb))
            {
                continue;
            }

            if (Opening(tokens, sentence, verb) is >= 0 and var from)
            {
                others[from..Math.Max(from, Close(tokens, sentence, verb, from))].Fill(true);
            }

            if (IsTag(tokens, sentence, verb))
            {
                others[sentence.First..ClauseStart(tokens, sentence, verb)].Fill(true);
            }
        }
    }

    /// <summary>A verb of saying that somebody else is the subject of.</summary>
    private static bool IsSaying(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb)
    {
        var word = tokens[verb].Word;
        var before = tokens[verb - 1].Word;
        var isSaying = word switch
        {
            "told" => !Be.Contains(before) || before == "'s",
            "like" => Be.Contains(before),
            "saying" or "telling" => BeforeVerb.Contains(before),
            "say" or "tell" => before is "they" or "people" or "keep" or "would" or "will",
            _ => Says.Contains(word),
        };
        return isSaying && IsOfAnother(tokens, sentence, verb);
    }

    private static bool IsOfAnother(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb)
    {
        var clause = ClauseStart(tokens, sentence, verb);
        for (var at = clause; at < verb; at++)
        {
            if (Subordinators.Contains(tokens[at].Word))
            {
                return false;
            }
        }

        var subject = verb - 1;
        while (subject >= clause && (BeforeVerb.Contains(tokens[subject].Word) || tokens[subject].Word is "would" or "'d" or "will"))
        {
            subject--;
        }

        if (subject < clause || tokens[subject].Word is "and" or "but")
        {
            return IsOfSubjectBefore(tokens, sentence, subject);
        }

        var word = tokens[subject].Word;
        return Others.Contains(word) || (!Nobodies.Contains(word) && IsNoun(tokens, clause, subject));
    }

    /// <summary>"The roofer rang and said": the subject stands further back, and the nearest that can say something counts.</summary>
    private static bool IsOfSubjectBefore(ReadOnlySpan<Token> tokens, TalkSentence sentence, int from)
    {
        for (var at = from; at >= sentence.First; at--)
        {
            if (tokens[at].Word is "i" or "we" or "he" or "she" or "they" or "who")
            {
                return tokens[at].Word is not ("i" or "we");
            }
        }

        return from > sentence.First && Determiners.Contains(tokens[sentence.First].Word);
    }

    /// <summary>"The landlord", "the tenant in six", "Mum": a noun with what belongs before it, or a name, or all that the clause has before its verb.</summary>
    private static bool IsNoun(ReadOnlySpan<Token> tokens, int clause, int at)
    {
        var word = tokens[at].Word;
        if (!FunctionWords.IsContent(word) && !ClauseWords.Numbers.Contains(word))
        {
            return false;
        }

        if (tokens[at].Is(TokenMarks.Capital) && !tokens[at].Is(TokenMarks.SentenceStart))
        {
            return true;
        }

        while (clause < at && Particles.Contains(tokens[clause].Word))
        {
            clause++;
        }

        for (var i = at - 1; i >= clause; i--)
        {
            if (tokens[i].Word is "i" or "we" or "to")
            {
                return false;
            }

            if (Determiners.Contains(tokens[i].Word))
            {
                return true;
            }
        }

        return clause == at && WordKinds.Of(word) == "NOUN";
    }

    /// <summary>Where the words that are quoted begin, right behind the verb and whom it is said to; -1 where none are.</summary>
    private static int Opening(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb)
    {
        var at = verb + 1;
        var isTelling = Tells.Contains(tokens[verb].Word);
        if (!tokens[verb].Is(TokenMarks.ClauseEnd))
        {
            at = AfterAddressee(tokens, sentence.End, at, isTelling);
        }

        if (at < 0 || at >= sentence.End)
        {
            return -1;
        }

        var paused = tokens[at - 1].Is(TokenMarks.ClauseEnd);
        while (paused && !isTelling && at + 1 < sentence.End && Particles.Contains(tokens[at].Word) && !GoingOn.Contains(tokens[at].Word))
        {
            at++;
        }

        var word = tokens[at].Word;
        var next = at + 1 < sentence.End ? tokens[at + 1].Word : "";
        var opens = word is "i" or "we" ? paused || Present.Contains(next) : word == "my" || (tokens[verb].Word is "says" or "said" or "saying" && IsExclaimed(tokens, sentence.End, at));
        return opens ? at : -1;
    }

    /// <summary>"Over my dead body", "not in my house": no clause, so it can only be as it was said.</summary>
    private static bool IsExclaimed(ReadOnlySpan<Token> tokens, int end, int at)
    {
        at = tokens[at].Word == "not" ? at + 1 : at;
        return at + 1 < end && tokens[at].Word != "to" && ClauseWords.Prepositions.Contains(tokens[at].Word) && tokens[at + 1].Word == "my";
    }

    /// <summary>"Told me", "said to us", "told the officer", "told me yesterday"; -1 where "told" has nobody.</summary>
    private static int AfterAddressee(ReadOnlySpan<Token> tokens, int end, int at, bool isTelling)
    {
        var said = at;
        at = !isTelling && at + 1 < end && tokens[at].Word == "to" ? at + 1 : at;
        if (at >= end || (!isTelling && at == said))
        {
            return said;
        }

        if (Addressees.Contains(tokens[at].Word))
        {
            at++;
        }
        else if (Determiners.Contains(tokens[at].Word) || (tokens[at].Is(TokenMarks.Capital) && tokens[at].Word != "i"))
        {
            for (at++; at < end && !tokens[at - 1].Is(TokenMarks.ClauseEnd) && (FunctionWords.IsContent(tokens[at].Word) || tokens[at].Word == "'s"); at++)
            {
            }
        }
        else
        {
            return -1;
        }

        return at < end && !tokens[at - 1].Is(TokenMarks.ClauseEnd) && tokens[at].Word is "yesterday" or "today" or "again" ? at + 1 : at;
    }

    /// <summary>No more than a clause where none is quoted; else they last until the speaker goes on: "..., so I'll", "..., and I'll ring him", where "him" is who said it.</summary>
    private static int Close(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb, int from)
    {
        for (var at = from + 1; at < sentence.End; at++)
        {
            var word = tokens[at].Word;
            var isOver = tokens[from].Word is not ("i" or "we" or "my") && tokens[at].Is(TokenMarks.ClauseStart);
            if (isOver || (word is "so" or "but" && (tokens[at].Is(TokenMarks.ClauseStart) || (at + 1 < sentence.End && tokens[at + 1].Word is "i" or "we"))))
            {
                return at;
            }

            var start = word == "and" ? at + 1 : at;
            if ((word == "and" || tokens[at].Is(TokenMarks.ClauseStart)) && start < sentence.End && tokens[start].Word is "i" or "we" && SpeaksOfSayer(tokens, sentence, verb, start))
            {
                return at;
            }
        }

        return sentence.End;
    }

    private static bool SpeaksOfSayer(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb, int from)
    {
        var said = "";
        for (var at = ClauseStart(tokens, sentence, verb); at < verb; at++)
        {
            said = tokens[at].Word is "he" or "she" or "they" ? tokens[at].Word : said;
        }

        for (var at = from; at < sentence.End; at++)
        {
            var word = tokens[at].Word;
            var of = word is "he" or "him" ? "he" : word is "she" or "her" ? "she" : word is "they" or "them" ? "they" : null;
            if (of is not null && (of == said || (said.Length == 0 && of != "they")))
            {
                return true;
            }

            if (tokens[at].Is(TokenMarks.ClauseEnd))
            {
                break;
            }
        }

        return false;
    }

    /// <summary>"I'll mend it by May, he says.": who says it comes last.</summary>
    private static bool IsTag(ReadOnlySpan<Token> tokens, TalkSentence sentence, int verb)
    {
        var after = verb + 1;
        after = after + 1 < sentence.End && tokens[after].Word == "to" ? after + 1 : after;
        after = after < sentence.End && Addressees.Contains(tokens[after].Word) ? after + 1 : after;
        return after == sentence.End && tokens[verb].Word is not ("goes" or "like") && ClauseStart(tokens, sentence, verb) is var clause && clause > sentence.First && !GoingOn.Contains(tokens[clause].Word);
    }

    private static int ClauseStart(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        while (at > sentence.First && !tokens[at].Is(TokenMarks.ClauseStart))
        {
            at--;
        }

        return at;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
