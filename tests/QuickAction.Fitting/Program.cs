using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Fitting;

// fit EVAL OUT      fits the salience model on meetings/qmsum-train.jsonl of the folder EVAL and writes it to OUT
// check EVAL        cross-validates the fit by meeting on qmsum-train, then fits on all of it and scores qmsum-val
// score EVAL        scores the model that the product carries
// time EVAL         times whole summaries from 750 to 90,000 words
// outcomes EVAL OUT fits the model of actions and decisions in informal talk on meetings/ami-dev.jsonl, cross-validated by series
// show EVAL ID      prints one summary
// minutes REPO OUT  fits the model of decisions and actions on the invented meetings of this repository, cross-validated by meeting;
//                   with a third argument, on all but the meetings of that set
// council GOLD OUT  writes minutes and segments of a folder of council meetings with gold, for its score.py; with a third argument, by that model
// notes REPO OUT [GROUP...]   fits the notes (key facts, risks) on the same meetings, cross-validated by set; not on the groups (sets, folders) named after
// recall REPO [NOTES] [GROUP...]   what minutes of these meetings carry of their key facts, risks and open questions, by those notes; misses are told of the groups named after
// sentences GOLDFILE [MODEL]   what the model makes of each sentence of the transcript that a gold file speaks of
// misses SETS OUT   lists what the check of negation misses, and wrongly finds, in the sets of those letters, with what it reads there; never a set that is kept aside
// explain STATEMENT LINE...  the same for one statement that cites those lines, each "SPEAKER: words"
// negation OUT      fits the model of denials on the TestKit's meetings and exchanges, and judges each set by the fit without it
const string Usage = "usage: fit EVAL OUT | check EVAL | score EVAL | time EVAL | show EVAL ID | outcomes EVAL OUT | minutes REPO OUT [SET] | council GOLD OUT [MODEL] | notes REPO OUT [GROUP...] | recall REPO [NOTES] [GROUP...] | sentences GOLDFILE [MODEL] | misses SETS OUT | explain STATEMENT LINE... | negation OUT";
if (args.Length < 2)
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

if (args[0] == "outcomes" && args.Length > 2)
{
    await File.WriteAllTextAsync(args[2], new OutcomeFit(Path.Combine(args[1], "meetings", "ami-dev.jsonl")).Run(Console.WriteLine));
    return 0;
}

if (args[0] == "recall")
{
    new RecallRun(Console.WriteLine, args[2..].ToHashSet(StringComparer.Ordinal), args[2..].FirstOrDefault(File.Exists) is { } notes ? OutcomeModel.WithNotes(await File.ReadAllTextAsync(notes)) : OutcomeModel.Default)
        .Run(Folders(args[1]).SelectMany(f => MarkedMeeting.All(f.Folder).Select(m => (m.Set ?? Path.GetFileName(f.Folder), m))));
    return 0;
}

if (args[0] == "notes" && args.Length > 2)
{
    await File.WriteAllTextAsync(args[2], new NoteFit(Folders(args[1]), args[3..].ToHashSet(StringComparer.Ordinal)).Run(Console.WriteLine));
    return 0;
}

if (args[0] == "minutes" && args.Length > 2)
{
    var fit = new CouncilFit(Folders(args[1]), args.Length > 3 ? args[3] : null);
    await File.WriteAllTextAsync(args[2], fit.Run(Console.WriteLine));
    return 0;
}

if (args[0] == "sentences")
{
    var by = args.Length > 2 ? OutcomeModel.Read(await File.ReadAllTextAsync(args[2])) : OutcomeModel.Default;
    foreach (var line in SentenceScores.Of(await CouncilRun.ReadAsync(args[1]), by))
    {
        Console.WriteLine(line);
    }

    return 0;
}

if (args[0] == "explain" && args.Length > 2)
{
    Console.WriteLine(NegationMisses.Explain(args[1], args[2..]));
    return 0;
}

if (args[0] == "misses" && args.Length > 2)
{
    await NegationMisses.RunAsync(args[1], args[2]);
    return 0;
}

if (args[0] == "negation")
{
    await File.WriteAllTextAsync(args[1], NegationFit.Run(await NegationStatement.ReadAllAsync(CancellationToken.None), Console.WriteLine));
    return 0;
}

if (args[0] == "council" && args.Length > 2)
{
    await CouncilRun.RunAsync(args[1], args[2], args.Length > 3 ? OutcomeModel.Read(await File.ReadAllTextAsync(args[3])) : OutcomeModel.Default);
    return 0;
}

var train = Meeting.Read(Path.Combine(args[1], "meetings", "qmsum-train.jsonl"));
var val = Meeting.Read(Path.Combine(args[1], "meetings", "qmsum-val.jsonl"));
switch (args[0])
{
    case "fit" when args.Length > 2:
        await File.WriteAllTextAsync(args[2], new ModelFit(train).Run());
        return 0;
    case "check":
        CrossValidation.Run(train, val);
        return 0;
    case "score":
        Score.Print("train (fitted on)", train, m => Score.Summarise(m, null, 109));
        Score.Print("val", val, m => Score.Summarise(m, null, 109));
        return 0;
    case "time":
        Timing.Print(train);
        return 0;
    case "show" when args.Length > 2:
        foreach (var meeting in train.Concat(val).Where(m => m.Id == args[2]))
        {
            Console.WriteLine(Score.Summarise(meeting, null, 109));
        }

        return 0;
    default:
        await Console.Error.WriteLineAsync(Usage);
        return 2;
}

// The invented meetings of the repository, and how much the sentences of each folder count in a fit.
static IReadOnlyList<(string Folder, double Weight)> Folders(string repository)
{
    var tests = Path.Combine(repository, "tests");
    var meetings = Path.Combine(tests, "QuickAction.Core.Tests", "Analysis", "Offline", "Meetings");
    return
    [
        (Path.Combine(tests, "QuickAction.Fitting", "council"), 1),
        (Path.Combine(meetings, "tuned"), 1),
        (Path.Combine(meetings, "held-out"), 1),
        (Path.Combine(tests, "QuickAction.Fitting", "dense"), 0.5),
        (Path.Combine(tests, "QuickAction.Fitting", "settled"), 0.25),
    ];
}
