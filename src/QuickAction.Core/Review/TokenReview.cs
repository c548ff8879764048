namespace QuickAction.Core.Review;

/// <summary>
/// Signs that an approval was a token one (governance A.3): it was quicker than anybody reads, or nothing of the source was opened though it speaks of what the law protects most. They are
/// for governance to look into, by team; they say nothing of a person and decide nothing. Pure.
/// </summary>
public static class TokenReview
{
    /// <summary>Sooner than one second for so many words of the result.</summary>
    public const string TooFast = "too-fast";

    /// <summary>The source has words of special-category matter, and no place of it was opened.</summary>
    public const string NoSourceOpened = "no-source-opened";

    /// <summary>Five times as fast as quick readers read: whoever is under it has not read.</summary>
    public const int WordsPerSecond = 20;

    /// <summary>Empty for a review that is no approval.</summary>
    public static IReadOnlyList<string> SignsOf(ReviewFigure review)
    {
        if (review.Outcome != ReviewOutcome.Approved)
        {
            return [];
        }

        var signs = new List<string>();
        if (review.Dwell < TimeSpan.FromSeconds(review.Words / (double)WordsPerSecond))
        {
            signs.Add(TooFast);
        }

        if (review.HasSpecialCategories && review.SourcesOpened == 0)
        {
            signs.Add(NoSourceOpened);
        }

        return signs;
    }
}

/// <summary>A review in numbers: neither content nor a person. It outlives the content.</summary>
/// <param name="Record">The record in the log that it is of.</param>
/// <param name="Words">Of the result that was decided on.</param>
/// <param name="Claims">Statements of it.</param>
/// <param name="ClaimsChecked">Those of which a cited place was opened.</param>
/// <param name="EditedPermille">How much of the engine's text was changed.</param>
/// <param name="HasSpecialCategories">Whether the source has words of special-category matter (<c>SpecialCategory</c>).</param>
public sealed record ReviewFigure(
    string Record,
    string Job,
    string Team,
    DateTimeOffset Time,
    ReviewOutcome Outcome,
    long Words,
    TimeSpan Dwell,
    long SourcesOpened,
    long Claims,
    long ClaimsChecked,
    long EditedPermille,
    bool HasSpecialCategories);

/// <summary>The reviews of all teams in numbers.</summary>
public interface IReviewFigures
{
    /// <summary>The newest first.</summary>
    /// <param name="from">The first moment that counts.</param>
    /// <param name="until">The first moment after those that count.</param>
    Task<IReadOnlyList<ReviewFigure>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}
