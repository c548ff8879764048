using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// What the chair settles by saying it, with nobody against: "we won't suspend placements", "move them out, today", "so the threshold is met and we proceed". The model,
/// which has seen few meetings that are led so, is often not sure of these.
/// </summary>
internal sealed class ChairAlone(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts)
{
    /// <summary>Log odds down to which the model is not set against it: for what will not be done, and for an order with its time.</summary>
    private const double NotAgainst = 6;
    private const double NotAgainstOrder = 3.5;

    /// <summary>Log odds below which it is nothing to do, though it be less a decision still.</summary>
    private const double NoAction = 2;
    private const int MostWords = 25;

    /// <summary>Turns after it in which somebody would speak up.</summary>
    private const int TurnsOfAnswer = 2;

    /// <summary>What "we won't" only foretells: "we won't get through all of this".</summary>
    private static readonly FrozenSet<string> Foretold = Set("get know have need see find hear be manage reach make finish last want believe forget go lie solve agree pretend argue like please sit sort settle");
    private static readonly FrozenSet<string> Ruled = Set("approved refused granted confirmed deferred adjourned dismissed upheld rejected adopted");

    /// <summary>What is ruled on; of anything else, "the landlord refused" tells what happened.</summary>
    private static readonly FrozenSet<string> RuledOn = Set("order orders application applications permission consent appeal appeals grant grants minutes licence licences motion amendment plan plans budget policy report request bid bids funding extension placement package payment rent fee fees precept tender contract recommendation recommendations objection objections closure award waiver exemption variation item meeting hearing");

    /// <summary>Words of what is chosen before "it is", and how other sentences come to end so: "what a mess it is", "no idea whose it is".</summary>
    private const int MostOfChoice = 8;
    private static readonly FrozenSet<string> NoChoice = Set("what who whose how that whatever where when why if think know say said sure believe like as no not idea wonder here there");

    /// <summary>Words of the noun that is ruled on, and what becomes of it.</summary>
    private const int MostOfNoun = 6;
    private static readonly FrozenSet<string> Conditions = Set("threshold thresholds criteria criterion test tests conditions grounds");
    private static readonly FrozenSet<string> Met = Set("met reached satisfied passed crossed");
    /// <summary>"The threshold's met as soon as you take him off": when it would be, and not that it is.</summary>
    private static readonly FrozenSet<string> Whenever = Set("as if when whenever once where wherever unless until till only provided");

    /// <summary>Who concludes, and how it is said; what a chair does for all of them by saying that they do.</summary>
    private static readonly FrozenSet<string> Bodies = Set("panel committee sub-committee tribunal board conference hearing bench");
    private static readonly FrozenSet<string> Conclusions = Set("finds concludes decides resolves accepts upholds dismisses grants refuses approves receives notes adopts defers endorses ratifies awards");
    private static readonly FrozenSet<string> Performed = Set("uphold allow grant dismiss refuse confirm approve adopt defer adjourn reject impose revoke endorse ratify");

    /// <summary>What becomes of an applicant, and what they came for.</summary>
    private static readonly FrozenSet<string> Granted = Set("renewed granted approved refused suspended reinstated licensed cleared registered exempted disqualified awarded");
    private static readonly FrozenSet<string> Papers = Set("licence licences permit permits badge plate tenancy place registration grant award exemption accreditation pitch stall plot");
    private static readonly FrozenSet<string> Against = Set("disagree object protest oppose accept agree wrong");

    /// <summary>Verbs of the talk itself: "hold on till we've heard Bob".</summary>
    private static readonly FrozenSet<string> OfTalk = Set("hang hold bear carry go come let wait tell say remind speak talk ask excuse see look welcome thank sorry imagine remember listen start begin note");

    public bool Settles(TalkSentence sentence) =>
        !sentence.IsQuestion
        && reading.IsChair(reading.Speaker(sentence))
        && (scores.Decision[sentence.Index] >= scores.Action[sentence.Index] || scores.Action[sentence.Index] < -NoAction)
        && ((scores.Decision[sentence.Index] >= -NotAgainst && (Concludes(sentence) || (sentence.Length <= MostWords && (Refuses(sentence) || Finds(sentence) || Rules(sentence)))))
            || (scores.Decision[sentence.Index] >= -NotAgainstOrder && sentence.Length <= MostWords && (Orders(sentence) || Chooses(sentence) || TellsApplicant(sentence))))
        && (DoubtScope.At(reading, sentence, sentence.First) & ~Doubt.Negated) == Doubt.None
        && !IsOpposed(sentence);

    /// <summary>"We won't suspend placements", "we're not closing the home".</summary>
    private bool Refuses(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 3 < sentence.End; at++)
        {
            if (tokens[at].Word != "we" || reading.IsOfAnother(at))
            {
                continue;
            }

            // "We're not going to court", "we're not going to close it".
            if (tokens[at + 1].Word == "are" && tokens[at + 2].Word == "not" && tokens[at + 3].Word == "going")
            {
                return at + 5 < sentence.End && tokens[at + 4].Word == "to" && !Foretold.Contains(tokens[at + 5].Word) && facts[sentence.Index].Matter.Length >= 2 && !reading.Has(sentence, Cue.Procedure);
            }

            // The first "we" is the subject; "we will not be asking them" asks them nothing.
            var verb = tokens[at + 3].Word == "be" && at + 4 < sentence.End ? at + 4 : at + 3;
            return tokens[at + 2].Word == "not"
                && (tokens[at + 1].Word is "will" or "shall" ? verb == at + 3 ? Reported.VerbForms.IsBase(tokens[verb].Word) : IsIng(tokens[verb].Word) : tokens[at + 1].Word == "are" && IsIng(tokens[verb].Word))
                && !Foretold.Contains(tokens[verb].Word)
                && facts[sentence.Index].Matter.Length >= 2
                && !reading.Has(sentence, Cue.Procedure);
        }

        return false;
    }

    /// <summary>"Order confirmed, then, without the oak", "application refused": the noun and what becomes of it, with no verb between.</summary>
    private bool Rules(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First + 1; at < Math.Min(sentence.End, sentence.First + MostOfNoun); at++)
        {
            if (Ruled.Contains(tokens[at].Word))
            {
                return !tokens[at - 1].Is(TokenMarks.ClauseEnd) && RuledOn.Contains(tokens[at - 1].Word) && (at + 1 == sentence.End || tokens[at].Is(TokenMarks.ClauseEnd) || tokens[at + 1].Word is "then" or "subject" or "without" or "minus" or "as" or "with");
            }

            if (ClauseWords.Auxiliaries.ContainsKey(tokens[at].Word) || ClauseWords.Pronouns.ContainsKey(tokens[at].Word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"The panel finds that he's fit", "so we don't uphold the appeal": to say it is to do it, unless it tells of what is always done.</summary>
    private bool Concludes(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = AfterUnderstanding(tokens);
        while (at < tokens.Length && (ClauseWords.Particles.Contains(tokens[at].Word) || tokens[at].Word is "therefore" or "the" or "this" or "our"))
        {
            at++;
        }

        if (at + 2 >= tokens.Length || facts[sentence.Index].Matter.Length < 2)
        {
            return false;
        }

        if (IsHabit(tokens))
        {
            return false;
        }

        // "The committee awards are in May", "the panel notes go out on Friday" are things.
        if (Bodies.Contains(tokens[at].Word) && Conclusions.Contains(tokens[at + 1].Word) && (tokens[at + 1].Word is not ("notes" or "awards") || tokens[at + 2].Word is "the" or "that" or "this" or "a" or "an" or "his" or "her" or "their" or "its" or "your" or "those" or "these"))
        {
            return true;
        }

        var verb = at + 1;
        while (tokens[at].Word == "we" && verb + 1 < tokens.Length && tokens[verb].Word is "do" or "not" or "therefore" or "hereby" or "unanimously" or "accordingly" or "formally")
        {
            verb++;
        }

        // "We don't allow dogs" is an old rule.
        return tokens[at].Word == "we" && Performed.Contains(tokens[verb].Word) && !(verb > at + 1 && tokens[verb].Word is "allow" or "impose" or "reject" or "refuse");
    }

    /// <summary>"With that understood, the committee receives the accounts": where what is concluded begins.</summary>
    private static int AfterUnderstanding(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at < tokens.Length && tokens[0].Word == "with" && tokens[1].Word is "that" or "this" or "those"; at++)
        {
            if (tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return at + 1;
            }
        }

        return 0;
    }

    /// <summary>"Mr Bell, you're renewed for a year", "you'll keep your licence": told to whom it concerns.</summary>
    private bool TellsApplicant(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at + 3 < tokens.Length; at++)
        {
            if (tokens[at].Word == "you" && (at == 0 || tokens[at - 1].Is(TokenMarks.ClauseEnd) || ClauseWords.Particles.Contains(tokens[at - 1].Word)))
            {
                return (tokens[at + 1].Word == "are" && Granted.Contains(tokens[at + 2].Word))
                    || (at + 4 < tokens.Length && tokens[at + 1].Word == "will" && tokens[at + 2].Word is "keep" or "have" or "get" or "lose" && tokens[at + 3].Word == "your" && Papers.Contains(tokens[at + 4].Word));
            }
        }

        return false;
    }

    /// <summary>"Twenty four hours it is, at the bowls club", "mornings it is, then", "make it eleven hundred and fifty for a bench".</summary>
    private bool Chooses(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var start = sentence.First;
        while (start < sentence.End - 2 && ClauseWords.Particles.Contains(tokens[start].Word))
        {
            start++;
        }

        if (start + 2 < sentence.End && tokens[start].Word == "make" && tokens[start + 1].Word == "it" && !IsAskedHowMany(sentence) && (ClauseWords.Numbers.Contains(tokens[start + 2].Word) || char.IsDigit(tokens[start + 2].Word[0])))
        {
            return true;
        }

        for (var at = start; at + 1 < Math.Min(sentence.End, start + MostOfChoice); at++)
        {
            if (tokens[at].Word == "it" && tokens[at + 1].Word == "is" && at > start)
            {
                return at + 2 == sentence.End || tokens[at + 1].Is(TokenMarks.ClauseEnd) || tokens[at + 2].Word == "then";
            }

            if (tokens[at].Is(TokenMarks.ClauseEnd) || ClauseWords.Auxiliaries.ContainsKey(tokens[at].Word) || ClauseWords.Pronouns.ContainsKey(tokens[at].Word) || NoChoice.Contains(tokens[at].Word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"How many signed it?" "About four hundred." "Make it four hundred and one.": counted, and not chosen.</summary>
    private bool IsAskedHowMany(TalkSentence sentence)
    {
        for (var i = Math.Max(0, sentence.Index - 3); i < sentence.Index; i++)
        {
            var tokens = reading.Talk.TokensOf(reading[i]);
            for (var at = 0; at + 1 < tokens.Length; at++)
            {
                if (tokens[at].Word == "how" && tokens[at + 1].Word is "many" or "much")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsHabit(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Word is "always" or "usually" or "normally" or "generally" or "never" or "every" or "each" or "often" or "when" or "whenever" or "anything" or "policy" or "know")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIng(string word) => word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>"The threshold is met", "so the test's met and we proceed": what a body finds is its decision.</summary>
    private bool Finds(TalkSentence sentence)
    {
        var named = false;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var word = reading.Tokens[at].Word;
            named |= Conditions.Contains(word);
            if (named && Met.Contains(word) && at > sentence.First && reading.Tokens[at - 1].Word is "is" or "'s" or "are" or "been" or "not")
            {
                return at + 1 >= sentence.End || !Whenever.Contains(reading.Tokens[at + 1].Word);
            }
        }

        return false;
    }

    /// <summary>"Move them out, today": an order to nobody by name, with the time from which it holds.</summary>
    private bool Orders(TalkSentence sentence)
    {
        var clauses = facts[sentence.Index].Clauses;
        return Array.Find(clauses, c => c.Subject != Subject.None) is { Subject: Subject.Bare, Tense: Tense.Order }
            && facts[sentence.Index].Matter.Length >= 1
            && (facts[sentence.Index].Due > 0 || reading.Has(sentence, Cue.FromNow))
            && !OfTalk.Contains(FirstWord(sentence))
            && !reading.Has(sentence, Cue.Procedure)
            && !NamesSomebody(sentence);
    }

    private string FirstWord(TalkSentence sentence)
    {
        var at = sentence.First;
        while (at < sentence.End - 1 && ClauseWords.Particles.Contains(reading.Tokens[at].Word))
        {
            at++;
        }

        return reading.Tokens[at].Word;
    }

    private bool NamesSomebody(TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (reading.PersonAt(at) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No, I can't accept that", "I disagree", said by another just after.</summary>
    private bool IsOpposed(TalkSentence sentence)
    {
        for (var turn = sentence.Turn + 1; turn <= sentence.Turn + TurnsOfAnswer && reading.InTurn(turn, 0) is { } answer; turn++)
        {
            if (!reading.IsChair(reading.Speaker(answer)) && Opposes(answer))
            {
                return true;
            }
        }

        return false;
    }

    private bool Opposes(TalkSentence answer)
    {
        var (no, not) = (reading.Tokens[answer.First].Word is "no" or "sorry" or "hang" or "but", false);
        foreach (var token in reading.Talk.TokensOf(answer))
        {
            not |= token.Word == "not";
            if (token.Word is "disagree" or "object" or "oppose" or "protest" || (not && Against.Contains(token.Word)) || (no && not && token.Word is "can" or "should" or "do"))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
