using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>An attendee was present: speaks, is introduced as present, or stands in the transcript's own list. Being mentioned is not enough.</summary>
internal static class AttendeeCheck
{
    public static IEnumerable<Warning> Check(SourceReading source, IReadOnlyList<Attendee> attendees, IReadOnlyList<Attendee> apologies)
    {
        var present = source.People.Attendees.Select(a => a.Name).Concat(source.People.Shown).Select(PeopleBook.Words).Concat(source.Speakers.Select(PeopleBook.Words)).Select(p => Known(source, p)).ToList();
        var labels = Labels(source).SelectMany(Plain).ToHashSet(StringComparer.Ordinal);
        foreach (var person in attendees)
        {
            foreach (var warning in Told(source, labels, person))
            {
                yield return warning;
            }

            var parts = PeopleBook.Words(person.Name);
            if (parts.Length == 0 || (IsOneOf(parts, present) && !IsAnotherOfTheName(source, parts)) || Listed(source, parts, "present", "attend") || Introduced(source, parts))
            {
                continue;
            }

            if (!NameCheck.Stands(parts, source.Heard))
            {
                yield return new Warning("attendee-not-in-source", Severity.High, $"The attendee \"{person.Name}\" is nowhere in the source.", person.Citations);
            }
            else
            {
                yield return new Warning(
                    "attendee-not-present", Severity.Warn, $"\"{person.Name}\" is listed as present but neither speaks nor is introduced, only mentioned.", person.Citations);
            }
        }

        foreach (var person in apologies)
        {
            var parts = PeopleBook.Words(person.Name);
            if (parts.Length > 0 && !NameCheck.Stands(parts, source.Heard))
            {
                yield return new Warning("apology-not-in-source", Severity.High, $"\"{person.Name}\", listed under apologies, is nowhere in the source.", person.Citations);
            }
            else if (parts.Length > 0 && !SaidToBeAway(source, parts))
            {
                yield return new Warning("apology-not-stated", Severity.Warn, $"Nobody says that \"{person.Name}\", listed under apologies, is away or sends apologies.", person.Citations);
            }
        }
    }

    /// <summary>Role and organisation are words of the source too: an office that nobody named is an invention.</summary>
    private static IEnumerable<Warning> Told(SourceReading source, HashSet<string> labels, Attendee person)
    {
        if (person.Role is { } role && !Said(source, labels, role))
        {
            yield return new Warning("role-not-in-source", Severity.Warn, $"The role \"{role}\" of \"{person.Name}\" is nowhere in the source.", person.Citations);
        }

        if (person.Organisation is { } organisation && !Said(source, labels, organisation))
        {
            yield return new Warning("organisation-not-in-source", Severity.Warn, $"The organisation \"{organisation}\" of \"{person.Name}\" is nowhere in the source.", person.Citations);
        }
    }

    private static bool Said(SourceReading source, HashSet<string> labels, string words)
    {
        // Who chairs follows from what is done, or the user says it.
        return Plain(words).Where(w => w.Length > 2 && w != "chair").All(w => IsHeard(w) || IsHeard(w + "s") || IsHeard(w.TrimEnd('s')));

        bool IsHeard(string word) => source.Heard.Contains(word) || labels.Contains(word) || (word.EndsWith('\'') && IsHeard(word[..^1]));
    }

    /// <summary>All that stands in labels, brackets included: "Ben Marsh (housing officer)".</summary>
    private static IEnumerable<string> Labels(SourceReading source) =>
        source.Source.Segments.Select(s => s.Speaker).OfType<string>().Distinct().Concat(source.Source.Preamble).Append(source.Source.Title ?? "").Append(source.Source.FileName);

    private static IEnumerable<string> Plain(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')', '[', ']', '/', '-', '_', '|', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>In the sentence that names the person, or one next to it, somebody is away; or the transcript's own list has the person among the apologies.</summary>
    private static bool SaidToBeAway(SourceReading source, string[] parts)
    {
        if (IsOneOf(parts, [.. source.People.Apologies.Select(a => Known(source, PeopleBook.Words(a.Name)))]) || Listed(source, parts, "apolog", "absent"))
        {
            return true;
        }

        var sentences = source.Talk.Sentences;
        for (var at = 0; at < sentences.Length; at++)
        {
            if (NameCheck.Stands(parts, source.Book.Widened(Words(at))) && Enumerable.Range(at - 1, 3).Any(i => i >= 0 && i < source.Talk.Sentences.Length && Words(i).Overlaps(IsAway)))
            {
                return true;
            }
        }

        return false;

        HashSet<string> Words(int sentence) => source.Talk.TokensOf(source.Talk.Sentences[sentence]).ToArray().Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
    }

    private static readonly string[] IsAway =
        ["apologies", "apology", "apologise", "apologises", "sorry", "not", "away", "absent", "leave", "sick", "ill", "unable", "sends", "sent", "holiday", "elsewhere", "another", "late", "off", "missing", "without", "excused", "regrets"];

    /// <summary>"That gentleman at the end is Rajan", "Colin's in the corner", "welcome to Ada": silent, but in the room.</summary>
    private static bool Introduced(SourceReading source, string[] parts)
    {
        foreach (var sentence in source.Talk.Sentences)
        {
            var tokens = source.Talk.TokensOf(sentence).ToArray();
            var words = tokens.Where((t, i) => !IsSatDown(tokens, i)).Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
            if (NameCheck.Stands(parts, words) && words.Overlaps(InTheRoom) && !words.Overlaps(Away))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I've sat down with Mrs Lane about it": she need not sit here.</summary>
    private static bool IsSatDown(Token[] tokens, int at) => tokens[at].Word is "sat" or "sitting" && at + 2 < tokens.Length && tokens[at + 1].Word == "down" && tokens[at + 2].Word == "with";

    private static readonly string[] InTheRoom =
        ["welcome", "joining", "joins", "joined", "corner", "observing", "shadowing", "introduce", "sitting", "sat", "online", "dialled", "waved", "gentleman", "seconded"];

    private static readonly string[] Away = ["apologies", "not", "sorry", "leave", "sick", "ill", "unable", "couldn't", "sends", "sent", "was", "were", "had", "if", "tomorrow", "next"];

    /// <summary>
    /// "Phil's at work": Philippa, who is there, is not called so by anybody who turns to her, so that this is somebody else. Only of a short form that no label has and by which nobody was shown to be here.
    /// </summary>
    private static bool IsAnotherOfTheName(SourceReading source, string[] parts)
    {
        if (parts is not [var name] || PeopleBook.Forms(name).Count == 0 || source.Speakers.Concat(source.People.Shown).Any(s => PeopleBook.Words(s).Contains(name)))
        {
            return false;
        }

        var (isTalkedOf, isTurnedTo) = (false, false);
        var tokens = source.Talk.TokenArray;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Word == name && tokens[at].Is(TokenMarks.Capital))
            {
                isTurnedTo |= tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && (at == 0 || tokens[at].Is(TokenMarks.SentenceStart) || tokens[at - 1].Is(TokenMarks.ClauseEnd));
                isTalkedOf |= at + 1 < tokens.Length && tokens[at + 1].Word is "'s" or "is" or "was" or "has" or "had" or "will" or "would" or "said" or "says";
            }
        }

        return isTalkedOf && !isTurnedTo;
    }

    /// <summary>All words of the shorter name stand in the longer.</summary>
    private static bool IsOneOf(string[] name, List<(string[] Words, HashSet<string> Wide)> people)
    {
        HashSet<string> wide = [.. name, .. name.SelectMany(PeopleBook.Forms)];
        return people.Exists(p => p.Words.Length > 0 && (NameCheck.Stands(name, p.Wide) || NameCheck.Stands(p.Words, wide)));
    }

    private static (string[] Words, HashSet<string> Wide) Known(SourceReading source, string[] words) => (words, source.Book.Widened(words));

    /// <summary>A header line or a paragraph of a document that lists who was there.</summary>
    private static bool Listed(SourceReading source, string[] parts, params string[] cues)
    {
        var lines = source.Source.Preamble.AsEnumerable();
        if (source.Source.Shape != SourceShape.Transcript)
        {
            lines = lines.Concat(source.Source.Segments.Select(s => s.Text));
        }

        return lines.Any(line =>
            cues.Any(c => line.Contains(c, StringComparison.OrdinalIgnoreCase)) && NameCheck.Stands(parts, [.. PeopleBook.Words(line.Replace(':', ' ').Replace(';', ' '))]));
    }
}
