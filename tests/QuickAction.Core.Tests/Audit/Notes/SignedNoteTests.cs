using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.Core.Tests.Audit.Notes;

public sealed class SignedNoteTests
{
    // The example of C2SP signed-note.
    private const string Vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private const string Text = "This is an example message.\n";
    private const string Line = "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";
    private const string Note = $"{Text}\n{Line}\n";

    [Fact]
    public void The_example_of_the_format_verifies()
    {
        var note = SignedNote.Parse(Note);

        note.Text.ShouldBe(Text);
        note.SignedBy([VerifierKey.Parse(Vkey)]).ShouldBe([VerifierKey.Parse(Vkey)]);
        note.ToString().ShouldBe(Note);
    }

    [Fact]
    public void No_bit_of_the_example_can_be_changed()
    {
        var key = VerifierKey.Parse(Vkey);
        var bytes = Encoding.UTF8.GetBytes(Note);
        var nameAt = Encoding.UTF8.GetByteCount(Text) + 5;

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<AuditException>(() => SignedNote.Parse(bytes).SignedBy([key]), $"bit {bit}; the name begins at byte {nameAt}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Verifier_keys_are_written_as_they_are_read()
    {
        VerifierKey.Parse(Vkey).ToString().ShouldBe(Vkey);
        VerifierKey.Parse(Vkey).KeyIdHex.ShouldBe("530d903a");
        VerifierKey.Parse(Vkey).Type.ShouldBe(NoteKeyType.Ed25519);
    }

    [Theory]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a")]
    [InlineData("exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+/+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("")]
    public void A_verifier_key_that_was_changed_is_refused(string vkey)
    {
        Should.Throw<AuditException>(() => VerifierKey.Parse(vkey));
    }

    [Theory]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nno dash\n")]
    [InlineData("text\n\n\u2014 name AAAAAAA=")]
    [InlineData("text\n\n\u2014 name AAAAAA==\n")]
    [InlineData("text\n\n\u2014 name two AAAAAAA=\n")]
    [InlineData("text\n\n\u2014 na+me AAAAAAA=\n")]
    [InlineData("text\n\n\u2014 name AAAA AAA=\n")]
    [InlineData("te\txt\n\n\u2014 name AAAAAAA=\n")]
    [InlineData("text\r\n\n\u2014 name AAAAAAA=\n")]
    public void What_is_not_a_signed_note_is_refused(string note)
    {
        Should.Throw<AuditException>(() => SignedNote.Parse(note));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        Should.Throw<AuditException>(() => SignedNote.Parse([.. "text "u8, 0xff, .. "\n\n\u2014 name AAAAAAA=\n"u8]));
    }

    [Fact]
    public void A_text_may_hold_empty_lines_and_many_may_sign_it()
    {
        var keys = Enumerable.Range(0, 16).Select(i => SigningKey.Generate($"key.example/{i}", NoteKeyType.Ed25519)).ToList();

        var note = SignedNote.Parse(SignedNote.Sign("first\n\nsecond\n", keys).ToBytes());

        note.Text.ShouldBe("first\n\nsecond\n");
        note.SignedBy(keys.Select(k => k.Verifier)).Count.ShouldBe(16);
    }

    [Theory]
    [InlineData(NoteKeyType.Ed25519)]
    [InlineData(NoteKeyType.Ecdsa)]
    public void A_key_that_was_kept_as_text_signs_what_its_verifier_accepts(NoteKeyType type)
    {
        var key = SigningKey.Parse(SigningKey.Generate("log.example/a", type).ToPrivateText());

        var note = SignedNote.Sign("text\n", key);

        note.SignedBy([VerifierKey.Parse(key.Verifier.ToString())]).Count.ShouldBe(1);
        Should.Throw<AuditException>(() => (note with { Text = "Text\n" }).SignedBy([key.Verifier]));
    }

    [Fact]
    public void A_private_key_is_not_shown_by_accident()
    {
        var key = SigningKey.Generate("log.example/a", NoteKeyType.Ed25519);

        $"{key}".ShouldBe(key.Verifier.ToString());
        key.ToPrivateText().ShouldStartWith("PRIVATE+KEY+log.example/a+");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRIVATE+KEY+a+00000000+AQ==")]
    [InlineData("PRIVATE+KEY+a+00000000")]
    [InlineData("PRIVATE+KEY+a+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("PRIVATE+KEY+a+00000000+AgEC")]
    public void A_private_key_that_was_changed_is_refused(string text)
    {
        Should.Throw<AuditException>(() => SigningKey.Parse(text));
    }

    [Fact]
    public void Unknown_keys_are_ignored_and_a_wrong_signature_of_a_known_one_refuses_the_note()
    {
        var known = SigningKey.Generate("log.example/a", NoteKeyType.Ed25519);
        var unknown = SigningKey.Generate("log.example/a", NoteKeyType.Ed25519);
        var note = SignedNote.Sign("text\n", known, unknown);

        note.SignedBy([known.Verifier]).ShouldBe([known.Verifier]);
        Should.Throw<AuditException>(() => SignedNote.Sign("text\n", unknown).SignedBy([known.Verifier])).Message.ShouldContain("No signature");
        var forged = note.Signatures[1] with { KeyId = known.Verifier.KeyId };
        Should.Throw<AuditException>(() => note.With(forged).SignedBy([known.Verifier])).Message.ShouldContain("does not fit");
    }

    [Fact]
    public void A_text_that_a_note_cannot_hold_is_not_signed()
    {
        var key = SigningKey.Generate("log.example/a", NoteKeyType.Ecdsa);

        Should.Throw<AuditException>(() => SignedNote.Sign("no newline", key));
        Should.Throw<AuditException>(() => SignedNote.Sign("a\rb\n", key));
    }

    [Fact]
    public void A_note_with_more_signatures_than_anybody_needs_is_refused()
    {
        var lines = string.Concat(Enumerable.Repeat(Line + "\n", SignedNote.MaxSignatures + 1));

        Should.Throw<AuditException>(() => SignedNote.Parse($"{Text}\n{lines}"));
    }
}
