using System.Diagnostics.CodeAnalysis;

namespace QuickAction.Core.Analysis.Grounding;

/// <summary>Statements that say the same of the same places: what the summary, a topic and a section each have is checked once.</summary>
internal sealed class SameStatement : IEqualityComparer<Statement>
{
    public static SameStatement Comparer { get; } = new();

    public bool Equals(Statement? x, Statement? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Text == y.Text && x.Citations.SequenceEqual(y.Citations));

    public int GetHashCode([DisallowNull] Statement obj) => StringComparer.Ordinal.GetHashCode(obj.Text);
}
