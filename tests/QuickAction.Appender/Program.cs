using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;
using QuickAction.TestKit.Uploads;

// QuickAction.Appender confined FOLDER SECRET PORT
// Confines itself as a reader of files does, and says on standard output what it can still do.
if (args is ["confined", var folder, var secret, var port])
{
    foreach (var done in await ConfinedProbe.TryAsync(folder, secret, int.Parse(port, CultureInfo.InvariantCulture)))
    {
        Console.Out.WriteLine(done);
    }

    return;
}

// QuickAction.Appender DATA CONNECTION KEYS_CONNECTION JOB DECISIONS OWNER_CONNECTION KEYS_OWNER_CONNECTION
// Records so many decisions, two entries each, in the log there; an empty connection means SQLite. Says on standard output how many are done, after each.
// It says 0 when it is ready, and begins when it is told to: processes that are to write at once would else be done one after the other where starting is slow.
var options = new AuditOptions { DataFolder = args[0], Connection = args[1], KeysConnection = args[2], MigrateConnection = args[5], MigrateKeysConnection = args[6] };
await using var store = await AuditStore.OpenAsync(options, StoreUnderTest.Program, TimeProvider.System, CancellationToken.None);
var log = new DecisionLog(store);
var decisions = int.Parse(args[4], CultureInfo.InvariantCulture);
Console.Out.WriteLine(0);
Console.Out.Flush();
if (await Console.In.ReadLineAsync() is null)
{
    return;
}

for (var n = 1; n <= decisions; n++)
{
    var requested = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job(args[3]));
    await log.RequestAsync(requested, SomeDecisions.Input, CancellationToken.None);
    var input = n.ToString(CultureInfo.InvariantCulture);
    await log.CompleteAsync(requested with { Event = DecisionEvent.Completed }, SomeDecisions.Key(args[3], input), SomeDecisions.Answer, CancellationToken.None);
    Console.Out.WriteLine(input);
    Console.Out.Flush();
}
