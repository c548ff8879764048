using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Sees to it that what is written of a person stands in what is cited for them, or in the label of whoever says that: "Jo Bell, Chair" cites a "Thank you, Chair" to her
/// beside her "Good morning". What no segment shows cannot be written.
/// </summary>
internal sealed class ShownWords(Talk talk)
{
    /// <summary>Adds what shows the words, where it is not cited yet.</summary>
    /// <returns>False when nothing shows them.</returns>
    public bool Show(List<Citation> cited, string? words, Person person)
    {
        if (Missing(cited, words) is not { Count: > 0 } missing)
        {
            return true;
        }

        var (best, most) = (-1, 0);
        for (var i = 0; i < talk.Source.Segments.Count; i++)
        {
            var segment = talk.Source.Segments[i];
            if (Has(segment, missing) && Nearness(i, person) is var near && near > most)
            {
                (best, most) = (i, near);
            }
        }

        if (best < 0)
        {
            return false;
        }

        cited.Add(Sentence(talk.Source.Segments[best], missing));
        return true;
    }

    /// <summary>Names the person, is said by them, or is said to whoever spoke before it; else it shows nothing of them.</summary>
    private int Nearness(int segment, Person person)
    {
        var segments = talk.Source.Segments;
        return Names(segments[segment].Speaker, person) ? 3
            : Names(segments[segment].Text, person) ? 2
            : segment > 0 && Names(segments[segment - 1].Speaker, person) ? 1
            : 0;
    }

    private static bool Names(string? text, Person person) =>
        text is not null && (person.Last ?? person.First) is { } name && text.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static bool Has(Segment segment, List<string> words)
    {
        foreach (var word in words)
        {
            if (!segment.Text.Contains(word, StringComparison.OrdinalIgnoreCase) && segment.Speaker?.Contains(word, StringComparison.OrdinalIgnoreCase) != true)
            {
                return false;
            }
        }

        HashSet<string> all = [.. Words(segment.Text), .. Words(segment.Speaker)];
        return words.TrueForAll(all.Contains);
    }

    /// <summary>The first sentence of the segment that holds one of the words; its first where only the label does.</summary>
    private Citation Sentence(Segment segment, List<string> words)
    {
        Citation? first = null;
        foreach (var sentence in talk.Sentences)
        {
            if (talk.Tokens[sentence.First].Segment == segment.Index && talk.Cite(sentence)[0] is var citation)
            {
                if (words.Exists(Words(citation.Quote).Contains))
                {
                    return citation;
                }

                first ??= citation;
            }
        }

        return first ?? Cite.Whole(segment);
    }

    private List<string> Missing(List<Citation> cited, string? words)
    {
        var missing = Words(words);
        foreach (var citation in cited)
        {
            var segment = talk.Source.Segments[citation.Segment];
            missing.ExceptWith(Words(segment.Text));
            missing.ExceptWith(Words(segment.Speaker));
        }

        return [.. missing];
    }

    private static HashSet<string> Words(string? text) =>
        [.. new string([.. (text ?? "").ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
