using QuickAction.Fitting;

// fit EVAL OUT      fits the salience model on meetings/qmsum-train.jsonl of the folder EVAL and writes it to OUT
// check EVAL        cross-validates the fit by meeting on qmsum-train, then fits on all of it and scores qmsum-val
// score EVAL        scores the model that the product carries
// time EVAL         times whole summaries from 750 to 90,000 words
// outcomes EVAL OUT fits the model of actions and decisions in informal talk on meetings/ami-dev.jsonl, cross-validated by series
// show EVAL ID      prints one summary
const string Usage = "usage: fit EVAL OUT | check EVAL | score EVAL | time EVAL | show EVAL ID | outcomes EVAL OUT";
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
