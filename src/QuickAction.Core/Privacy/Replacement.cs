namespace QuickAction.Core.Privacy;

/// <summary>One identifier replaced: characters <c>[Start, End)</c> of the source stand as <c>[MaskedStart, MaskedEnd)</c> in the masked text.</summary>
public sealed record Replacement(int Start, int End, int MaskedStart, int MaskedEnd, IdentifierKind Kind, string Placeholder);
