namespace QuickAction.Core.Access;

/// <summary>What people are called, by their ids: so that a reviewer knows whose edit it is.</summary>
public interface IPersonNames
{
    /// <param name="people">Tenant and id of each, as a row or a record that the asker may see names them.</param>
    /// <returns>The names that their last sign-ins gave; who has none, or is not known, is not among them.</returns>
    Task<IReadOnlyDictionary<(string Tenant, string Id), string>> FindAsync(IEnumerable<(string Tenant, string Id)> people, CancellationToken cancellationToken);
}
