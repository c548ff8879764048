using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Decisions as the recorded door makes them.</summary>
public static class SomeDecisions
{
    /// <summary>Words that may stand nowhere in the store but sealed.</summary>
    public const string Secret = "Mrs Ferris fell by the lifeboat shed";

    /// <summary>A person whom no other test knows: a job's row may name its person, and tests share a server's files.</summary>
    public const string Person = "d.okonedo";

    public static ReadOnlyMemory<byte> Input { get; } = System.Text.Encoding.UTF8.GetBytes($"{{\"text\":\"{Secret}\"}}");

    public static ReadOnlyMemory<byte> Answer { get; } = System.Text.Encoding.UTF8.GetBytes($"{{\"summary\":\"{Secret}.\"}}");

    public static DecisionJob Job(string id = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00") => new(id, "CASE-7")
    {
        Actor = new DecisionActor("tenant-1", Person, "harbour", "User"),
        Service = "minutes",
        Sources = [new DecisionSource(new string('a', 64), "text/vtt", 4_812, 4_100, 16)],
    };

    public static DecisionRecord Record(DecisionEvent what, DecisionJob job, DecisionId? decision = null) => new()
    {
        Event = what,
        Decision = decision ?? DecisionId.New(DateTimeOffset.UnixEpoch),
        Job = job,
        Time = new DateTimeOffset(2026, 4, 21, 9, 0, 0, TimeSpan.Zero),
        Task = "minutes",
        TaskVersion = 1,
        Engine = new EngineIdentity("offline", "quickaction", "test-1", [new PromptUse("templates/team-meeting", 3, new string('0', 64))]),
        InputSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Input.Span)),
    };

    public static JournalKey Key(string job = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", string input = "aa") => new(job, "minutes", 1, input, "bb", "offline test-1");

    /// <summary>A result of the decision on its way out.</summary>
    public static GivenOut Export(DecisionId decision, DecisionJob? job = null) => new()
    {
        Job = job ?? Job(),
        Decisions = [decision],
        Format = "docx",
        Draft = true,
        Sha256 = new string('e', 64),
        Bytes = 31_337,
        Claims = new ClaimCount(14, 13, 750),
        Warnings = ["template"],
    };

    /// <summary>Asks and answers once.</summary>
    public static async Task<DecisionId> DecideAsync(AuditStore store, DecisionJob? job = null, string input = "aa")
    {
        var log = new DecisionLog(store);
        var requested = Record(DecisionEvent.Requested, job ?? Job());
        await log.RequestAsync(requested, Input, TestContext.Current.CancellationToken);
        var completed = requested with { Event = DecisionEvent.Completed, Latency = TimeSpan.FromMilliseconds(187) };
        await log.CompleteAsync(completed, Key(requested.Job.Id, input), Answer, TestContext.Current.CancellationToken);
        return requested.Decision;
    }
}
