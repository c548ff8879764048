using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// Finds what was settled. Evidence adds up: the words themselves (formal, plain, or only a "then"), who says them, what led up to them (a proposal,
/// assent, "does anyone object?") and how they were taken; doubt of any kind takes away. A sentence that reaches <see cref="Least"/> settles.
/// </summary>
internal sealed class SettlementFinder(Reading reading, IReadOnlyList<Undertaking> undertakings)
{
    private const double Least = 3;
    private const double Formal = 3;
    private const double Plain = 2.5;
    private const double Mark = 1.2;
    private const double Plan = 0.8;
    private const double ByChair = 0.8;
    private const double ByOther = -1.5;
    private const double Asked = 1.5;
    private const double NobodyObjects = 0.7;
    private const double AssentBefore = 0.6;
    private const double ProposedBefore = 0.4;
    private const double WellTaken = 0.5;
    private const double TakenUp = 0.6;
    private const double Doubted = -3;
    private const double Reported = -4;
    private const double Negated = -1.5;
    private const double Empty = -2.5;
    private const double Echoed = 1;
    private const double Procedural = -5;

    private static readonly HashSet<string> Particles = [.. WordLists.Particles.Split(' ')];

    private readonly HashSet<int> _promised = [.. undertakings.Where(u => u.Form != UndertakingForm.Request).SelectMany(u => u.Merged.Append(u.Sentence.Index))];

    public IReadOnlyList<Settlement> Find()
    {
        var found = new List<Settlement>();
        foreach (var sentence in reading.Sentences)
        {
            if (Weigh(sentence) is not { } settlement)
            {
                continue;
            }

            // "That's unanimous. So the decision is ...": the bare words only led up to it.
            if (found.Count > 0 && found[^1] is var last && last.Matter.Index != last.Sentence.Index && last.Sentence.Turn == sentence.Turn && sentence.Index == last.Sentence.Index + 1)
            {
                found.RemoveAt(found.Count - 1);
            }

            if (!IsRepeated(found, settlement))
            {
                found.Add(settlement);
            }
        }

        return found;
    }

    private Settlement? Weigh(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        var isChair = reading.IsChair(speaker) || reading.Chair.Person < 0;
        var (words, at) = Words(sentence);
        var bare = IsBare(sentence);
        var answered = IsAnsweredQuestion(sentence);
        var matter = bare ? Matter(sentence) : sentence;
        if ((words == 0 && !answered) || (bare && !isChair) || (!bare && Substance(sentence) == 0) || matter is null || (bare && _promised.Contains(matter.Value.Index)))
        {
            return null;
        }

        // A "then" or a plan alone settles nothing: something must have led up to it.
        var echoes = isChair && EchoesAnswer(sentence);
        if (words < Plain && words is not (>= Mark + Plan) && !answered && !echoes && Before(sentence) < NobodyObjects + AssentBefore + ProposedBefore + 0.1 && !(reading.Has(sentence, Cue.Check) || AskedBefore(sentence)))
        {
            return null;
        }

        // "Nobody's decided that": the deciding itself is denied, which settles nothing; "nobody is to ask him" does.
        if (reading.Tokens[sentence.First].Word is "nobody" or "no-one" && IsDenied(sentence))
        {
            return null;
        }

        var doubt = DoubtScope.At(reading, sentence, at);
        doubt |= words < Plain && reading.Has(sentence, Cue.Hedge) ? Doubt.Hedged : Doubt.None;
        var weight = words
            + (isChair ? ByChair : ByOther)
            + Before(sentence)
            + After(sentence)
            + Doubts(doubt)
            + (answered ? Plain : sentence.IsQuestion ? Doubted : 0)
            + (echoes ? Echoed : 0)
            + (reading.Has(sentence, Cue.Procedure) ? Procedural : 0)
            + (_promised.Contains(sentence.Index) && !reading.Has(sentence, Cue.Formal) ? Doubted : 0)
            + (!bare && Substance(sentence) < 2 ? Empty : 0);
        return weight >= Least ? new Settlement(sentence, matter.Value, weight) { IsNegated = doubt.HasFlag(Doubt.Negated) } : null;
    }

    /// <summary>Words of matter; names of people present are none ("Then it's Jo, not Sam").</summary>
    private int Substance(TalkSentence sentence)
    {
        var count = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var named = reading.PersonAt(i) >= 0 || (i > sentence.First && reading.PersonAt(i - 1) >= 0 && reading.Tokens[i].Is(TokenMarks.Capital));
            count += !named && FunctionWords.IsContent(reading.Tokens[i].Word) ? 1 : 0;
        }

        return count;
    }

    /// <summary>"Eighteen pounds from January, is that agreed?" "Agreed.": a question that holds the matter, and a yes to it.</summary>
    private bool IsAnsweredQuestion(TalkSentence sentence)
    {
        if (!sentence.IsQuestion || reading.Find(sentence, Cue.Check) is not { } check || Substance(sentence) < 3 || check.First - sentence.First < 3 && !reading.Has(sentence, Cue.Formal))
        {
            return false;
        }

        var turn = reading.Talk.TurnOf(sentence);
        if (sentence.Index + 1 < turn.EndSentence)
        {
            var next = reading[sentence.Index + 1];
            return reading.Has(next, Cue.BareSettle) || reading.Has(next, Cue.Assent) || reading.Has(next, Cue.NoObjection);
        }

        return reading.InTurn(turn.Index + 1, 0) is { } answer && reading.Has(answer, Cue.Assent) && !reading.Has(answer, Cue.Decline);
    }

    /// <summary>The chair asked, somebody answered, and the chair says the answer back: that settles it.</summary>
    private bool EchoesAnswer(TalkSentence sentence)
    {
        var turn = reading.Talk.TurnOf(sentence);
        if (sentence.Index - turn.FirstSentence > 2 || sentence.IsQuestion || reading.SpeakerOfTurn(turn.Index - 2) != reading.SpeakerOfTurn(turn.Index) || turn.Index < 2)
        {
            return false;
        }

        var (asked, answer) = (reading.Talk.Turns[turn.Index - 2], reading.Talk.Turns[turn.Index - 1]);
        if (asked.EndSentence == asked.FirstSentence || !reading[asked.EndSentence - 1].IsQuestion)
        {
            return false;
        }

        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = answer.FirstSentence; i < answer.EndSentence; i++)
        {
            said.UnionWith(Words(reading[i].First, reading[i].End));
        }

        return Words(sentence.First, sentence.End).Any(said.Contains);
    }

    private IEnumerable<string> Words(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var word = reading.Tokens[i].Word;
            if (FunctionWords.IsContent(word) || char.IsDigit(word[0]) || SpokenNumbers.TryCardinal(reading.Tokens, i, out _, out _))
            {
                yield return FunctionWords.Stem(word);
            }
        }
    }

    /// <summary>What the words themselves weigh, and at which token they begin.</summary>
    private (double Weight, int At) Words(TalkSentence sentence)
    {
        var (best, at, marks, plan) = (0.0, sentence.First, 0.0, 0.0);
        foreach (var hit in reading.Cues(sentence))
        {
            var weight = hit.Cue switch
            {
                Cue.Formal => Formal,
                Cue.Settle or Cue.BareSettle => Plain,
                Cue.NextMeeting when HasDay(sentence) => Formal,
                _ => 0,
            };
            if (weight > best)
            {
                (best, at) = (weight, hit.First);
            }

            marks = hit.Cue == Cue.SettleMark ? Math.Min(marks + Mark, 2 * Mark) : marks;
            plan = hit.Cue == Cue.Plan && HasSubject(sentence, hit.First) ? Plan : plan;
        }

        if (best < Plain && Inversion(sentence) is >= 0 and var inverted)
        {
            (best, at) = (Plain, inverted);
        }

        marks += plan > 0 && marks < Mark && TakesUp(sentence) ? Mark : 0;
        return (best + marks + plan, at);
    }

    /// <summary>"Fine, it's moving to the church": one word takes up what was proposed, the rest says what will be.</summary>
    private bool TakesUp(TalkSentence sentence) =>
        sentence.Length > 3
        && reading.Tokens[sentence.First].Is(TokenMarks.ClauseEnd)
        && reading.Tokens[sentence.First].Word is "fine" or "ok" or "okay" or "right" or "done" or "perfect" or "splendid" or "good" or "great" or "brilliant" or "excellent" or "lovely" or "grand" or "sold" or "agreed";

    /// <summary>For reading the rules' mind: every sentence that has a word of settling, with its weight.</summary>
    internal IEnumerable<(TalkSentence Sentence, double Words, double Before, double After, Doubt Doubt)> Weights()
    {
        foreach (var sentence in reading.Sentences.ToArray())
        {
            var (words, at) = Words(sentence);
            if (words > 0)
            {
                yield return (sentence, words, Before(sentence), After(sentence), DoubtScope.At(reading, sentence, at));
            }
        }
    }

    /// <summary>"Go and eat something" has no subject: it asks, and plans nothing.</summary>
    private bool HasSubject(TalkSentence sentence, int verb)
    {
        // "You go and see the house": a request.
        if (verb > sentence.First && reading.Tokens[verb].Word is "go" or "get" or "move" or "stop" or "stay" or "need" && reading.Tokens[verb - 1].Word is "you" or "will")
        {
            return false;
        }

        for (var i = reading.ClauseStart(sentence, verb); i < verb; i++)
        {
            if (!Particles.Contains(reading.Tokens[i].Word))
            {
                return true;
            }
        }

        return reading.ClauseStart(sentence, verb) > sentence.First;
    }

    private bool HasDay(TalkSentence sentence) =>
        DateReader.Find(reading.Talk.TokenArray, sentence.First, sentence.End).Any() || DueReader.Find(reading.Tokens, sentence.First, sentence.End).Count > 0;

    /// <summary>"Bound gravel it is": what was chosen stands first, and "it is" ends the clause.</summary>
    private int Inversion(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First + 1; at + 1 < sentence.End; at++)
        {
            if (tokens[at].Word != "it" || tokens[at + 1].Word is not ("is" or "'s") || tokens[at + 1].Is(TokenMarks.Clitic))
            {
                continue;
            }

            var start = reading.ClauseStart(sentence, at);
            var closes = at + 2 == sentence.End || tokens[at + 1].Is(TokenMarks.ClauseEnd) || tokens[at + 2].Word is "then" or "for" or "from" or "on" or "so";
            if (closes && at > start && at - start <= 6 && FunctionWords.IsContent(tokens[at - 1].Word) && tokens[start].Word is not ("i" or "that" or "what" or "who" or "how" or "where" or "as" or "if" or "whatever" or "you" or "we" or "they" or "think" or "hope"))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>"Does anyone object?", just before in the same turn, or at the end of the speaker's turn before.</summary>
    private bool AskedBefore(TalkSentence sentence)
    {
        var turn = reading.Talk.TurnOf(sentence);
        var asked = reading.Has(sentence, Cue.Check);
        for (var i = Math.Max(turn.FirstSentence, sentence.Index - 4); i < sentence.Index; i++)
        {
            asked |= reading.Has(reading[i], Cue.Check);
        }

        if (reading.InTurn(turn.Index - 2, 0) is not null && sentence.Index - turn.FirstSentence <= 2)
        {
            var earlier = reading.Talk.Turns[turn.Index - 2];
            asked |= reading.SpeakerOfTurn(earlier.Index) == reading.Speaker(sentence) && reading.Has(reading[earlier.EndSentence - 1], Cue.Check);
        }

        return asked;
    }

    private double Before(TalkSentence sentence)
    {
        var turn = reading.Talk.TurnOf(sentence);
        var weight = 0.0;
        var nobody = reading.Has(sentence, Cue.NoObjection);
        for (var i = Math.Max(turn.FirstSentence, sentence.Index - 4); i < sentence.Index; i++)
        {
            nobody |= reading.Has(reading[i], Cue.NoObjection);
        }

        weight += (AskedBefore(sentence) ? Asked : 0) + (nobody ? NobodyObjects : 0);
        var (assents, proposed) = (0, false);
        for (var i = turn.FirstSentence - 1; i >= Math.Max(0, turn.FirstSentence - 8) && reading[i].Turn >= turn.Index - 5; i--)
        {
            assents += reading.Has(reading[i], Cue.Assent) ? 1 : 0;
            proposed |= reading.Has(reading[i], Cue.Propose);
        }

        return weight + (Math.Min(assents, 2) * AssentBefore) + (proposed ? ProposedBefore : 0);
    }

    private double After(TalkSentence sentence)
    {
        if (reading.InTurn(sentence.Turn + 1, 0) is not { } next)
        {
            return 0;
        }

        var turn = reading.Talk.Turns[next.Turn];
        var takenUp = Enumerable.Range(turn.FirstSentence, turn.EndSentence - turn.FirstSentence).Any(_promised.Contains);
        return (reading.Has(next, Cue.Accept) || reading.Has(next, Cue.Assent) ? WellTaken : 0) + (takenUp ? TakenUp : 0);
    }

    private static double Doubts(Doubt doubt) =>
        ((doubt & (Doubt.Hedged | Doubt.Conditional | Doubt.Past)) != 0 ? Doubted : 0)
        + ((doubt & (Doubt.Reported | Doubt.Quoted)) != 0 ? Reported : 0)
        + ((doubt & Doubt.Negated) != 0 ? Negated : 0);

    /// <summary>"Agreed." settles, but what?</summary>
    private bool IsBare(TalkSentence sentence) => reading.Has(sentence, Cue.BareSettle) && reading.ContentWords(sentence.First, sentence.End) <= 2;

    /// <summary>The proposal that bare settling words answer: the nearest sentence before them with matter of its own.</summary>
    private TalkSentence? Matter(TalkSentence sentence)
    {
        TalkSentence? nearest = null;
        for (var i = sentence.Index - 1; i >= Math.Max(0, sentence.Index - 8) && reading[i].Turn >= sentence.Turn - 5; i--)
        {
            var before = reading[i];
            if (reading.ContentWords(before.First, before.End) < 3 || reading.Has(before, Cue.Worry) || DoubtScope.At(reading, before, before.First).HasFlag(Doubt.Conditional))
            {
                continue;
            }

            if (reading.Has(before, Cue.Propose) || reading.Has(before, Cue.Check) || (before.Turn == sentence.Turn && i == sentence.Index - 1))
            {
                return before;
            }

            nearest ??= before.Turn == sentence.Turn || (before.Turn == sentence.Turn - 1 && reading.Has(before, Cue.Plan)) ? before : null;
        }

        return nearest;
    }

    /// <summary>The chair often says it twice: the second sentence, close behind, adds no matter of its own.</summary>
    private bool IsRepeated(List<Settlement> found, Settlement next)
    {
        if (found.Count == 0 || next.Sentence.Index - found[^1].Sentence.Index > 3)
        {
            return false;
        }

        var before = reading.Content(found[^1].Sentence.First, found[^1].Sentence.End);
        before.UnionWith(reading.Content(found[^1].Matter.First, found[^1].Matter.End));
        var after = reading.Content(next.Matter.First, next.Matter.End);
        return after.Count(before.Contains) >= 0.6 * after.Count;
    }

    private bool IsDenied(TalkSentence sentence)
    {
        for (var i = sentence.First + 1; i < Math.Min(sentence.First + 4, sentence.End); i++)
        {
            if (reading.Tokens[i].Word is "decided" or "agreed" or "settled")
            {
                return true;
            }
        }

        return false;
    }
}
