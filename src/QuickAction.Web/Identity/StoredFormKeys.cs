using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using QuickAction.Core.Storage.Access;

namespace QuickAction.Web.Identity;

/// <summary>
/// The framework's data protection keys in the store: a form, or a sign-in that has begun, is understood by whichever node its next request comes to. Asked for at
/// the start and then once a day, so that it may wait for the database.
/// </summary>
internal sealed class StoredFormKeys(FormKeys keys) : IXmlRepository
{
    private volatile bool _knowsOne;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var all = keys.AllAsync(CancellationToken.None).GetAwaiter().GetResult();
        _knowsOne = all.Count > 0;
        return [.. all.Select(XElement.Parse)];
    }

    /// <summary>The framework reads all again after this, and uses the one that is there when another node has come first.</summary>
    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync(element.ToString(SaveOptions.DisableFormatting), isFirst: !_knowsOne, CancellationToken.None).GetAwaiter().GetResult();
}
