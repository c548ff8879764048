using QuickAction.Core;
using QuickAction.Core.Documents;
using QuickAction.Core.Jobs;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Uploads;

/// <summary>What is said of files that were refused: problem details to a program, the wording of the GOV.UK Design System beside a page's field.</summary>
internal static class Refusals
{
    public const string ScannerAway = "scanner-unavailable";
    private const int SecondsUntilScanned = 30;

    /// <summary>The words beside the field of a page; null where the sentence of the refusal is best.</summary>
    public static string? Words(string code, DocumentLimits limits) => code switch
    {
        RefusalReason.Empty => "The selected file is empty",
        RefusalReason.TooLarge => $"The selected file must be smaller than {limits.FileBytes / (1024 * 1024)}MB",
        RefusalReason.TypeNotRead or RefusalReason.OldFormat or RefusalReason.Macros => "The selected file must be a VTT, SRT, TXT, Markdown, DOCX, ODT, HTML, PDF, CSV or XLSX",
        RefusalReason.PasswordProtected => "The selected file is password protected",
        RefusalReason.Malware => "The selected file contains a virus",
        RefusalReason.Damaged or RefusalReason.UnsafeNames or RefusalReason.UnpacksTooLarge or RefusalReason.TooManyParts => "The selected file is damaged or unsafe; save it again and choose the new copy",
        RefusalReason.TooManyFiles => "You selected too many files at the same time",
        UploadQuota.NoRoom => "There is no room for more files – delete work that is no longer needed, then try again",
        ScannerAway => "The selected file could not be uploaded because the virus scanner is away – try again",
        _ => null,
    };

    /// <summary>When nothing of a request was taken in. Files are named by their place in the form: what a person called them does not come back in an error.</summary>
    public static ProblemException NothingTaken(IReadOnlyList<LeftOutFile> leftOut, DocumentLimits limits)
    {
        var type = leftOut.All(l => l.Code == RefusalReason.TooLarge) ? ProblemType.TooLarge : ProblemType.InputRefused;
        var detail = leftOut is [var one] ? one.Detail : "None of the files can be used; see errors for each.";
        return new ProblemException(Problem.Of(type, detail) with
        {
            Fields = [.. leftOut.Select((l, i) => new FieldProblem(leftOut.Count == 1 ? "/file" : $"/file/{i}", l.Code, Words(l.Code, limits) ?? l.Detail))],
        });
    }

    /// <summary>Parts of one meeting are taken all or not at all.</summary>
    public static ProblemException PartMissing(IReadOnlyList<LeftOutFile> leftOut, DocumentLimits limits)
    {
        var problem = NothingTaken(leftOut, limits).Problem;
        return new ProblemException(problem with { Detail = "Some of the files cannot be used, so nothing was taken in: parts of one meeting belong together; see errors for each." });
    }

    public static ProblemException NotScanned(ScannerAwayException away) => new(Problem.Of(
        ProblemType.Unavailable,
        away.TakesNoMore
            ? "The malware scanner takes no file of this size, so it was not taken in; ask the service's administrator to raise the scanner's StreamMaxLength."
            : "The malware scanner does not answer, so no file is taken in; try again in a minute, and tell the service's administrator if it goes on.") with
    {
        RetryAfterSeconds = SecondsUntilScanned,
        Fields = [new FieldProblem("/file", ScannerAway, "The file could not be scanned for malware")],
    });
}
