using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Who is said to have said something speaks in the segments that are cited, or is reported there to have said it.</summary>
internal static class SpeakerCheck
{
    private static readonly FrozenSet<string> Reported = (
        "said says say saying told tells tell asked asks reckons reckon thinks think thought wants wanted wrote writes text texted emailed email messaged message letter rang phoned told reports reported according "
        + "agreed promised offered feels felt worries worried mentioned confirmed explained report").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var name in claim.NamesInIt)
        {
            var parts = PeopleBook.Words(claim.Words(name.First, name.End));
            if (parts.Length == 0 || !Says(claim, name) || IsToldOf(claim, name) || IsToCome(claim, name) || !IsPerson(claim, name, parts))
            {
                continue;
            }

            var speaks = claim.Speakers.Any(s => NameCheck.Stands(parts, claim.Source.Book.WidenedLabel(s)));
            if (speaks && SaidNearby.IsAnothers(claim, name, parts))
            {
                yield return claim.Warn("speaker-differs", Severity.Warn, $"\"{claim.Words(name.First, name.End)}\" speaks in the words that are cited, but not those of which this is said");
            }
            else if (!speaks && (ToTheMeeting(claim, name) || !IsReported(claim, parts)) && !SaidNearby.By(claim, name, parts))
            {
                yield return claim.Warn(
                    "speaker-differs", Severity.Warn, $"\"{claim.Words(name.First, name.End)}\" is not who speaks in the words that are cited");
            }
        }
    }

    /// <summary>A firm that "raised its rate of pay" says nothing.</summary>
    private static bool IsPerson(Claim claim, NameInClaim name, string[] parts) =>
        name.End - name.First > parts.Length || Array.Exists(parts, p => claim.Source.Book.IsSpeaker(p) || Gazetteer.Given.Contains(p)) || parts.Length == 1;

    /// <summary>"Ada reported that Ben had told her": what Ben said is Ada's to tell.</summary>
    private static bool IsToldOf(Claim claim, NameInClaim name) =>
        name.First > 2 && claim.Tokens[name.First - 1].Word == "that" && Attribution.Says(claim.Tokens[name.First - 2].Word);

    /// <summary>"Until Ben tells us", "anything that Ben says": what he has said is not told.</summary>
    private static bool IsToCome(Claim claim, NameInClaim name) =>
        name.First > 0 && (claim.Tokens[name.First - 1].Word is "until" or "till" or "unless" or "if" or "once" or "whatever" || (name.First > 1 && claim.Tokens[name.First - 1].Word == "that" && SentenceCut.IsAny(claim.Tokens[name.First - 2].Word)));

    private static bool Says(Claim claim, NameInClaim name)
    {
        var before = name.First > 1 ? $"{claim.Tokens[name.First - 2].Word} {claim.Tokens[name.First - 1].Word}" : "";
        return Attribution.IsOf(claim, name) || before == "according to";
    }

    /// <summary>"Told the meeting": only who is there can.</summary>
    private static bool ToTheMeeting(Claim claim, NameInClaim name) =>
        name.End + 2 < claim.Tokens.Length && claim.Tokens[name.End].Word == "told"
        && (claim.Tokens[name.End + 1].Word == "members" || claim.Tokens[name.End + 2].Word is "meeting" or "panel" or "group" or "board" or "committee" or "conference" or "forum");

    /// <summary>Named in the quoted sentences, which also tell what somebody said.</summary>
    private static bool IsReported(Claim claim, string[] parts) =>
        (claim.Focus.Words.Overlaps(Reported) && NameCheck.Stands(parts, claim.Source.Book.Widened(claim.Focus.Words)))
        || (claim.Source.Source.Shape != SourceShape.Transcript && NameCheck.Stands(parts, claim.Names));
}
