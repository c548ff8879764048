using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Review;

/// <summary>What stands between a version and its approval. Pure: the same for every page, route and program.</summary>
public static class ApprovalGate
{
    public const string OwnWork = "own-work";
    public const string NotOpened = "not-opened";

    /// <summary>Everything that blocks; empty when the version may be approved.</summary>
    public static IReadOnlyList<Blocker> Of(ApprovalRequest request)
    {
        var blockers = new List<Blocker>();
        if (request.IsOwnWork && request.OtherThanAuthor)
        {
            blockers.Add(new Blocker(OwnWork, null, "Somebody else has to approve this: you submitted or edited it"));
        }

        if (!request.HasOpened)
        {
            blockers.Add(new Blocker(NotOpened, null, "Open this version before you approve it"));
        }

        blockers.AddRange(request.Current.Warnings.Index()
            .Where(w => w.Item.Severity == Severity.High && !IsEditedOut(w.Item, request.Original, request.Current) && !request.Resolutions.Any(r => r.Settles(w.Index)))
            .Select(w => new Blocker(w.Item.Code, w.Index, "A warning of high severity has to be resolved first, or the statement edited out")));
        return blockers;
    }

    /// <summary>
    /// Whether the statements that a warning is about are gone: the engine's version had some that cite its words, and this one has none that cites them or says
    /// the same. A statement that was reworded upon the same words needs a resolution: only a person can tell whether it is right now.
    /// </summary>
    public static bool IsEditedOut(Warning warning, Result original, Result current)
    {
        var about = original.Claims().Where(claim => Cites(claim, warning)).ToList();
        return about.Count > 0 && !current.Claims().Any(claim => Cites(claim, warning) || about.Any(a => a.Text == claim.Text));
    }

    /// <summary>
    /// Whether nothing of what a warning is about has changed since: then nobody can say that it was corrected. It is about the engine's statements that cite its
    /// words, or about the whole result where none does. What was found in a person's own words was found in them as they stand now.
    /// </summary>
    public static bool StandsUnchanged(int warning, Result original, Result current)
    {
        var engines = SpeakerRenaming.Of(original, current.Speakers);
        if (warning >= engines.Warnings.Count)
        {
            return true;
        }

        var about = ResultLines.All(engines).Where(l => Cites(l.Line, engines.Warnings[warning])).Select(l => LineText.Of(l.Line)).ToList();
        var now = ResultLines.All(current).Select(l => LineText.Of(l.Line)).ToHashSet(StringComparer.Ordinal);
        return about.Count > 0 ? about.TrueForAll(now.Contains) : ResultText.Of(engines) == ResultText.Of(current);
    }

    private static bool Cites(Statement claim, Warning warning) => claim.Citations.Any(c => warning.Citations.Any(w => w.Segment == c.Segment && w.Start < c.End && c.Start < w.End));
}

/// <param name="Code">One of the gate's own codes, or the warning's.</param>
/// <param name="Warning">Index of the warning in the result; null when it is about something else.</param>
/// <param name="Detail">A plain sentence without content.</param>
public sealed record Blocker(string Code, int? Warning, string Detail);

/// <summary>What the gate looks at.</summary>
public sealed record ApprovalRequest
{
    /// <summary>The engine's own version that the current one came from.</summary>
    public required Result Original { get; init; }
    public required Result Current { get; init; }

    /// <summary>Given with the approval, or recorded before for the same content.</summary>
    public required IReadOnlyList<Resolution> Resolutions { get; init; }

    /// <summary>Whether the reviewer has been shown this version.</summary>
    public required bool HasOpened { get; init; }

    /// <summary>Whether the reviewer submitted the job, or wrote the version or one that it came from.</summary>
    public required bool IsOwnWork { get; init; }

    /// <summary>Whether the team wants a reviewer who is not the author.</summary>
    public required bool OtherThanAuthor { get; init; }
}

/// <summary>How a person has settled a warning.</summary>
/// <param name="Warning">Its index in the result's <c>warnings</c>.</param>
/// <param name="How">One of <see cref="Ways"/>.</param>
/// <param name="Reason">In the person's words; never empty. Personal.</param>
public sealed record Resolution(int Warning, string How, string Reason)
{
    /// <summary>The statement was checked against the source and is right; it was corrected; the record may stand as it is, with the reason.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["checked", Corrected, "accepted"];

    public const string Corrected = "corrected";

    public bool Settles(int warning) => Warning == warning && Ways.Contains(How) && !string.IsNullOrWhiteSpace(Reason);

    public override string ToString() => $"Resolution of {Warning}: {How}";
}
