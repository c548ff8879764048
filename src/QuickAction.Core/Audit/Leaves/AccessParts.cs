using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>Somebody's access was changed by a person of this installation, and not by the organisation's sign-in.</summary>
/// <param name="Change">What was done, as a code: <see cref="Ended"/>, <see cref="Switched"/>.</param>
/// <param name="Tenant">Whose access it is. Personal.</param>
/// <param name="Subject">The person in it. Personal.</param>
public sealed record AccessPart(string Change, string Tenant, string Subject) : LeafPart
{
    /// <summary>All sessions were ended and all tokens revoked.</summary>
    public const string Ended = "access.ended";

    /// <summary>The one user of a machine has taken other roles.</summary>
    public const string Switched = "roles.switched";

    /// <summary>The roles before and after; null where they did not change.</summary>
    public IReadOnlyList<string>? OldRoles { get; init; }
    public IReadOnlyList<string>? NewRoles { get; init; }

    /// <summary>How many were ended; null where none could be.</summary>
    public long? Sessions { get; init; }
    public long? Tokens { get; init; }

    /// <summary>In the words of whoever ordered it. Personal.</summary>
    public string? Reason { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("change", Change);
        leaf.Committed("subject_ref", new CanonicalObject { { "tenant", Tenant }, { "oid", Subject } });
        if (OldRoles is not null && NewRoles is not null)
        {
            leaf.Texts("old_roles", OldRoles);
            leaf.Texts("new_roles", NewRoles);
        }

        leaf.Plain("sessions", Sessions);
        leaf.Plain("tokens", Tokens);
        leaf.Committed("reason_commit", Reason is null ? null : (CanonicalValue)Reason);
    }
}

/// <summary>A step of a break-glass; the job itself is the record's correlation id.</summary>
/// <param name="Id">The same in all its records.</param>
/// <param name="Team">The team whose work it is.</param>
/// <param name="KeyId">The job's data key, which seals the salts.</param>
public sealed record BreakGlassPart(string Id, string Team, string KeyId) : LeafPart
{
    /// <summary>When it ends by itself; null but where it begins.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>What was shown, <c>result</c> or <c>source</c>; null where nothing was.</summary>
    public string? What { get; init; }

    /// <summary>In the words of whoever broke it. Personal.</summary>
    public string? Reason { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("key_id", KeyId);
        leaf.Group("break_glass", to =>
        {
            to.Plain("id", Id);
            to.Plain("team_id", Team);
            to.Plain("ends", Ends);
            to.Plain("what", What);
            to.Committed("reason_commit", Reason is null ? null : (CanonicalValue)Reason);
        });
    }
}
