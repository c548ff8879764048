namespace QuickAction.Core.Privacy;

/// <summary>
/// Where the maps of cases are kept, so that placeholders stay the same across the runs of a case. An implementation seals them under a key of the case and keeps
/// no case reference in the clear. Maps are erased where cases are, with a record of it.
/// </summary>
public interface IPseudonymMaps
{
    /// <summary>The map of a case; an empty one of version 0 when nothing was saved yet, or after it was erased.</summary>
    /// <param name="caseReference">The case as its council calls it; capitals count, white space around it does not; never empty.</param>
    ValueTask<PseudonymMap> OpenAsync(string caseReference, CancellationToken cancellationToken);

    /// <summary>
    /// Saves the map whole or not at all, as the version after its own, which it then is. False when another was saved since it was opened, or the case was erased:
    /// nothing is changed then, and the caller opens again and masks again.
    /// </summary>
    ValueTask<bool> SaveAsync(string caseReference, PseudonymMap map, CancellationToken cancellationToken);
}
