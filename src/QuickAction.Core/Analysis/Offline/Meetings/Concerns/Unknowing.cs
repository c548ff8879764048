using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>
/// Finds where somebody says that nobody here knows: "I don't know whether ...", "nobody's told us if ...", "it isn't clear who ...". It is a frame, not a list of
/// phrases: a word of knowing or telling, denied, of "I", "we" or nobody, and the question that follows.
/// </summary>
internal static class Unknowing
{
    /// <summary>How far before a word of knowing its denial and its subject stand, and how far behind it the question opens.</summary>
    private const int Before = 7;
    private const int Behind = 5;

    private static readonly FrozenSet<string> Knowing = Set("know knows tell say idea clue sure certain clear told said heard hear out bottom answer");

    /// <summary>What may stand between the subject and the word of knowing, denial and adverbs among it.</summary>
    private static readonly FrozenSet<string> Between = Set(
        "do does can could am are is was be been being have has had 's 'd would not never no any even really actually yet still honestly just quite genuinely truly entirely absolutely altogether to got get gotten find found work worked make made the a single faintest slightest "
        + "at all i we us me from waiting having so far had an of for");

    private static readonly FrozenSet<string> Denials = Set("not never no nobody no-one none waiting");

    /// <summary>What may stand between the word of knowing and the question.</summary>
    private static readonly FrozenSet<string> Linking = Set("you yet me us of them is 's on about to the for certain sure honestly still either even from anybody anyone as with");

    private static readonly FrozenSet<string> Asking = Set("whether if who whose what when which how where");

    /// <summary>The token at which a question opens that the sentence says nobody can answer; -1 without one.</summary>
    public static int Question(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (!IsUnknown(reading, sentence, at))
            {
                continue;
            }

            if (Opens(reading, sentence, at + 1) is >= 0 and var opened)
            {
                return IsReal(reading, sentence, opened) ? opened : -1;
            }

            // "Whether they'd take it, I don't know."
            var first = First(reading, sentence);
            if (at == sentence.End - 1 || tokens[at].Is(TokenMarks.ClauseEnd) || tokens[at + 1].Word is "you" or "yet")
            {
                return tokens[first].Word is "whether" or "who" or "when" && first < at && IsReal(reading, sentence, first) ? first : -1;
            }
        }

        return IsLeft(reading, sentence);
    }

    /// <summary>Whether a reply begins by saying that the answer is not known: "I don't know.", "No idea.", "It doesn't say.", "Nobody's told me."</summary>
    public static bool Begins(Reading reading, TalkSentence reply)
    {
        var end = reading.ClauseEnd(reply, First(reading, reply));
        for (var at = First(reading, reply); at < end; at++)
        {
            if ((IsUnknown(reading, reply, at) || IsSilent(reading, reply, at)) && (at == end - 1 || at + 1 == reply.End || Opens(reading, reply, at + 1) >= 0 || reading.Tokens[at + 1].Word is "you" or "yet" or "me" or "us"))
            {
                return Opens(reading, reply, at + 1) is var opened && (opened < 0 || IsReal(reading, reply, opened));
            }
        }

        return false;
    }

    private static bool IsUnknown(Reading reading, TalkSentence sentence, int at)
    {
        var tokens = reading.Tokens;
        if (!Knowing.Contains(tokens[at].Word) || tokens[at].Is(TokenMarks.Quoted))
        {
            return false;
        }

        var (denied, able) = (false, false);
        var subject = at - 1;
        for (; subject >= sentence.First && at - subject <= Before && !tokens[subject].Is(TokenMarks.ClauseEnd); subject--)
        {
            var word = tokens[subject].Word;
            denied |= Denials.Contains(word);
            able |= word is "can" or "could";
            if (word is "i" or "we" or "nobody" or "no-one" || (word is "one" or "us" && subject > sentence.First && tokens[subject - 1].Word is "no" or "of"))
            {
                return (denied || word is "one" or "us") && Fits(tokens[at].Word, able, word, tokens, subject, at);
            }

            if (!Between.Contains(word))
            {
                break;
            }
        }

        // "Don't know if ...", "No idea who ...", "it isn't clear whether ...": said without a subject, or of the matter itself.
        return denied && (subject < sentence.First || tokens[subject + 1].Is(TokenMarks.ClauseStart) || tokens[subject].Word is "it" or "that")
            && (tokens[at].Word is "know" or "idea" or "clue" || (tokens[at].Word is "clear" or "sure" or "certain" && subject >= sentence.First && tokens[subject].Word is "it" or "that"));
    }

    /// <summary>To be told or to say is no knowing unless somebody could not: "I can't tell you", "nobody's told us", "I've not been told".</summary>
    private static bool Fits(string word, bool able, string subject, ReadOnlySpan<Token> tokens, int from, int at)
    {
        var isNobody = subject is "nobody" or "no-one" or "one";
        var past = false;
        for (var i = from; i < at; i++)
        {
            past |= tokens[i].Word is "been" or "have" or "has";
        }

        return word switch
        {
            "tell" or "say" => able,
            "out" => able && tokens[at - 1].Word is "find" or "work" or "get",
            "told" or "said" => isNobody || past,
            "heard" => past,
            "answer" => past,
            "bottom" => true,
            "hear" => at > from + 1 && tokens[at - 1].Word == "to",
            "idea" or "clue" => true,
            "know" or "knows" => !Did(tokens, from, at),
            _ => true,
        };
    }

    private static bool Did(ReadOnlySpan<Token> tokens, int from, int at)
    {
        for (var i = from; i < at; i++)
        {
            if (tokens[i].Word is "did" or "would" or "'d")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"It doesn't say", "the papers don't say", "it depends".</summary>
    private static bool IsSilent(Reading reading, TalkSentence sentence, int at)
    {
        var tokens = reading.Tokens;
        return (tokens[at].Word == "say" && at - sentence.First is >= 2 and <= 5 && tokens[at - 1].Word == "not" && tokens[at - 2].Word is "do" or "does")
            || (tokens[at].Word == "depends" && at - sentence.First <= 2);
    }

    /// <summary>"The other thing is whether ...", "it depends if ...": left to be seen.</summary>
    private static int IsLeft(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var first = First(reading, sentence);
        for (var at = first; at < Math.Min(sentence.End - 3, first + 5); at++)
        {
            var opens = tokens[at].Word is "question" or "thing" or "issue" && tokens[at + 1].Word is "is" or "'s" && tokens[at + 2].Word == "whether" ? at + 2
                : tokens[at].Word == "depends" && tokens[at + 1].Word is "whether" or "if" ? at + 1
                : tokens[at].Word == "unclear" && Asking.Contains(tokens[at + 1].Word) ? at + 1
                : -1;
            if (opens >= 0 && IsReal(reading, sentence, opens))
            {
                return opens;
            }
        }

        return -1;
    }

    private static int Opens(Reading reading, TalkSentence sentence, int from)
    {
        for (var at = from; at < Math.Min(sentence.End, from + Behind); at++)
        {
            if (Asking.Contains(reading.Tokens[at].Word))
            {
                return at;
            }

            if (!Linking.Contains(reading.Tokens[at].Word))
            {
                break;
            }
        }

        return -1;
    }

    /// <summary>Not "what to do", not "where he's got that from", not what the speaker or the one who is spoken to would do: those are no questions of the meeting's.</summary>
    private static bool IsReal(Reading reading, TalkSentence sentence, int opens)
    {
        var tokens = reading.Tokens;
        if (opens + 2 >= sentence.End || tokens[opens + 1].Word is "to" or "told" or "said")
        {
            return false;
        }

        var matters = 0;
        for (var at = opens + 1; at < sentence.End; at++)
        {
            var word = tokens[at].Word;
            if (word is "i" or "you" || (tokens[opens].Word == "where" && word is "from" or "got" or "get" or "gets" or "getting"))
            {
                return false;
            }

            matters += FunctionWords.IsContent(word) ? 1 : 0;
            if (tokens[at].Is(TokenMarks.ClauseEnd))
            {
                break;
            }
        }

        // "What a sundry is", "who printed it": asked and told in a breath.
        return tokens[opens].Word switch
        {
            "what" => matters > 0 && tokens[sentence.End - 1].Word is not ("is" or "was"),
            "who" or "where" => matters > 1,
            _ => matters > 0,
        };
    }

    /// <summary>The first word that is no particle.</summary>
    public static int First(Reading reading, TalkSentence sentence)
    {
        var at = sentence.First;
        while (at < sentence.End - 1 && reading.Tokens[at].Word is "and" or "but" or "so" or "well" or "now" or "oh" or "er" or "um" or "honestly" or "or" or "because" or "then" or "okay" or "ok" or "right")
        {
            at++;
        }

        return at;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
