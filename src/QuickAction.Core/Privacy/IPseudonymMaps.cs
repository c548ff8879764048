namespace QuickAction.Core.Privacy;

/// <summary>
/// Where the maps of cases are kept, so that placeholders stay the same across the runs of a case. An implementation seals them under a key of the case and keeps
/// no case reference in the clear.
/// </summary>
public interface IPseudonymMaps
{
    /// <summary>The map of a case; an empty one of version 0 when nothing was saved yet, or after it was erased.</summary>
    /// <param name="caseReference">The case as its council calls it; compared exactly, never empty.</param>
    ValueTask<PseudonymMap> OpenAsync(string caseReference, CancellationToken cancellationToken);

    /// <summary>
    /// Saves the map whole or not at all, as the version after its own. False when another was saved since it was opened: nothing is changed then, and the caller
    /// opens again and masks again.
    /// </summary>
    ValueTask<bool> SaveAsync(string caseReference, PseudonymMap map, CancellationToken cancellationToken);

    /// <summary>Removes the map for good. Nothing happens when there is none.</summary>
    ValueTask EraseAsync(string caseReference, CancellationToken cancellationToken);
}
