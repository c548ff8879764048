using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Fitting;

/// <summary>What the fit is worth on meetings that it has not seen.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    public static void Run(List<Meeting> train, List<Meeting> val)
    {
        var series = train.Select(m => m.Series).Distinct().Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i % Folds);
        var summaries = new Dictionary<Meeting, string>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Fit([.. train.Where(m => series[m.Series] != fold)]);
            foreach (var meeting in train.Where(m => series[m.Series] == fold))
            {
                summaries[meeting] = Score.Summarise(meeting, model, 109);
            }
        }

        Score.Print("train, 5 folds", train, m => summaries[m]);
        var whole = Fit(train);
        Score.Print("val", val, m => Score.Summarise(m, whole, 109));
    }

    private static SalienceModel Fit(List<Meeting> meetings)
    {
        using var text = new StringReader(new ModelFit(meetings).Run());
        return SalienceModel.Parse(text);
    }
}
