using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>The meeting's title, from the header lines or from the words with which the meeting is opened ("this is resources committee").</summary>
internal static class MeetingTitle
{
    private const int OpeningSentences = 12;
    private const int MostWords = 7;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "meeting", "committee", "sub-committee", "subcommittee", "board", "panel", "conference", "council", "workshop", "huddle", "forum", "group", "mdt", "supervision", "partnership", "cabinet",
    };

    /// <summary>What is a meeting only where the talk says "this is the ...".</summary>
    private static readonly HashSet<string> FurtherKinds = new(StringComparer.Ordinal) { "review", "follow-up", "follow", "hearing", "debrief", "visit", "interview", "briefing", "assessment", "session" };

    /// <summary>"The planning meeting under section forty two", "the review of the plan": the title goes on.</summary>
    private static readonly HashSet<string> GoesOn = new(StringComparer.Ordinal) { "under", "of", "on", "about", "to" };

    private const int MostWordsBehind = 9;

    /// <summary>"The last meeting": which one, and not what it is called.</summary>
    private static readonly HashSet<string> Which = new(StringComparer.Ordinal) { "last", "first", "next", "second", "third", "final", "same", "only", "best", "worst", "wrong", "right", "whole", "other" };

    private static readonly HashSet<string> NoTitle = new(StringComparer.Ordinal)
    {
        "i", "we", "you", "is", "are", "am", "will", "my", "your", "if", "it", "he", "she", "they", "this", "that", "our", "the", "a", "of", "not", "has", "have", "to", "at", "on", "with", "from", "for", "'s",
    };

    public static string? Find(Talk talk) => InHeader(talk.Source, AttendanceList.Of(talk.Source)) ?? InOpening(talk);

    /// <summary>The first header line with letters that is neither a date, a label nor a remark about the transcript.</summary>
    private static string? InHeader(SourceText source, AttendanceList people)
    {
        foreach (var line in source.Preamble)
        {
            var text = WithoutMark(line.Trim());
            if (people.Lines.Contains(text))
            {
                continue;
            }

            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var label = colon > 0 ? text[..colon].ToLowerInvariant() : "";
            if (label is "title" or "meeting" or "subject")
            {
                return text[(colon + 1)..].Trim();
            }

            // "Harbour Board: Annual Meeting" is a title, "Panel: Ann Webb" says who sits on it.
            var isParted = label.Contains(' ', StringComparison.Ordinal) && MeetingHeading.IsTitle(label, text.AsSpan(colon + 1).Trim());
            if (isParted && StartsWithDate(text[(colon + 1)..].Trim()))
            {
                return text[..colon];
            }

            var isRemark = (colon > 0 && !isParted) || text.Contains("transcript", StringComparison.OrdinalIgnoreCase) || text.Contains("recorded", StringComparison.OrdinalIgnoreCase);
            if (!isRemark && Words.Count(text) is > 1 and <= 14 && Kinds.Any(k => text.Contains(k, StringComparison.OrdinalIgnoreCase)) && !StartsWithDate(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Teams puts "-Meeting Recording" behind the title.</summary>
    private static string WithoutMark(string title)
    {
        var mark = Marks.FirstOrDefault(m => title.EndsWith(m, StringComparison.OrdinalIgnoreCase));
        return mark is null ? title : title[..^mark.Length].TrimEnd(' ', '-', '\u2013');
    }

    private static readonly string[] Marks = ["-Meeting Recording", "- Meeting Recording", "-Meeting Transcript", "- Meeting Transcript"];

    private static bool StartsWithDate(string text)
    {
        var talk = Talk.From(new SourceText
        {
            FileName = "",
            MediaType = "",
            Sha256 = "",
            Bytes = 0,
            Shape = SourceShape.Document,
            Segments = [new Segment { Index = 0, Text = text }],
        });
        return talk.Tokens.Length > 0 && DateReader.Read(talk.Tokens, 0) is not null;
    }

    /// <summary>The clause of the opening that ends with a kind of meeting, without what leads up to it.</summary>
    private static string? InOpening(Talk talk)
    {
        var tokens = talk.TokenArray;
        for (var i = 0; i < Math.Min(OpeningSentences, talk.Sentences.Length); i++)
        {
            var sentence = talk.Sentences[i];
            if (Announced(talk, sentence) is { } announced)
            {
                return announced;
            }

            for (var at = sentence.First; at < sentence.End && !sentence.IsQuestion; at++)
            {
                if (Kinds.Contains(tokens[at].Word) && (at == sentence.End - 1 || tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)) && Title(talk, sentence, at) is { } title)
                {
                    return title;
                }
            }
        }

        return null;
    }

    /// <summary>"So this is the child in need review for Tobi": what it is, without whom it is about.</summary>
    private static string? Announced(Talk talk, TalkSentence sentence)
    {
        var tokens = talk.TokenArray;
        for (var the = sentence.First + 2; the + 2 < sentence.End; the++)
        {
            if (tokens[the].Word is not ("the" or "our" or "a") || tokens[the - 1].Word is not ("is" or "'s" or "to") || tokens[the - 2].Word is not ("this" or "it" or "that" or "welcome"))
            {
                continue;
            }

            for (var kind = the + 1; kind < Math.Min(sentence.End, the + MostWords); kind++)
            {
                if (tokens[kind].Is(TokenMarks.ClauseStart) || NoTitle.Contains(tokens[kind].Word) && tokens[kind].Word != "of")
                {
                    break;
                }

                // A gap between captions may part the words: half a title is none.
                if ((Kinds.Contains(tokens[kind].Word) || FurtherKinds.Contains(tokens[kind].Word)) && EndOfTitle(tokens, sentence, kind) is > 0 and var end && end - the > 2
                    && tokens[the + 1].Segment == tokens[end - 1].Segment && !Which.Contains(tokens[the + 1].Word))
                {
                    var text = talk.Source.Segments[tokens[kind].Segment].Text[tokens[the + 1].Start..tokens[end - 1].End];
                    return $"{char.ToUpperInvariant(text[0])}{text[1..]}";
                }
            }
        }

        return null;
    }

    /// <summary>Where the title ends that has its kind at the token; 0 when it is none.</summary>
    private static int EndOfTitle(Token[] tokens, TalkSentence sentence, int kind)
    {
        var at = kind + 1;
        if (tokens[kind].Word == "follow")
        {
            if (at >= sentence.End || tokens[at].Word != "up")
            {
                return 0;
            }

            at++;
        }

        if (at >= sentence.End || tokens[at - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || tokens[at].Word is "for" or "with")
        {
            return at;
        }

        if (!GoesOn.Contains(tokens[at].Word))
        {
            return 0;
        }

        for (var end = at + 1; end < Math.Min(sentence.End, at + MostWordsBehind); end++)
        {
            if (tokens[end].Word is "for" or "with" || DateReader.Read(tokens.AsSpan(0, sentence.End), end) is not null)
            {
                return tokens[end - 1].Word is "on" or "of" or "the" ? at : end;
            }

            if (tokens[end].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                return end + 1;
            }
        }

        return 0;
    }

    private static string? Title(Talk talk, TalkSentence sentence, int kind)
    {
        var tokens = talk.TokenArray;
        var first = kind;
        while (first > sentence.First && !tokens[first].Is(TokenMarks.ClauseStart) && !NoTitle.Contains(tokens[first - 1].Word) && kind - first < MostWords && tokens[first - 1].Segment == tokens[kind].Segment)
        {
            first--;
        }

        var text = talk.Source.Segments[tokens[kind].Segment].Text[tokens[first].Start..tokens[kind].End];
        return kind > first ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : null;
    }
}
