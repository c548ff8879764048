using System.CommandLine;
using System.Globalization;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli.Commands.Audit;

/// <summary><c>quickaction audit show INDEX|ID</c>: a record, and on its owner's machine what was asked and answered.</summary>
internal static class ShowCommand
{
    public static Command Make(Terminal terminal)
    {
        var data = AuditCommand.DataOption();
        var what = new Argument<string>("INDEX|ID") { Description = "The record's number, from 0, or the id of a decision as it stands in a result." };
        var format = new Option<string>("--format") { Description = "text or json.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var part = new Option<string?>("--part") { Description = "Write one part of the content as it is and nothing else, such as input or answer.", HelpName = "NAME" };
        var target = new Option<string?>("--out") { Description = "A file to write to instead of standard output.", HelpName = "FILE" };
        var command = new Command("show", "Show a record in full: what is in the log, and the exact input, prompt and answer that are kept here.") { what, format, part, target, data };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var bench = Workbench.Open(terminal);
            var asked = arguments.GetRequiredValue(what);
            var index = DecisionId.TryParse(asked, out _) ? (long?)null : ProofCommand.Number(asked);
            await using var store = await bench.OpenExistingStoreAsync(arguments.GetValue(data), cancellationToken);
            var records = await FindAsync(store, asked, index, cancellationToken);
            var bytes = arguments.GetValue(part) is { } name
                ? Part(records, name)
                : arguments.GetRequiredValue(format) == "json" ? RecordText.Json(store.Origin, records) : RecordText.Plain(store.Origin, records);
            await ExactBytes.WriteAsync(terminal, arguments.GetValue(target), bytes, cancellationToken);
            var faults = records.Select(Fault).OfType<string>().ToList();
            faults.ForEach(terminal.Say);
            return (int)(faults.Count == 0 ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    /// <summary>What is wrong with a record; content that is gone with a record of it is no fault.</summary>
    private static string? Fault(ShownRecord record) => record.Fault ?? (record.Gone is { IsRecorded: false } gone ? gone.What : null);

    private static async Task<IReadOnlyList<ShownRecord>> FindAsync(AuditStore store, string asked, long? index, CancellationToken cancellationToken)
    {
        var places = index is { } number ? [number] : await store.PlacesAsync(asked.ToLowerInvariant(), cancellationToken);
        var records = new List<ShownRecord>();
        foreach (var place in places)
        {
            if (await store.ShowAsync(place, cancellationToken) is { } record)
            {
                records.Add(record);
            }
        }

        return records.Count > 0
            ? records
            : throw QuickActionException.Refused(string.Create(CultureInfo.InvariantCulture, $"The log {store.Origin} has no record {asked}."));
    }

    private static ReadOnlyMemory<byte> Part(IReadOnlyList<ShownRecord> records, string name)
    {
        var parts = records.Where(r => r.Content is not null).SelectMany(r => r.Content?.Parts ?? new Dictionary<string, ReadOnlyMemory<byte>>()).ToList();
        if (!parts.Any(p => p.Key == name) && records.Select(Fault).OfType<string>().FirstOrDefault() is { } fault)
        {
            throw new QuickActionException(ProblemCode.Unavailable, fault);
        }

        if (parts.Count == 0)
        {
            throw QuickActionException.Refused(records.Select(r => r.Gone?.What).OfType<string>().FirstOrDefault() ?? "The record has no content, and there never was any.");
        }

        return parts.Any(p => p.Key == name)
            ? parts.First(p => p.Key == name).Value
            : throw QuickActionException.Refused($"The record has no part named {name}; it has {string.Join(", ", parts.Select(p => p.Key))}.");
    }
}
