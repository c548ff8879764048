namespace QuickAction.Core.Storage.Content;

/// <summary>A case as a team names it: two teams may use the same reference for different cases.</summary>
internal sealed record CaseOf(string Team, string Reference);
