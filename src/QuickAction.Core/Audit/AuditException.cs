namespace QuickAction.Core.Audit;

/// <summary>
/// Something of the log cannot be read, made or believed: a note, a key, a proof, a leaf. The message is one plain sentence without content. Hosts turn it
/// into their own kind of refusal: this folder knows nothing of them.
/// </summary>
public sealed class AuditException(string message, Exception? inner = null) : Exception(message, inner);
