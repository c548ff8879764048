using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>The closed phrases by which a turn to another matter is announced.</summary>
internal static class TopicWords
{
    private static readonly FrozenSet<string> Openers = Set(
        "so okay ok oh right now and then well um uh erm er alright good great lovely thanks perfect yes yeah fine super excellent splendid thank you");

    private static readonly FrozenSet<string> Ordinals = Set("first second third fourth fifth sixth next last final only other remaining");
    private static readonly FrozenSet<string> ItemNames = Set("item items one thing topic point matter agenda up question issue business subject report paper");
    private static readonly FrozenSet<string> Links = Set("then now to on please next so and again quickly briefly straight back");
    private static readonly FrozenSet<string> NoCalls = Set("any anybody anyone anything some somebody someone something just every everybody everyone all both more who what that this it there here you your my me he she they him her");
    private static readonly FrozenSet<string> Numbers = Set("one two three four five six seven eight nine ten eleven twelve thirteen fourteen number");
    private static readonly FrozenSet<string> NotAfterNext = Set("week month year time meeting step steps monday tuesday wednesday thursday friday door spring summer autumn winter to");

    private static readonly FrozenSet<string> Verbs = Set(
        """
        is are was were am be been has have had do does did will would shall should can could may might must need want think know mean see get got go going come
        make take give say said tell look put let keep thank thanks agree agreed approved resolved suppose hope love like sounds seems works
        """);

    /// <summary>Phrases that lead into the name of a matter; the name follows.</summary>
    private static readonly FrozenDictionary<string, string[][]> Leads = ByFirstWord(
        [
            "moving on to", "moving on then to", "move on to", "moving on", "let us move on to", "let us move on", "we will move on to", "we move on to", "shall we move on to",
            "if we move on to", "i will move on to", "we will move on", "move to", "moving to", "turning to", "turning now to", "let us turn to", "turn to", "we turn to",
            "turn now to", "we come to", "we now come to", "coming to", "come on to", "coming on to", "that brings us to", "that brings us on to", "brings us to", "brings us on to", "that takes us to",
            "takes us to", "takes us on to", "that leaves", "which leaves", "on to", "let us start with", "let us begin with", "i will start with", "we will start with", "shall we start with",
            "start with", "starting with", "let us look at", "let us talk about", "let us discuss", "let us do", "let us take", "shall we look at", "shall we talk about",
            "shall we do", "time for", "back to", "a word on", "an update on", "update on",
        ]);

    /// <summary>Matters of every agenda, which name themselves.</summary>
    private static readonly FrozenDictionary<string, string[][]> Standing = ByFirstWord(
        [
            "any other business", "matters arising", "declarations of interest", "minutes of the last meeting", "minutes of the previous meeting", "apologies for absence", "public questions",
            "date of the next meeting", "date of next meeting", "exempt business", "urgent business",
        ]);

    /// <summary>How many tokens at the start only clear the throat.</summary>
    public static int SkipOpeners(ReadOnlySpan<Token> tokens)
    {
        var i = 0;
        while (i < tokens.Length && Openers.Contains(tokens[i].Word))
        {
            i++;
        }

        return i;
    }

    /// <summary>Where the name of the matter begins when the sentence announces one; the end of the sentence when it names none; -1 when it announces nothing.</summary>
    public static int AfterAnnouncement(ReadOnlySpan<Token> tokens, int at)
    {
        var rest = tokens[at..];
        if (Match(rest, Standing) > 0)
        {
            return at;
        }

        var lead = Match(rest, Leads);
        return lead > 0 ? AfterLinks(tokens, at + lead) : AfterItem(tokens, at);
    }

    /// <summary>"We turn now to item five, the one on ...": what stands between the lead and the name.</summary>
    private static int AfterLinks(ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && Links.Contains(tokens[at].Word))
        {
            at++;
        }

        if (AfterItem(tokens, at) is var after and > 0)
        {
            at = after;
            for (var i = at; i + 1 < tokens.Length && i < at + 4; i++)
            {
                if (tokens[i].Word is "which" or "and" && tokens[i + 1].Word is "is" or "that")
                {
                    return i + (Is(tokens, i + 2, "is") ? 3 : 2);
                }
            }
        }

        return at;
    }

    /// <summary>"Item two is", "agenda item 4,", "the next item is", "last one is", "first up".</summary>
    private static int AfterItem(ReadOnlySpan<Token> tokens, int at)
    {
        var i = at;
        i += Is(tokens, i, "the") || Is(tokens, i, "our") || Is(tokens, i, "my") ? 1 : 0;
        i += Is(tokens, i, "agenda") ? 1 : 0;
        if (Is(tokens, i, "item"))
        {
            i++;
            var numbered = i < tokens.Length && (Numbers.Contains(tokens[i].Word) || char.IsDigit(tokens[i].Word[0]));
            return numbered ? AfterIs(tokens, SkipNumbers(tokens, i)) : -1;
        }

        var ordinal = i;
        while (i < tokens.Length && Ordinals.Contains(tokens[i].Word))
        {
            i++;
        }

        if (i == ordinal || i == tokens.Length || NotAfterNext.Contains(tokens[i].Word))
        {
            return -1;
        }

        var names = i;
        while (i < tokens.Length && ItemNames.Contains(tokens[i].Word))
        {
            i++;
        }

        if (Is(tokens, i, "on") && Is(tokens, i + 1, "the") && Is(tokens, i + 2, "agenda"))
        {
            i += 3;
        }

        var pause = i > 0 && tokens[i - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);
        var isNamed = i > names && (pause || i == tokens.Length || Is(tokens, i, "is") || Is(tokens, names, "up"));
        return isNamed ? AfterIs(tokens, i) : i == names && pause ? i : -1;
    }

    /// <summary>A bare name that a chair calls out does not begin with a pronoun.</summary>
    public static bool CouldCall(ReadOnlySpan<Token> tokens) => tokens.Length > 0 && !NoCalls.Contains(tokens[0].Word) && !HasVerb(tokens);

    private static bool HasVerb(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (Verbs.Contains(token.Word) || token.Word is "i" or "not")
            {
                return true;
            }
        }

        return false;
    }

    private static int SkipNumbers(ReadOnlySpan<Token> tokens, int i)
    {
        while (i < tokens.Length && (Numbers.Contains(tokens[i].Word) || char.IsDigit(tokens[i].Word[0])) && !(i > 0 && tokens[i - 1].Is(TokenMarks.ClauseEnd)))
        {
            i++;
        }

        return i;
    }

    private static int AfterIs(ReadOnlySpan<Token> tokens, int i)
    {
        i += Is(tokens, i, "is") || Is(tokens, i, "was") || Is(tokens, i, "on") || Is(tokens, i, "concerns") ? 1 : 0;
        return i + (Is(tokens, i, "on") || Is(tokens, i, "about") || Is(tokens, i, "about") ? 1 : 0);
    }

    private static bool Is(ReadOnlySpan<Token> tokens, int i, string word) => i < tokens.Length && tokens[i].Word == word;

    /// <summary>Length of the longest phrase that the tokens begin with; 0 when there is none.</summary>
    private static int Match(ReadOnlySpan<Token> tokens, FrozenDictionary<string, string[][]> phrases)
    {
        if (tokens.Length == 0 || !phrases.TryGetValue(tokens[0].Word, out var candidates))
        {
            return 0;
        }

        foreach (var phrase in candidates)
        {
            var same = tokens.Length >= phrase.Length;
            for (var i = 1; same && i < phrase.Length; i++)
            {
                same = tokens[i].Word == phrase[i];
            }

            if (same)
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    private static FrozenDictionary<string, string[][]> ByFirstWord(string[] phrases) =>
        phrases.Select(p => p.Split(' ')).GroupBy(p => p[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
