using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// The owner of an action takes it on, or is asked to, in the segments that it cites: who says "I'll", who is named with what they are to do, or who is
/// spoken to as "you". Somebody else who merely speaks or is mentioned there is the wrong owner.
/// </summary>
internal static class OwnerCheck
{
    public static IEnumerable<Warning> Check(Claim claim, string owner)
    {
        var parts = PeopleBook.Words(owner);
        if (parts.Length == 0 || claim.Segments.Count == 0)
        {
            yield break;
        }

        if (!NameCheck.Stands(parts, claim.Source.Heard))
        {
            yield return claim.Warn("owner-not-in-source", Severity.High, $"The owner \"{owner}\" is nowhere in the source");
            yield break;
        }

        if (Subject(claim) is { } subject && !NameCheck.Stands(PeopleBook.Words(subject), claim.Source.Book.Widened(parts)))
        {
            yield return claim.Warn("owner-differs", Severity.Warn, $"The owner \"{owner}\" is not \"{subject}\", whom the action names");
            yield break;
        }

        var takers = new Undertakers(claim);
        if (takers.Any ? takers.Include(parts) : NameCheck.Stands(parts, claim.Names))
        {
            if (takers.Any && OtherTaker.Is(claim, parts))
            {
                yield return claim.Warn("owner-differs", Severity.Warn, $"The owner \"{owner}\" takes something else on in the words that are cited, and somebody else this");
            }

            yield break;
        }

        yield return takers.Any
            ? claim.Warn("owner-differs", Severity.Warn, $"The owner \"{owner}\" is not who takes the action on in the words that are cited")
            : claim.Warn("owner-not-cited", Severity.Warn, $"The owner \"{owner}\" neither speaks nor is named in the words that are cited");
    }

    /// <summary>Who does it, when the action begins with that: "Ada Quill will ..." </summary>
    private static string? Subject(Claim claim)
    {
        foreach (var name in claim.NamesInIt)
        {
            var next = name.End < claim.Tokens.Length ? claim.Tokens[name.End].Word : "";
            return name.First == 0 && next is "will" or "to" or "agreed" or "undertook" or "would" or "shall" or "offered" or "is" ? claim.Words(name.First, name.End) : null;
        }

        return null;
    }
}
