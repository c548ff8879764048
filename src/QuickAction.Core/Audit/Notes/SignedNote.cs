using System.Text;

namespace QuickAction.Core.Audit.Notes;

/// <summary>
/// A text and the signatures under it (C2SP signed-note). Signatures of unknown keys are kept and ignored, so that keys can change and witnesses can add
/// theirs without breaking older readers.
/// </summary>
public sealed record SignedNote
{
    /// <summary>A note is bounded before it is read; the format asks for at least 16.</summary>
    public const int MaxSignatures = 100;
    private const int MaxBytes = 1_000_000;

    /// <summary>With its final newline.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<NoteSignature> Signatures { get; init; }

    public byte[] TextBytes => NoteText.Utf8.GetBytes(Text);

    /// <exception cref="AuditException">Not a signed note.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new AuditException("The note is too long.");
        }

        try
        {
            return Parse(NoteText.Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException error)
        {
            throw new AuditException("The note is not valid UTF-8.", error);
        }
    }

    /// <exception cref="AuditException">Not a signed note.</exception>
    public static SignedNote Parse(string note)
    {
        // The last empty line divides: the text may hold empty lines of its own.
        var divide = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (divide < 0 || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n'))
        {
            throw new AuditException("This is not a signed note: it is a text, an empty line and signature lines.");
        }

        var lines = note[(divide + 2)..].TrimEnd('\n').Split('\n');
        return lines.Length > MaxSignatures
            ? throw new AuditException($"The note has more than {MaxSignatures} signatures.")
            : new SignedNote { Text = note[..(divide + 1)], Signatures = [.. lines.Select(NoteSignature.Parse)] };
    }

    public static SignedNote Sign(string text, params IEnumerable<SigningKey> keys)
    {
        if (!text.EndsWith('\n') || text.Any(c => c < ' ' && c != '\n'))
        {
            throw new AuditException("A note's text ends with a newline and holds no other control characters.");
        }

        var bytes = NoteText.Utf8.GetBytes(text);
        return new SignedNote { Text = text, Signatures = [.. keys.Select(k => k.Sign(bytes))] };
    }

    /// <summary>The keys, of those that are trusted, that signed the note.</summary>
    /// <exception cref="AuditException">None of them did, or a signature that names one of them is wrong.</exception>
    public IReadOnlyList<VerifierKey> SignedBy(IEnumerable<VerifierKey> trusted)
    {
        var text = TextBytes;
        var found = new List<VerifierKey>();
        foreach (var key in trusted)
        {
            foreach (var signature in Signatures.Where(s => s.KeyId == key.KeyId && string.Equals(s.Name, key.Name, StringComparison.Ordinal)))
            {
                found.Add(key.Verifies(text, signature.Signature.Span)
                    ? key
                    : throw new AuditException($"The signature of {key.Name} ({key.KeyIdHex}) does not fit the text: one of the two was changed."));
            }
        }

        return found.Count > 0 ? [.. found.Distinct()] : throw new AuditException("No signature on the note is from a key that is trusted.");
    }

    /// <summary>Whether one of the signatures is this key's, and fits.</summary>
    public bool IsSignedBy(VerifierKey key)
    {
        var text = TextBytes;
        return Signatures.Any(s => s.KeyId == key.KeyId && string.Equals(s.Name, key.Name, StringComparison.Ordinal) && key.Verifies(text, s.Signature.Span));
    }

    public SignedNote With(NoteSignature signature) => this with { Signatures = [.. Signatures, signature] };

    public byte[] ToBytes() => NoteText.Utf8.GetBytes(ToString());

    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";
}
