using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.Core.Tests.Audit.Verification;

public sealed class HandOverTests
{
    private const string Log = "audit.example.gov.uk/quickaction";
    private static readonly SigningKey[] Old = [SigningKey.Generate(Log, NoteKeyType.Ed25519), SigningKey.Generate(Log, NoteKeyType.Ecdsa)];
    private static readonly SigningKey[] New = [SigningKey.Generate(Log, NoteKeyType.Ed25519), SigningKey.Generate(Log, NoteKeyType.Ecdsa)];

    [Fact]
    public void Keys_hand_over_in_the_checkpoint_that_ends_with_the_record_of_it_and_that_all_old_and_new_ones_signed()
    {
        Follow(Note(12, [.. Old, .. New])).ShouldHaveSingleItem().Index.ShouldBe(11);

        // The record among others that the old keys signed, as one that somebody wrote into the database would stand.
        Should.Throw<AuditException>(() => Follow(Note(13, [.. Old, .. New])));
        Should.Throw<AuditException>(() => Follow(Note(12, Old)));
        Should.Throw<AuditException>(() => Follow(Note(12, [Old[0], .. New])));
        Should.Throw<AuditException>(() => Follow(Note(12, [.. Old, New[0]])));
    }

    [Fact]
    public void A_checkpoint_after_a_change_carries_a_key_of_its_time_or_is_stood_by_later()
    {
        HandOver.RefuseRetired([Note(11, Old), Note(12, [.. Old, .. New]), Note(20, New[0])], Records());
        Should.Throw<AuditException>(() => HandOver.RefuseRetired([Note(20, Old)], Records())).Message.ShouldContain("of 20 records is signed with keys that record 11 had replaced");

        HandOver.RefuseRetired([Note(20, Old)], Records(affirmedAt: 20));
        Should.Throw<AuditException>(() => HandOver.RefuseRetired([Note(21, Old)], Records(affirmedAt: 20)));
    }

    private static IReadOnlyList<KeyChange> Follow(SignedNote handing) =>
        HandOver.Follow([Old[0].Verifier], [.. New.Select(k => k.Verifier)], [handing, Note(16, New)], Records());

    private static SignedNote Note(long size, params SigningKey[] keys) =>
        SignedNote.Sign(new Checkpoint(Log, size, TreeHash.Leaf([(byte)size])).Text, keys);

    private static KeyRecords Records(long? affirmedAt = null)
    {
        var records = new KeyRecords();
        records.See(0, Leaf("log.created", [], Old));
        records.See(11, Leaf("keys.rotated", Old, New));
        if (affirmedAt is { } index)
        {
            records.See(index, Leaf("keys.affirmed", Old, []));
        }

        return records;
    }

    private static byte[] Leaf(string change, SigningKey[] old, SigningKey[] added) => CanonicalJson.Encode(new CanonicalObject
    {
        { "kind", "config.changed" },
        { "change", change },
        { "old_keys", List(old) },
        { "new_keys", List(added) },
    });

    private static CanonicalList List(SigningKey[] keys) => new([.. keys.Select(k => (CanonicalValue)k.Verifier.ToString())]);
}
