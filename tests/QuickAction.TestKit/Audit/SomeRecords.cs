using System.Buffers.Binary;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.TestKit.Audit;

/// <summary>A record of each kind, with every field filled.</summary>
public static class SomeRecords
{
    /// <summary>Values of the records that may not be readable in a leaf.</summary>
    public static IReadOnlyList<string> Personal { get; } =
        ["tenant-1", "p.raman", "reviewer-9", "CASE-7/Ñ", new string('a', 64), new string('b', 64), new string('c', 64), new string('d', 64), new string('e', 64), "Ferris"];

    public static IReadOnlyList<string> Kinds { get; } =
    [
        AuditKind.DecisionRequested, AuditKind.DecisionCompleted, AuditKind.DecisionFailed, AuditKind.ReviewRecorded, AuditKind.ExportMade,
        AuditKind.ErasureApplied, AuditKind.ConfigChanged, SettingsChanged, HoldPlaced, ByModel, AccessEnded, RolesSwitched,
        AuditKind.BreakGlassOpened, AuditKind.BreakGlassUsed, AuditKind.BreakGlassClosed,
    ];

    /// <summary>What a name in <see cref="Kinds"/> is as a record's kind: some kinds are there in several shapes.</summary>
    public static string KindOf(string name) => name switch
    {
        SettingsChanged or HoldPlaced or AccessEnded or RolesSwitched => AuditKind.ConfigChanged,
        ByModel => AuditKind.DecisionCompleted,
        _ => name,
    };

    private const string SettingsChanged = "config.changed.settings";
    private const string HoldPlaced = "config.changed.hold";
    private const string AccessEnded = "config.changed.access";
    private const string RolesSwitched = "config.changed.roles";
    private const string ByModel = "decision.completed.model";

    public static AuditRecord Of(string kind) => new()
    {
        RecordId = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e11",
        Kind = KindOf(kind),
        PrevRecordId = kind == AuditKind.DecisionRequested ? null : "019f6a3c-77a9-7000-8000-000000000001",
        CorrelationId = "4bf92f3577b34da6a3ce929d0e0e4736",
        Time = new DateTimeOffset(2026, 4, 21, 10, 5, 7, 89, TimeSpan.FromHours(1)),
        Program = new Program("0.1.0", "5d41402abc4b2a76b9719d911017c592ae1f0000", new string('f', 64)),
        Parts = Parts(kind),
    };

    /// <summary>Salts that are the same in every run: 0, 1, 2, ...</summary>
    public static Func<byte[]> CountedSalts()
    {
        var next = 0;
        return () =>
        {
            var salt = new byte[Commitment.SaltBytes];
            BinaryPrimitives.WriteInt32BigEndian(salt.AsSpan(28), next++);
            return salt;
        };
    }

    private static IReadOnlyList<LeafPart> Parts(string kind) => kind switch
    {
        AuditKind.DecisionRequested => [Actor, Decision, Input, Engine, new RetentionPart("minutes", new DateTimeOffset(2027, 4, 21, 9, 5, 7, 89, TimeSpan.Zero), false)],
        AuditKind.DecisionCompleted => [Actor, Decision, Engine, new OutputPart(new string('c', 64), 20_111, "minutes/1", true, 187)],
        AuditKind.DecisionFailed => [Actor, Decision, Engine, new FailurePart("TimeoutException")],
        AuditKind.ReviewRecorded => [Decision, Review],
        AuditKind.ExportMade => [Actor, Export],
        AuditKind.ErasureApplied => [Reviewer, new ErasurePart("art17", "tenant-1", "reviewer-9", 41, 2, "7f0e") { Reason = "by letter of Mrs Ferris" }],
        AuditKind.ConfigChanged => [Reviewer, new ConfigPart("keys.rotated", ["log.example/a+00000001+AA=="], ["log.example/a+00000002+AA==", "log.example/a+00000003+AA=="])],
        ByModel => [Actor, Decision, Engine, new OutputPart(new string('c', 64), 20_111, "minutes/1", true, 187), Calls, Cost, Privacy, Defence],
        SettingsChanged => [Reviewer, new SettingsPart(new string('9', 64), new string('e', 64))],
        HoldPlaced => [Reviewer, new HoldPart("7f0e", true, "tenant-1", "reviewer-9") { Reason = "by letter of Mrs Ferris" }],
        AccessEnded => [Reviewer, new AccessPart(AccessPart.Ended, "tenant-1", "p.raman") { Sessions = 2, Tokens = 1, Reason = "by letter of Mrs Ferris" }],
        RolesSwitched => [Reviewer, new AccessPart(AccessPart.Switched, "tenant-1", "reviewer-9") { OldRoles = ["User", "Reviewer"], NewRoles = ["Governance"] }],
        AuditKind.BreakGlassOpened => [Reviewer, Glass with { Ends = new DateTimeOffset(2026, 4, 21, 9, 35, 7, 89, TimeSpan.Zero), Reason = "by letter of Mrs Ferris" }],
        AuditKind.BreakGlassUsed => [Reviewer, Glass with { What = "result" }],
        AuditKind.BreakGlassClosed => [Reviewer, Glass],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ActorPart Actor { get; } =
        new() { Tenant = "tenant-1", Person = "p.raman", Team = "harbour", Role = "User", Service = "minutes", Purpose = "social care recording", LawfulBasis = "ROPA-12", Case = "CASE-7/Ñ" };

    private static ActorPart Reviewer { get; } = new() { Tenant = "tenant-1", Person = "reviewer-9", Team = "hill", Role = "Governance" };

    private static BreakGlassPart Glass { get; } = new("019f6a3c-77aa-7c1e-8d10-52c4b7a90e12", "harbour", "7f0e");

    private static DecisionPart Decision { get; } = new("019f6a3c-77aa-7c1e-8d10-52c4b7a90e10", "minutes", 1, "7f0e");

    private static InputPart Input { get; } =
        new([new InputFile(new string('a', 64), "text/vtt", 4_812, 4_100, 16), new InputFile(new string('b', 64), "text/plain", 12, 12, 1)], new string('d', 64), 9_001)
        {
            Parser = new ParserEntry("quickaction.extraction", "0.1.0", ["unreadable-pages"]),
            Scan = new ScanEntry("ClamAV 1.0.3", "27100", "clean"),
        };

    private static EnginePart Engine { get; } =
        new("offline", "quickaction", "extractive-1", [new PromptFile("templates/team-meeting", 3, new string('0', 64))]);

    private static ExportPart Export { get; } = new()
    {
        Decisions = ["019f6a3c-77aa-7c1e-8d10-52c4b7a90e10"],
        Format = "docx",
        Draft = true,
        Sha256 = new string('e', 64),
        Bytes = 31_337,
        Grounding = new GroundingPart("citations/1", 14, 13, 1, 750),
        Warnings = ["number-not-in-source", "template"],
        KeyId = "7f0e",
    };

    private static CallsPart Calls { get; } = new(
    [
        new CallEntry(new string('d', 64), null, "gpt-4.1", 30_000) { Region = "uksouth", Retries = 2, Failure = "timeout" },
        new CallEntry(new string('d', 64), new string('e', 64), "gpt-4.1", 4_211)
        {
            Region = "uksouth",
            ResponseModel = "gpt-4.1-2025-04-14",
            ResponseId = "resp-1",
            FinishReason = "stop",
            Parameters = new Dictionary<string, string> { ["temperature"] = "0.2", ["seed"] = "7" },
            InputTokens = 9_120,
            OutputTokens = 812,
            CacheReadTokens = 0,
            ReasoningTokens = 64,
            FirstTokenMs = 380,
        },
    ]);

    private static CostPart Cost { get; } = new(24_736, "GBP", "2026-04");

    private static PrivacyPart Privacy { get; } = new()
    {
        RulesetVersion = "uk-1",
        Mode = "pseudonymise",
        Counts = new Dictionary<string, long> { ["PERSON"] = 12, ["NHS"] = 1 },
        MapKeyId = "90aa",
        ResidualHits = 0,
        SpecialCategories = ["health"],
    };

    private static DefencePart Defence { get; } = new("datamark-segment", 8, "phrases-1", "clean");

    private static ReviewPart Review { get; } = new()
    {
        Tenant = "tenant-1",
        Reviewer = "reviewer-9",
        ReviewerIsAuthor = false,
        OpenedAt = new DateTimeOffset(2026, 4, 21, 9, 6, 0, TimeSpan.Zero),
        DwellMs = 421_000,
        SourcesOpened = 7,
        ClaimsChecked = 12,
        Inserted = 84,
        Deleted = 31,
        EditedPermille = 22,
        Outcome = "approved",
        ReasonCode = "accurate",
        FinalSha256 = new string('e', 64),
    };
}
