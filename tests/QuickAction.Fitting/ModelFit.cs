using System.Globalization;
using System.Text;
using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Fitting;

/// <summary>
/// Fits the salience model: what summaries do with words is learnt on other meetings than the rows that it goes into, so that the trees see
/// it as weak as it will be on a new meeting. Deterministic: the same meetings give the same bytes.
/// </summary>
internal sealed class ModelFit(IReadOnlyList<Meeting> meetings)
{
    private const int Groups = 4;
    private const string NoTrees = "[word-trees] 0 1\n[pair-trees] 0 1\n";
    private static readonly BoostedTrees Words = new() { Trees = 40, Depth = 3, Rate = 0.2, LeastRows = 60 };
    private static readonly BoostedTrees Pairs = new() { Trees = 30, Depth = 3, Rate = 0.2, LeastRows = 60 };

    public string Run()
    {
        var file = new StringBuilder();
        file.AppendLine("# Which words of a meeting a person's summary keeps. Read by SalienceModel; fitted, not written by hand:");
        file.AppendLine("#   tests/QuickAction.Fitting fit EVAL src/QuickAction.Core/Analysis/Offline/Salience/salience-model.txt");
        file.AppendLine(CultureInfo.InvariantCulture, $"# on the {meetings.Count} meetings of EVAL/meetings/qmsum-train.jsonl (QMSum, MIT; AMI and ICSI, CC BY 4.0).");
        file.AppendLine("# [words]  stem, log odds that a summary keeps it (mean over kinds of meeting), log share of meetings in which it is said");
        file.AppendLine("# [counts] stem, share of summaries that hold it at least 1, 2, 3 ... times");
        file.AppendLine("# [pairs]  two stems, log odds that a summary keeps them together, meetings in which they are said together");
        file.AppendLine("# [...-trees] start, depth; then a tree a line: column and threshold of each question (- for none), then the leaves");
        Lexicon.Write(meetings, file);
        var learnt = Enumerable.Range(0, Groups).Select(g => LearntWithout(g)).ToList();
        var wordTrees = FitWords(learnt);
        file.Append(wordTrees);
        file.Append(FitPairs(learnt, wordTrees));
        return file.ToString();
    }

    private string LearntWithout(int group)
    {
        var file = new StringBuilder();
        Lexicon.Write([.. meetings.Where((_, i) => i % Groups != group)], file);
        return file.ToString();
    }

    private string FitWords(List<string> learnt)
    {
        var rows = new List<float[]>();
        var answers = new List<bool>();
        var models = learnt.ConvertAll(l => Parse(l + NoTrees));
        for (var m = 0; m < meetings.Count; m++)
        {
            var reading = meetings[m].Reading;
            var evidence = new WordEvidence(reading, models[m % Groups]);
            for (var word = 0; word < reading.Words.Count; word++)
            {
                var kept = meetings[m].Words.ContainsKey(reading.Words.Stem(word));

                // Of the many words that are said once and not kept, a third is enough.
                if (evidence.Times(word) > 1 || (evidence.Times(word) == 1 && (kept || word % 3 == 0)))
                {
                    var row = new float[WordEvidence.Names.Count];
                    evidence.Fill(word, row);
                    rows.Add(row);
                    answers.Add(kept);
                }
            }
        }

        return Words.Fit("[word-trees]", rows, answers);
    }

    private string FitPairs(List<string> learnt, string wordTrees)
    {
        var rows = new List<float[]>();
        var answers = new List<bool>();
        var models = learnt.ConvertAll(l => Parse(l + wordTrees + "[pair-trees] 0 1\n"));
        for (var m = 0; m < meetings.Count; m++)
        {
            var reading = meetings[m].Reading;
            var chances = new WordChances(reading, models[m % Groups]);
            var pairs = reading.Passages.SelectMany(p => p.Words.Zip(p.Words.Skip(1))).GroupBy(p => p).Select(g => (g.Key.First, g.Key.Second, Times: g.Count()));
            foreach (var (first, second, times) in pairs)
            {
                var kept = meetings[m].Pairs.ContainsKey($"{reading.Words.Stem(first)} {reading.Words.Stem(second)}");
                if (times > 1 || kept || (first + second) % 5 == 0)
                {
                    var row = new float[WordChances.PairNames.Count];
                    chances.FillPair(first, second, row);
                    rows.Add(row);
                    answers.Add(kept);
                }
            }
        }

        return Pairs.Fit("[pair-trees]", rows, answers);
    }

    private static SalienceModel Parse(string text)
    {
        using var reader = new StringReader(text);
        return SalienceModel.Parse(reader);
    }
}
