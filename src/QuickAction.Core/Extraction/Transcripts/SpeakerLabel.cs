using System.Buffers;
using System.Globalization;

namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>
/// What may be the name in front of "Name: text". Conservative: capitalised words, titles, initials, a role in brackets; never an address, a time, a
/// heading of a form or the beginning of a sentence. Whether it is a speaker is decided over the whole file (<see cref="SpeakerCensus"/>).
/// </summary>
internal static class SpeakerLabel
{
    private const int MostCharacters = 120;
    private const int MostCharactersOutsideBrackets = 60;
    private const int MostWords = 7;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("?!;\"\u201C\u201D=<>{}#%*^$£€\\|~\t\n");

    private static readonly HashSet<string> Links = new(StringComparer.OrdinalIgnoreCase)
    {
        "of", "the", "de", "da", "di", "do", "dos", "van", "von", "der", "den", "la", "le", "du", "al", "el", "bin", "bint", "ibn", "ap", "and", "for", "y", "e", "-", "\u2013", "&", "/",
    };

    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        // Headings of forms, letters and minutes.
        "action", "actions", "action point", "actions agreed", "address", "agenda", "agenda item", "agreed", "apologies", "appendix", "application", "application number", "attachment", "attachments", "attendance", "attended by",
        "attendees", "author", "background", "bcc", "case", "case ref", "cc", "circulation", "clerk to note", "comment", "comments", "conclusion", "confidential", "contact", "contents", "copy to", "date",
        "date and time", "date of birth", "date of meeting", "date of next meeting", "deadline", "decision", "decisions", "discussion", "distribution", "dob", "due", "duration", "email", "e-mail", "end", "end time", "example",
        "facts", "fax", "figure", "file", "follow up", "for example", "for information", "from", "heading", "http", "https", "id", "important", "in attendance", "introduction", "invited", "issue", "issues", "item", "items", "key",
        "language", "link", "location", "meeting", "meeting date", "meeting id", "meeting title", "minutes", "mobile", "motion", "name", "next meeting", "next steps", "nhs number", "notes", "note", "objective", "objectives", "outcome",
        "outcomes", "owner", "owners", "page", "part", "participants", "passcode", "password", "phone", "place", "premises", "present", "project", "property", "purpose", "question", "questions", "re", "reason", "recommendation", "recommendations", "recorded", "recording", "ref",
        "reference", "remember", "required", "resolution", "resolved", "result", "results", "risk", "risks", "room", "section", "see", "sent", "site", "site address", "source", "sources", "start", "start time", "status", "step", "subject", "summary", "table", "target", "tel", "telephone", "time",
        "time and place", "title", "to", "topic", "topics", "total", "transcript", "type", "url", "venue", "version", "vote", "votes", "ward", "warning", "web", "website", "when", "where", "who", "why", "what", "how",

        // Words that begin a sentence in which a colon follows.
        "also", "and", "but", "firstly", "first", "secondly", "second", "thirdly", "third", "finally", "however", "i", "if", "it", "no", "now", "ok", "okay", "or", "right", "so", "that", "then", "there", "this", "well", "yes", "yeah",
    };

    /// <summary>Splits "Name: text"; <paramref name="text"/> may be empty. False when nothing like a name stands before a colon.</summary>
    public static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> label, out ReadOnlySpan<char> text)
    {
        label = text = default;
        var colon = FindColon(line);
        if (colon <= 0)
        {
            return false;
        }

        var after = line[(colon + 1)..];
        label = line[..colon].Trim();

        // "http://", "10:30" and "Re:Zero" are one word; only shouted names do without the space ("JANE:Hello").
        if (!after.IsEmpty && !char.IsWhiteSpace(after[0]) && !(line[colon] == '\uFF1A' || (char.IsLetter(after[0]) && IsShouted(label))))
        {
            return false;
        }

        text = after.Trim();
        return !IsTitle(label, text) && IsName(label);
    }

    /// <summary>"OVERVIEW AND SCRUTINY: STREET WORKS": both sides in capitals is a heading, not somebody who shouts.</summary>
    private static bool IsTitle(ReadOnlySpan<char> label, ReadOnlySpan<char> text) =>
        label.Contains(' ') && text.Contains(' ') && IsShouted(label) && !text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');

    /// <summary>
    /// The same for user names and devices ("jsmith2", "Meeting room's iPad"), which only a file in which nearly everything is labelled may have
    /// (<see cref="SpeakerCensus.AllowsAnyLabel"/>): up to six words without a stop, then a colon and a space.
    /// </summary>
    public static bool TryReadAny(ReadOnlySpan<char> line, out ReadOnlySpan<char> label, out ReadOnlySpan<char> text)
    {
        label = text = default;
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon is < 1 or > MostCharactersOutsideBrackets || line[..colon].IndexOfAny(Forbidden) >= 0)
        {
            return false;
        }

        label = line[..colon].Trim();
        text = line[(colon + 1)..].Trim();
        return !label.IsEmpty && label.Count(' ') < 6 && !IsHeadingOfAForm(label) && label.IndexOfAnyExceptInRange('0', '9') >= 0;
    }

    /// <summary>Whether the words alone could be how a transcript names a speaker.</summary>
    public static bool IsName(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MostCharacters || IsHeadingOfAForm(label) || label.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        if (IsNumberedSpeaker(label))
        {
            return true;
        }

        var bare = OutsideBrackets(label, stackalloc char[MostCharacters]);
        return bare.Length <= MostCharactersOutsideBrackets
            && bare.IndexOfAny(Forbidden) < 0
            && AreNameWords(bare);
    }

    /// <summary>Bears a mark that only people's labels have: two capitalised words, a title, a role in brackets, a number as in "Speaker 2".</summary>
    public static bool IsPlainlyAPerson(ReadOnlySpan<char> label)
    {
        var words = 0;
        foreach (var range in label.Split(' '))
        {
            var word = label[range];
            words += !word.IsEmpty && (char.IsUpper(word[0]) || char.IsDigit(word[0]) || word[0] == '(') ? 1 : 0;
        }

        return words >= 2 || IsNumberedSpeaker(label);
    }

    private static bool IsHeadingOfAForm(ReadOnlySpan<char> label)
    {
        var lookup = NotNames.GetAlternateLookup<ReadOnlySpan<char>>();
        var bare = label.TrimEnd("0123456789. ");
        return (lookup.Contains(bare) && !bare.IsEmpty)
            || AttendanceHeading.Read(bare, out _) is AttendanceKind.Present or AttendanceKind.Apologies or AttendanceKind.Absent;
    }

    private static int FindColon(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var most = Math.Min(line.Length, MostCharacters + 1);
        for (var i = 0; i < most; i++)
        {
            switch (line[i])
            {
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case ':' or '\uFF1A' when depth <= 0:
                    return i;
                case '.' or '?' or '!' when depth <= 0 && i > MostCharactersOutsideBrackets:
                    return -1;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> OutsideBrackets(ReadOnlySpan<char> label, Span<char> buffer)
    {
        int depth = 0, length = 0;
        foreach (var c in label)
        {
            if (c is '(' or '[')
            {
                depth++;
            }
            else if (c is ')' or ']')
            {
                depth--;
            }
            else if (depth == 0)
            {
                buffer[length++] = c;
            }
        }

        // A bracket that is not closed belongs to a sentence.
        return depth == 0 ? buffer[..length].Trim().ToString() : "?";
    }

    private static bool AreNameWords(ReadOnlySpan<char> bare)
    {
        int words = 0, names = 0;
        foreach (var range in bare.Split(' '))
        {
            var word = bare[range].TrimEnd(',');
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (IsCapitalised(word))
            {
                names++;
            }
            else if (words == 1 || !Links.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            {
                return false;
            }
        }

        return names > 0 && words <= MostWords;
    }

    /// <summary>A capital or a letter of a script without case first; a full stop only at the end of a title or between initials.</summary>
    private static bool IsCapitalised(ReadOnlySpan<char> word)
    {
        var dot = word.IndexOf('.');
        var dotted = dot < 0 || word.Length <= 6;
        return dotted && (char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) is UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            || (char.IsDigit(word[0]) && word.Length <= 3)
            || (word.Length > 2 && word[1] is '\'' or '\u2019' && char.IsUpper(word[2])));
    }

    private static bool IsShouted(ReadOnlySpan<char> label)
    {
        foreach (var c in label)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return label.Length > 1;
    }

    /// <summary>"speaker_0", "SPEAKER 12", "spk1": what diarisation programs write.</summary>
    private static bool IsNumberedSpeaker(ReadOnlySpan<char> label)
    {
        var stem = label.TrimEnd("0123456789");
        if (stem.Length == label.Length || label.Length - stem.Length > 3)
        {
            return false;
        }

        stem = stem.TrimEnd("_- #");
        return stem.Equals("speaker", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("spk", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("participant", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("voice", StringComparison.OrdinalIgnoreCase);
    }
}
