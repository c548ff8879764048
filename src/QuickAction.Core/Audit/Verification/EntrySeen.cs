namespace QuickAction.Core.Audit.Verification;

/// <summary>An entry of a log that is being read.</summary>
public delegate void EntrySeen(long index, ReadOnlySpan<byte> entry);
