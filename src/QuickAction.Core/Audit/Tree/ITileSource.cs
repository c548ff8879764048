namespace QuickAction.Core.Audit.Tree;

/// <summary>Gives the tiles of a tree; proofs are made from nothing else.</summary>
public interface ITileSource
{
    /// <exception cref="AuditException">The tile is not there, or is narrower than the address says.</exception>
    Tile Read(TileAddress address);
}
