namespace QuickAction.Core.Privacy.Names;

/// <summary>A word in its place: characters <c>[Start, End)</c>, without a possessive ending.</summary>
/// <param name="Joined">A single space, or an initial's full stop and a space, parts it from the word before.</param>
/// <param name="Opens">First of a sentence, a line or a quotation: a capital says nothing here.</param>
internal readonly record struct NameToken(int Start, int End, NameWord Word, bool IsCapital, bool IsShouted, bool Joined, bool Opens)
{
    public bool IsInitial => End - Start == 1 && IsCapital;

    /// <summary>Inside a sentence with a capital, not shouted: as names are written.</summary>
    public bool IsInnerCapital => IsCapital && !Opens && !IsShouted;
}
