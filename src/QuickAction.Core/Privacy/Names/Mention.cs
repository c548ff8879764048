namespace QuickAction.Core.Privacy.Names;

/// <summary>Tokens <c>[First, End)</c> that name somebody.</summary>
/// <param name="IsField">From a speaker label or a column of names.</param>
/// <param name="Letter">For "Mrs K": title and letter; null for names.</param>
internal readonly record struct Mention(int First, int End, bool IsField = false, string? Letter = null)
{
    public int Count => End - First;
}
