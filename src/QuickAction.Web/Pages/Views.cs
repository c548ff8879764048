using QuickAction.Core.Review;

namespace QuickAction.Web.Pages;

/// <summary>The lines of one group, on a job's page.</summary>
/// <param name="Title">Of the group, for who cannot see where they are.</param>
internal sealed record LinesView(JobPageModel Page, OutlineGroup Group, string Title);

/// <summary>The people of one part, on a job's page.</summary>
internal sealed record PeopleView(JobPageModel Page, OutlinePart Part);
