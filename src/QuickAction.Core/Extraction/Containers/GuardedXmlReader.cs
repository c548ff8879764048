using System.Xml;

namespace QuickAction.Core.Extraction.Containers;

/// <summary>Passes every call on to another reader; on the way it bounds the depth, honours cancellation and puts faults into plain words.</summary>
internal sealed class GuardedXmlReader(XmlReader inner, int deepest, CancellationToken cancellationToken) : XmlReader
{
    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    /// <summary>Long text is put together only when it is asked for, so a fault may show here as well.</summary>
    public override string Value => Guarded(static r => r.Value);

    public override bool Read()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var more = Guarded(static r => r.Read());
        if (inner.Depth > deepest)
        {
            throw QuickActionException.Refused("The file is nested too deeply to be read; save its text into a new document and try again.");
        }

        return more;
    }

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override void ResolveEntity() => inner.ResolveEntity();

    internal static QuickActionException Refused(XmlException broken) => QuickActionException.Refused(
        "The file is damaged inside or larger than is read; open it in the program that made it, save it again and try the new copy.", broken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Guarded<T>(Func<XmlReader, T> step)
    {
        try
        {
            return step(inner);
        }
        catch (XmlException broken)
        {
            throw Refused(broken);
        }
    }
}
