namespace QuickAction.Core.Audit.Leaves;

/// <summary>A result that left the program.</summary>
public sealed record ExportPart : LeafPart
{
    /// <summary>Keeps a record within its size; the rest stand in <c>decisions_more</c>.</summary>
    public const int MostListed = 64;

    /// <summary>The decisions that the result is made of.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    /// <summary>json, md, html, docx.</summary>
    public required string Format { get; init; }

    /// <summary>True until a named person has approved the result.</summary>
    public required bool Draft { get; init; }

    /// <summary>SHA-256 of the bytes that were given out. Personal.</summary>
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public required GroundingPart Grounding { get; init; }

    /// <summary>Codes of the warnings in the result.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The job's data key, which seals the salts.</summary>
    public required string KeyId { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Texts("decisions", Decisions.Take(MostListed));
        leaf.Rest("decisions_more", "decisions_commit", Decisions, MostListed, static decision => decision);
        leaf.Plain("key_id", KeyId);
        leaf.Plain("format", Format);
        leaf.Plain("status", Draft ? "draft" : "final");
        leaf.Committed("export_commit", Sha256);
        leaf.Plain("bytes", Bytes);
        leaf.Texts("warnings", Warnings);
        Grounding.Write(leaf);
    }
}

/// <summary>What the check of the claims against the source said.</summary>
/// <param name="Coverage">Segments of the source that are cited, in thousandths.</param>
public sealed record GroundingPart(string Method, int Claims, int Supported, int Unsupported, int Coverage) : LeafPart
{
    internal override void Write(LeafWriter leaf) => leaf.Group("grounding", to =>
    {
        to.Plain("method", Method);
        to.Plain("claims", Claims);
        to.Plain("supported", Supported);
        to.Plain("unsupported", Unsupported);
        to.Fraction("coverage", Coverage / 1000m);
    });
}

/// <summary>What a person did with a draft: the evidence that the review was more than a tick.</summary>
public sealed record ReviewPart : LeafPart
{
    /// <summary>The reviewer, as tenant and id within it. Personal.</summary>
    public required string Tenant { get; init; }
    public required string Reviewer { get; init; }
    public required bool ReviewerIsAuthor { get; init; }

    /// <summary>When the reviewer was first shown the result; null for never.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }
    public required long DwellMs { get; init; }
    public required int SourcesOpened { get; init; }
    public required int ClaimsChecked { get; init; }

    /// <summary>Characters put in and taken out.</summary>
    public required long Inserted { get; init; }
    public required long Deleted { get; init; }

    /// <summary>Share of the text that was changed, in thousandths.</summary>
    public required int EditedPermille { get; init; }

    /// <summary>approved, rejected or escalated.</summary>
    public required string Outcome { get; init; }
    public string? ReasonCode { get; init; }

    /// <summary>SHA-256 of the version that the outcome is about. Personal.</summary>
    public required string FinalSha256 { get; init; }

    /// <summary>The job's data key, which seals the salts; null where another part of the record names it.</summary>
    public string? KeyId { get; init; }

    /// <summary>In the reviewer's words, with how warnings were settled. Personal.</summary>
    public string? Reason { get; init; }

    /// <summary>Codes of the warnings that the reviewer has settled.</summary>
    public IReadOnlyList<string>? Resolved { get; init; }

    /// <summary>How they were settled.</summary>
    public IReadOnlyList<SettledCount>? Settled { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        if (KeyId is not null)
        {
            leaf.Plain("key_id", KeyId);
        }

        leaf.Committed("reviewer_ref", new Json.CanonicalObject { { "tenant", Tenant }, { "oid", Reviewer } });
        leaf.Plain("reviewer_is_author", ReviewerIsAuthor);
        leaf.Plain("opened_at", OpenedAt);
        leaf.Plain("dwell_ms", DwellMs);
        leaf.Plain("sources_opened", SourcesOpened);
        leaf.Plain("claims_checked", ClaimsChecked);
        leaf.Group("edits", to =>
        {
            to.Plain("ins", Inserted);
            to.Plain("del", Deleted);
            to.Fraction("ratio", EditedPermille / 1000m);
        });
        leaf.Plain("outcome", Outcome);
        leaf.Plain("reason_code", ReasonCode);
        leaf.Committed("final_commit", FinalSha256);
        leaf.Committed("reason_commit", Reason is null ? null : (Json.CanonicalValue)Reason);
        if (Resolved is not null)
        {
            leaf.Texts("warnings_resolved", Resolved);
        }

        if (Settled is not null)
        {
            leaf.Groups("warnings_settled", Settled, (to, settled) =>
            {
                to.Plain("code", settled.Code);
                to.Plain("how", settled.How);
                to.Plain("count", settled.Count);
            });
        }
    }
}

/// <summary>How many warnings of a code a reviewer has settled in one way.</summary>
/// <param name="How">checked, corrected or accepted.</param>
public sealed record SettledCount(string Code, string How, int Count);

/// <summary>How long a job's content may be kept.</summary>
/// <param name="Class">The kind of work that the time goes with; null when nothing was settled.</param>
/// <param name="DeleteAfter">When it is due for erasure; null for never by itself.</param>
/// <param name="LegalHold">True when a legal hold on its case keeps it from erasure.</param>
public sealed record RetentionPart(string? Class, DateTimeOffset? DeleteAfter, bool LegalHold) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("retention_class", Class);
        leaf.Plain("delete_after", DeleteAfter);
        leaf.Plain(HoldPart.Name, LegalHold);
    }
}

/// <summary>A legal hold was placed on a job's content, or released.</summary>
/// <param name="KeyId">The data key of the content.</param>
/// <param name="Placed">False when it was released.</param>
/// <param name="Authoriser">Who decided it. Personal.</param>
public sealed record HoldPart(string KeyId, bool Placed, string Tenant, string Authoriser) : LeafPart
{
    /// <summary>The name under which a leaf says whether there is a hold, for those who replay it.</summary>
    public const string Name = "legal_hold";

    /// <summary>In the authoriser's words. Personal.</summary>
    public string? Reason { get; init; }

    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("change", Placed ? "hold.placed" : "hold.released");
        leaf.Plain("key_id", KeyId);
        leaf.Plain(Name, Placed);
        leaf.Committed("authoriser_ref", new Json.CanonicalObject { { "tenant", Tenant }, { "oid", Authoriser } });
        leaf.Committed("reason_commit", Reason is null ? null : (Json.CanonicalValue)Reason);
    }
}

/// <summary>Content that was destroyed for good.</summary>
/// <param name="Ground">Why, as a code: retention, art17, ...</param>
/// <param name="Authoriser">Who decided it. Personal.</param>
/// <param name="TargetIndex">The first record whose content is gone; null when it was placeholders alone, which no record holds.</param>
/// <param name="Targets">How many records lost their content.</param>
/// <param name="KeyId">The data key that was destroyed; it stands in every one of those records.</param>
public sealed record ErasurePart(string Ground, string Tenant, string Authoriser, long? TargetIndex, long Targets, string KeyId) : LeafPart
{
    /// <summary>The name under which the part stands in a leaf, for those who replay erasures.</summary>
    public const string Name = "erasure";
    public const string KeyName = "key_id";

    /// <summary>In the authoriser's words. Personal.</summary>
    public string? Reason { get; init; }

    internal override void Write(LeafWriter leaf) => leaf.Group(Name, to =>
    {
        to.Plain("ground", Ground);
        to.Committed("authoriser_ref", new Json.CanonicalObject { { "tenant", Tenant }, { "oid", Authoriser } });
        to.Committed("reason_commit", Reason is null ? null : (Json.CanonicalValue)Reason);
        to.Plain("target_index", TargetIndex);
        to.Plain("targets", Targets);
        to.Plain(KeyName, KeyId);
    });
}

/// <summary>The program was started with other settings than those under which the record before was made.</summary>
/// <param name="OldDigest">The digest of the settings before; null when they were not known. That of the new ones stands in every record.</param>
/// <param name="SettingsSha256">SHA-256 of the settings' text, which is in the content.</param>
public sealed record SettingsPart(string? OldDigest, string SettingsSha256) : LeafPart
{
    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("change", "settings.changed");
        leaf.Plain("old_config_digest", OldDigest);
        leaf.Committed("settings_commit", SettingsSha256);
    }
}

/// <summary>A change of the settings or keys that the log depends on.</summary>
/// <param name="Change">What changed, as a code: log.created, keys.rotated, keys.affirmed, log.restored, log.mended. Settings and holds have parts of their own.</param>
/// <param name="OldKeys">Verifier keys before; public.</param>
/// <param name="NewKeys">Verifier keys after; public.</param>
public sealed record ConfigPart(string Change, IReadOnlyList<string> OldKeys, IReadOnlyList<string> NewKeys) : LeafPart
{
    public const string Created = "log.created";
    public const string Rotated = "keys.rotated";
    public const string Restored = "log.restored";

    /// <summary>Records that had been taken out of the database were put back from the mirror.</summary>
    public const string Mended = "log.mended";

    /// <summary>The group in which a leaf names the records that came back from the mirror.</summary>
    public const string PutBackName = "put_back";
    public const string EndLostName = "end_lost";

    /// <summary>The first and the last of the records that came back from the mirror; null where none did.</summary>
    public (long From, long To)? PutBack { get; init; }

    /// <summary>True when the log goes on without its end, which is lost: nothing came back.</summary>
    public bool EndLost { get; init; }

    /// <summary>The keys of today stand by checkpoints that retired ones, which are named as the old, had signed since they were replaced.</summary>
    public const string Affirmed = "keys.affirmed";

    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("change", Change);
        leaf.Texts("old_keys", OldKeys);
        leaf.Texts("new_keys", NewKeys);
        if (PutBack is { } range)
        {
            leaf.Group(PutBackName, to =>
            {
                to.Plain("from", range.From);
                to.Plain("to", range.To);
            });
        }

        if (EndLost)
        {
            leaf.Plain(EndLostName, true);
        }
    }
}
