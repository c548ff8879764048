using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Storage;

/// <summary>
/// The first decision log: one append-only file of JSON lines per job under <c>decisions/</c> in the data folder. A line is on the disk before the append
/// returns. Digests are keyed with a secret of this installation, so that the log holds no personal data and nothing that could be guessed.
/// Answers stay in memory: a command's job ends with its process, so there is nothing to resume and no content is left on the disk.
/// </summary>
public sealed class FileDecisionLog : IDecisionLog, IDisposable
{
    private readonly ConcurrentDictionary<JournalKey, JournalledAnswer> _answers = new();
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private readonly FileStream _file;
    private readonly byte[] _key;

    private FileDecisionLog(FileStream file, byte[] key)
    {
        _file = file;
        _key = key;
    }

    /// <param name="dataFolder">Made when missing, readable by its owner only.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.NotRecorded"/>: the folder cannot be written.</exception>
    public static FileDecisionLog Open(string dataFolder, string job)
    {
        try
        {
            var folder = Path.Combine(dataFolder, "decisions");
            PrivateFiles.MakeFolder(dataFolder);
            PrivateFiles.MakeFolder(folder);
            var key = PrivateFiles.ReadOrMakeKey(Path.Combine(dataFolder, "digest.key"));
            return new FileDecisionLog(PrivateFiles.CreateNew(Path.Combine(folder, $"{job}.jsonl")), key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotRecorded(error);
        }
    }

    public ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => WriteAsync(record, cancellationToken);

    public ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken) => WriteAsync(record, cancellationToken);

    public async ValueTask CompleteAsync(
        DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        await WriteAsync(record, cancellationToken);
        _answers[key] = new JournalledAnswer(record.Decision, answer);
    }

    public ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_answers.GetValueOrDefault(key));

    public void Dispose()
    {
        _file.Dispose();
        _oneWriter.Dispose();
    }

    private async ValueTask WriteAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            await _file.WriteAsync(Line(record), CancellationToken.None);
            _file.Flush(flushToDisk: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotRecorded(error);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private byte[] Line(DecisionRecord record)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("schema", "qa.decision.v0");
            json.WriteString("kind", $"decision.{record.Event.ToString().ToLowerInvariant()}");
            json.WriteString("decision", record.Decision.ToString());
            json.WriteString("job", record.Job.Id);
            json.WriteString("case", record.Job.CaseReference is null ? null : Keyed(record.Job.CaseReference));
            json.WriteString("time", record.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("task", record.Task);
            json.WriteNumber("taskVersion", record.TaskVersion);
            json.WriteString("engine", record.Engine.Name);
            json.WriteString("provider", record.Engine.Provider);
            json.WriteString("model", record.Engine.Model);
            json.WriteString("input", Keyed(record.InputSha256));
            json.WriteString("output", record.OutputSha256 is null ? null : Keyed(record.OutputSha256));
            json.WriteString("failure", record.Failure);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private string Keyed(string value) => "hmac-sha256:" + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value)));

    private static QuickActionException NotRecorded(Exception inner) => new(
        ProblemCode.NotRecorded,
        "The decision could not be recorded, so nothing was analysed; check that the data folder can be written (--data DIR).",
        retryable: true,
        inner);
}
