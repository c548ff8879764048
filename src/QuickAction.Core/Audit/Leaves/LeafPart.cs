namespace QuickAction.Core.Audit.Leaves;

/// <summary>A group of fields of a leaf. A new group is a new subclass: what is there already keeps its encoding.</summary>
public abstract record LeafPart
{
    internal abstract void Write(LeafWriter leaf);
}
