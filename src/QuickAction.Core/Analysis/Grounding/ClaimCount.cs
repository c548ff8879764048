namespace QuickAction.Core.Analysis.Grounding;

/// <summary>What the check of a result against its source came to, in numbers.</summary>
/// <param name="Claims">Statements in the result.</param>
/// <param name="Supported">Those whose citations stand in the source.</param>
/// <param name="CoveragePermille">Segments of the source that are cited, in thousandths.</param>
public sealed record ClaimCount(int Claims, int Supported, int CoveragePermille)
{
    /// <summary>Name and version of the check; a change of what it accepts is a new version.</summary>
    public const string Method = "citations/1";

    public static ClaimCount Of(Result result)
    {
        var supported = result.Claims().CountBy(c => c.Supported).ToDictionary();
        var (yes, no) = (supported.GetValueOrDefault(true), supported.GetValueOrDefault(false));
        var segments = result.Coverage.Segments;
        return new ClaimCount(yes + no, yes, segments == 0 ? 0 : (int)(1000L * result.Coverage.Cited / segments));
    }
}
