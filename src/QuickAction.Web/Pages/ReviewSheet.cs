using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>The review form, below a draft or on a page of its own: what it is about, what was typed, and what is wrong with that.</summary>
internal sealed record ReviewSheet(Job Job, string FormToken, ReviewQuestion Question)
{
    public TypedReview Typed { get; init; } = new();

    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Field == field)?.Message;
}

/// <param name="ContentHash">Of the version that the form is about.</param>
/// <param name="Open">Warnings of high severity that have to be resolved before an approval.</param>
/// <param name="IsForSomebodyElse">Whether the team wants another person than this one to approve it.</param>
internal sealed record ReviewQuestion(string ContentHash, IReadOnlyList<OpenWarning> Open, bool IsForSomebodyElse)
{
    /// <summary>The field of the first decision that can be taken.</summary>
    public string FirstChoice => IsForSomebodyElse ? "outcome-rejected" : "outcome-approved";

    /// <param name="shown">The version's result, with the names of its speakers.</param>
    public static async Task<ReviewQuestion> OfAsync(ReviewDesk desk, Job job, JobVersion version, Result shown, Caller caller, CancellationToken cancellationToken)
    {
        var blockers = await desk.BlockersAsync(caller.Actor, job, version, cancellationToken);
        var uncorrected = await desk.UncorrectedAsync(caller.Team, job, version, cancellationToken);
        return new ReviewQuestion(
            version.Sha256,
            [.. blockers.Select(b => b.Warning).OfType<int>().Select(i => new OpenWarning(i, shown.Warnings[i], !uncorrected.Contains(i)))],
            blockers.Any(b => b.Code == ApprovalGate.OwnWork));
    }
}

/// <param name="MayBeCorrected">Whether something of what it is about was changed since.</param>
internal sealed record OpenWarning(int Index, Warning Warning, bool MayBeCorrected);

/// <summary>What a reviewer has chosen and written. Whatever is wrong with it, it is shown again.</summary>
internal sealed record TypedReview
{
    private const string HowPrefix = "how-";

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>By the index of the warning.</summary>
    public IReadOnlyDictionary<int, (string How, string Why)> Warnings { get; init; } = new Dictionary<int, (string How, string Why)>();

    public static TypedReview Of(IFormCollection form)
    {
        var warnings = new Dictionary<int, (string How, string Why)>();
        foreach (var field in form.Where(f => f.Key.StartsWith(HowPrefix, StringComparison.Ordinal)))
        {
            if (int.TryParse(field.Key.AsSpan(HowPrefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index))
            {
                warnings[index] = (field.Value.ToString(), VisibleText.Line(form[$"why-{index}"]));
            }
        }

        return new TypedReview { Outcome = form["outcome"], Reason = VisibleText.Lines(form["reason"]), ContentHash = form["contentHash"], Warnings = warnings };
    }

    public (string How, string Why) At(OpenWarning open) => Warnings.GetValueOrDefault(open.Index, ("", ""));

    /// <summary>What is wrong with it, by field.</summary>
    public List<FormFault> Faults(ReviewQuestion question)
    {
        var faults = new List<FormFault>();
        var decided = ReviewWords.Parse(Outcome);
        foreach (var (i, open) in question.Open.Index())
        {
            var (how, why) = At(open);
            var which = question.Open.Count == 1 ? "the warning" : $"warning {i + 1}";
            if (how.Length == 0 && (decided == ReviewOutcome.Approved || !string.IsNullOrWhiteSpace(why)))
            {
                faults.Add(new FormFault($"how-{open.Index}", $"Say how {which} was resolved"));
            }

            if (how == Resolution.Corrected && !open.MayBeCorrected)
            {
                faults.Add(new FormFault($"how-{open.Index}", $"What {which} is about stands as it was: edit it first, or choose how else it was resolved"));
            }

            if (how.Length > 0 && string.IsNullOrWhiteSpace(why))
            {
                faults.Add(new FormFault($"why-{open.Index}", $"Say what {which} was resolved with"));
            }
            else if (why.Length > ReviewDesk.LongestReason)
            {
                faults.Add(new FormFault($"why-{open.Index}", $"Use at most {ReviewDesk.LongestReason:N0} characters"));
            }
        }

        if (decided is null)
        {
            faults.Add(new FormFault(question.FirstChoice, "Choose what you decide"));
        }
        else if (decided != ReviewOutcome.Approved && string.IsNullOrWhiteSpace(Reason))
        {
            faults.Add(new FormFault("reason", decided == ReviewOutcome.Rejected ? "Say why you reject it" : "Say what somebody else is to look at"));
        }

        if (Reason?.Length > ReviewDesk.LongestReason)
        {
            faults.Add(new FormFault("reason", $"Use at most {ReviewDesk.LongestReason:N0} characters"));
        }

        return faults;
    }

    /// <summary>Those of which the person has said how.</summary>
    public IReadOnlyList<Resolution> Resolutions() => [.. Warnings.Where(w => w.Value.How.Length > 0).Select(w => new Resolution(w.Key, w.Value.How, w.Value.Why))];

    public override string ToString() => "TypedReview";
}
