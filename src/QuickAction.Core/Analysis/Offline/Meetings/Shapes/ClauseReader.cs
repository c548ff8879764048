using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>
/// Reads the shape of each clause of a sentence: who or what it speaks of, and in which tense and mood. No grammar and no dictionary of verbs: closed
/// classes of words and endings, which is enough to tell "it'll be with you by Friday" from "it was with you on Friday". Linear.
/// </summary>
internal static class ClauseReader
{
    // A noun's verb is looked for this far.
    private const int Reach = 9;

    public static void Read(Reading reading, TalkSentence sentence, List<Clause> clauses)
    {
        clauses.Clear();
        var first = sentence.First;
        for (var at = sentence.First + 1; at <= sentence.End; at++)
        {
            if (at == sentence.End || Opens(reading.Tokens[at]))
            {
                clauses.Add(Read(reading, first, at));
                first = at;
            }
        }
    }

    private static bool Opens(Token token) =>
        token.Is(TokenMarks.ClauseStart) || (token.Word != "that" && ClauseWords.Conjunctions.Contains(token.Word));

    private static Clause Read(Reading reading, int at, int end)
    {
        var tokens = reading.Tokens;
        string? lead = null;
        while (at < end && IsLead(tokens[at].Word))
        {
            lead = tokens[at++].Word;
        }

        if (at >= end)
        {
            return new Clause(Subject.None, Tense.None, false, lead);
        }

        var word = tokens[at].Word;
        var next = at + 1 < end ? tokens[at + 1].Word : "";
        if (word == "let")
        {
            return new Clause(next == "us" ? Subject.LetUs : Subject.Let, Tense.None, false, lead);
        }

        if (ClauseWords.Auxiliaries.TryGetValue(word, out var opening) && !ClauseWords.IsWeak(word))
        {
            return new Clause(next switch { "you" => Subject.InvertedYou, "i" => Subject.InvertedI, "we" => Subject.InvertedWe, _ => Subject.Inverted }, opening, false, lead);
        }

        var (subject, verb) = FindSubject(reading, at, end);
        if (subject == Subject.Bare)
        {
            return new Clause(Subject.Bare, Opening(word), false, lead);
        }

        var (tense, negated) = FindTense(tokens, verb, end);
        return new Clause(subject, tense, negated, lead);
    }

    private static bool IsLead(string word) =>
        (ClauseWords.Particles.Contains(word) || ClauseWords.Conjunctions.Contains(word)) && word is not ("that" or "as" or "all" or "first" or "second" or "next");

    private static (Subject Subject, int Verb) FindSubject(Reading reading, int at, int end)
    {
        var tokens = reading.Tokens;
        if (ClauseWords.Pronouns.TryGetValue(tokens[at].Word, out var pronoun) && !IsDeterminer(tokens, at, end))
        {
            return (pronoun, at + 1);
        }

        if (reading.PersonAt(at) >= 0)
        {
            var verb = at + 1;
            while (verb < end && tokens[verb].Is(TokenMarks.Capital) && tokens[verb].Word != "i")
            {
                verb++;
            }

            return (Subject.Name, verb);
        }

        for (var verb = at; verb < Math.Min(end, at + Reach); verb++)
        {
            if (IsVerbOfNoun(tokens, verb, at, end))
            {
                return (Subject.Noun, verb);
            }
        }

        return (Subject.Bare, at);
    }

    /// <summary>"That form", "all members": the word only points at the noun that follows.</summary>
    private static bool IsDeterminer(ReadOnlySpan<Token> tokens, int at, int end)
    {
        if (tokens[at].Word is not ("that" or "this" or "these" or "those" or "all" or "what" or "which") || at + 1 >= end)
        {
            return false;
        }

        var next = tokens[at + 1].Word;
        return !ClauseWords.Auxiliaries.ContainsKey(next) && !ClauseWords.IrregularPasts.Contains(next) && !next.EndsWith('s');
    }

    private static bool IsVerbOfNoun(ReadOnlySpan<Token> tokens, int verb, int first, int end)
    {
        var word = tokens[verb].Word;
        if (word == "'s")
        {
            var next = verb + 1 < end ? tokens[verb + 1].Word : "";
            return next is "not" or "going" or "to" or "a" or "the" or "in" or "on" or "off" or "at" or "out" or "been" or "got" || EndsIn(next, "ing", 3) || EndsIn(next, "ed", 2);
        }

        return verb > first
            && ((ClauseWords.Auxiliaries.ContainsKey(word) && word is not ("need" or "needs" or "better" or "want"))
                || ClauseWords.IrregularPasts.Contains(word) || ClauseWords.ThirdPersons.Contains(word) || word == "to");
    }

    private static (Tense Tense, bool IsNegated) FindTense(ReadOnlySpan<Token> tokens, int at, int end)
    {
        while (at < end && ClauseWords.Adverbs.Contains(tokens[at].Word))
        {
            at++;
        }

        if (at >= end)
        {
            return (Tense.End, false);
        }

        var negated = false;
        var after = at + 1;
        for (; after < end && (tokens[after].Word is "not" or "never" || ClauseWords.Adverbs.Contains(tokens[after].Word)); after++)
        {
            negated |= tokens[after].Word is "not" or "never";
        }

        var next = after < end ? tokens[after].Word : "";
        var then = after + 1 < end ? tokens[after + 1].Word : "";
        var word = tokens[at].Word;
        var tense = ClauseWords.Auxiliaries.TryGetValue(word, out var auxiliary) ? auxiliary switch
        {
            Tense.Be => OfBe(next, then),
            Tense.Have when next == "to" || (next == "got" && then == "to") => Tense.Must,
            Tense.Future when next == "be" => Tense.FutureBe,
            _ => auxiliary,
        }
        : OfVerb(word);
        return (tense, negated);
    }

    private static Tense OfBe(string next, string then) => next switch
    {
        "going" when then == "to" => Tense.Future,
        "to" => Tense.BeTo,
        "been" => Tense.Have,
        _ when EndsIn(next, "ing", 4) => Tense.Being,
        _ when EndsIn(next, "ed", 4) || ClauseWords.Participles.Contains(next) => Tense.BeDone,
        _ => Tense.Be,
    };

    private static Tense OfVerb(string word) => word switch
    {
        "to" => Tense.To,
        _ when ClauseWords.IrregularPasts.Contains(word) || EndsIn(word, "ed", 4) => Tense.Past,
        _ when ClauseWords.Orders.Contains(word) => Tense.Present,
        _ when EndsIn(word, "s", 3) => Tense.PresentThird,
        _ when EndsIn(word, "ing", 3) => Tense.Ing,
        _ when ClauseWords.Prepositions.Contains(word) => Tense.Preposition,
        _ => Tense.Other,
    };

    private static Tense Opening(string word) => word switch
    {
        "not" or "never" => Tense.Negation,
        _ when EndsIn(word, "ing", 4) => Tense.Ing,
        _ when EndsIn(word, "ed", 4) => Tense.Done,
        _ when ClauseWords.Determiners.Contains(word) => Tense.Determiner,
        _ when ClauseWords.Numbers.Contains(word) => Tense.Number,
        _ when ClauseWords.Prepositions.Contains(word) => Tense.Preposition,
        _ when ClauseWords.Orders.Contains(word) => Tense.Order,
        _ => Tense.Other,
    };

    /// <summary>Ends so and is longer than <paramref name="least"/> letters.</summary>
    private static bool EndsIn(string word, string ending, int least) => word.Length > least && word.EndsWith(ending, StringComparison.Ordinal);
}
