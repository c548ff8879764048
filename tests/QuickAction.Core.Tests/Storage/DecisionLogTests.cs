using System.Text.Json;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;
using QuickAction.TestKit;
using QuickAction.TestKit.Analysis;

namespace QuickAction.Core.Tests.Storage;

public sealed class InMemoryDecisionLogTests : DecisionLogSuite
{
    private readonly InMemoryDecisionLog _log = new();

    protected override IDecisionLog Open(string job) => _log;

    protected override IReadOnlyList<(string Kind, string Decision)> Stored(string job) =>
        [.. _log.Records.Select(r => ($"decision.{r.Event.ToString().ToLowerInvariant()}", r.Decision.ToString()))];
}

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class FileDecisionLogTests : DecisionLogSuite, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<FileDecisionLog> _open = [];

    [Fact]
    public async Task The_log_holds_neither_the_case_nor_a_plain_digest_and_only_its_owner_can_read_it()
    {
        var log = Open("job-1");

        await log.RequestAsync(
            new DecisionRecord
            {
                Event = DecisionEvent.Requested,
                Decision = DecisionId.New(DateTimeOffset.UnixEpoch),
                Job = new DecisionJob("job-1", "CASE-7"),
                Time = DateTimeOffset.UnixEpoch,
                Task = "minutes",
                TaskVersion = 1,
                Engine = new EngineIdentity("offline", "quickaction", "test-1", []),
                InputSha256 = new string('a', 64),
            },
            "the input"u8.ToArray(),
            TestContext.Current.CancellationToken);

        var path = _folder.Combine("decisions", "job-1.jsonl");
        var text = ReadShared(path);
        text.ShouldNotContain("CASE-7");
        text.ShouldNotContain(new string('a', 64));
        text.ShouldContain("hmac-sha256:");
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_folder.Combine("digest.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_plain_sentence()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        var problem = Should.Throw<QuickActionException>(() => FileDecisionLog.Open(_folder.Combine("file", "data"), "job-1"));

        problem.Code.ShouldBe(ProblemCode.NotRecorded);
        problem.Message.ShouldContain("--data");
    }

    public void Dispose()
    {
        _open.ForEach(log => log.Dispose());
        _folder.Dispose();
    }

    protected override IDecisionLog Open(string job)
    {
        _open.Add(FileDecisionLog.Open(_folder.Path, job));
        return _open[^1];
    }

    protected override IReadOnlyList<(string Kind, string Decision)> Stored(string job) => [.. ReadShared(_folder.Combine("decisions", $"{job}.jsonl"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Select(json => (json.GetProperty("kind").GetString() ?? "", json.GetProperty("decision").GetString() ?? ""))];

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
