using QuickAction.Core.Analysis.Grounding.Reading;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// Whoever speaks in the cited words is not therefore whom they are about: "Joyce has never turned a carer away" says nothing of her daughter, who says it.
/// </summary>
internal static class OnlySpeaks
{
    /// <summary>The name is the speaker's alone, the statement does not say that they say or undertake it, and the quoted words name somebody else of whom the statement says nothing, or speak of "she" and not of "I".</summary>
    public static bool Is(Claim claim, NameInClaim name, List<string> parts)
    {
        if (IsAgent(claim, name) || IsSaid(claim, parts))
        {
            return false;
        }

        return (Antecedents.NamesAnother(claim) && !claim.Focus.Words.Overlaps(Themselves)) || (claim.Focus.Words.Overlaps(ThirdPerson) && !claim.Focus.Words.Overlaps(FirstPerson) && !Others(claim, name));
    }

    /// <summary>The quoted words have no other person than "I": a statement that begins with somebody else's name is not about them.</summary>
    public static bool IsOfSpeaker(Claim claim, NameInClaim name) =>
        name.First == 0
        && !Others(claim, name)
        && !(name.End < claim.Tokens.Length && claim.Tokens[name.End].Word is "agreed" or "undertook" or "will" or "to" or "would")
        && claim.Focus.Words.Overlaps(Self)
        && !claim.Focus.Words.Overlaps(ThirdPerson)
        && !claim.Focus.Words.Overlaps(Many);

    /// <summary>The words of the cited segments themselves hold the name, without those who speak in them. Most names are nothing like the speaker's, and need no looking for.</summary>
    private static bool IsSaid(Claim claim, List<string> parts) =>
        (!claim.Speakers.Any(s => NameCheck.StandsInPart(parts, claim.Source.Book.WidenedLabel(s))) && NameCheck.Stands(parts, claim.Names))
        || NameCheck.Stands(parts, claim.Source.Book.Widened(claim.Cited.SelectMany(f => f.Words)));

    /// <summary>The statement names somebody besides, whom "she" can mean.</summary>
    private static bool Others(Claim claim, NameInClaim name) => claim.NamesInIt.Any(n => n.First != name.First);

    /// <summary>"Ada Quill said", "Ada Quill will", "PhD D: I think so": who says or does it is who speaks.</summary>
    private static bool IsAgent(Claim claim, NameInClaim name) =>
        claim.Speakers.Any(s => claim.Tokens[name.First].Start < s.Length && claim.Text.StartsWith(s, StringComparison.Ordinal) && claim.Text.AsSpan(s.Length).StartsWith(":"))
        || (claim.Tokens[name.End - 1].End is var end && end + 1 < claim.Text.Length && claim.Text[end] == ')' && claim.Text[end + 1] == ':')
        || (name.End < claim.Tokens.Length && (Agents.Contains(claim.Tokens[name.End].Word) || claim.Tokens[name.End].Word.EndsWith("ed", StringComparison.Ordinal)));

    private static readonly string[] ThirdPerson = ["he", "him", "his", "she", "her", "hers"];
    private static readonly string[] FirstPerson = ["i", "me", "my", "mine", "myself", "we", "us", "our", "ours"];
    private static readonly string[] Themselves = ["me", "myself", "mine"];
    private static readonly string[] Self = ["i", "my", "me", "myself"];
    private static readonly string[] Many = ["they", "them", "their", "you", "your", "we", "us", "our", "who"];
    private static readonly HashSet<string> Agents =
        [.. "said says told will would to has had is was agreed undertook thought felt also then can could did does may might should must takes leads saw spoke wrote rang sent gave took made put read set laid quoted and".Split(' ')];
}
