using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Containers;

public sealed class ZipGuardTests
{
    private const int FlagsField = 8;
    private const int CrcField = 16;
    private const int UnpackedField = 24;
    private const int OffsetField = 42;
    private static readonly DocumentLimits Limits = new();

    [Fact]
    public void An_honest_container_gives_back_what_was_put_in()
    {
        var guard = ZipGuard.Open(Zip.Of(("a/one.xml", "first"), ("two.xml", "second")), Limits);

        guard.Entries.Select(e => e.Name).ShouldBe(["a/one.xml", "two.xml"]);
        Text(guard, "a/one.xml").ShouldBe("first");
        guard.OpenEntry("three.xml").ShouldBeNull();
        guard.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_inflates_out_of_all_proportion_is_refused_while_it_is_read()
    {
        var guard = ZipGuard.Open(Zip.OfZeros("bomb.xml", 20_000_000), Limits);

        Refusal(() => guard.InflateAll(CancellationToken.None)).ShouldContain("unpacks to far more");
    }

    [Fact]
    public void Small_entries_may_be_packed_as_tightly_as_they_like()
    {
        var guard = ZipGuard.Open(Zip.OfZeros("calm.xml", Limits.ZipRatioGraceBytes), Limits);

        Should.NotThrow(() => guard.InflateAll(CancellationToken.None));
    }

    [Asvs("V5.2.3")]
    [Fact]
    public void All_entries_together_may_not_unpack_past_the_limit()
    {
        var limits = Limits with { ZipUnpackedBytes = 15_000, ZipMinimumRatio = 0.0001 };
        var zip = Zip.Of(("a", new byte[10_000]), ("b", new byte[10_000]));

        Refusal(() => ZipGuard.Open(zip, limits)).ShouldContain("unpacks to more than");
    }

    [Asvs("V5.2.3")]
    [Fact]
    public void A_directory_that_understates_an_entry_does_not_get_more_past_the_guard()
    {
        var limits = Limits with { ZipUnpackedBytes = 15_000, ZipMinimumRatio = 0.0001 };
        var zip = Zip.PatchDirectory(Zip.OfZeros("a", 1_000_000), entry: 0, UnpackedField, value: 100, width: 4);

        Refusal(() => ZipGuard.Open(zip, limits).InflateAll(CancellationToken.None)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_wrong_checksum_is_damage()
    {
        var zip = Zip.PatchDirectory(Zip.Of(("a", "text")), entry: 0, CrcField, value: 1, width: 4);

        Refusal(() => Text(ZipGuard.Open(zip, Limits), "a")).ShouldContain("damaged");
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_refused()
    {
        var zip = Zip.PatchDirectory(Zip.Of(("a", "text"), ("b", "text")), entry: 1, OffsetField, value: 0, width: 4);

        Refusal(() => ZipGuard.Open(zip, Limits)).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_encrypted_entry_is_refused_as_password_protected()
    {
        var zip = Zip.PatchDirectory(Zip.Of(("a", "text")), entry: 0, FlagsField, value: 1, width: 2);

        Refusal(() => ZipGuard.Open(zip, Limits)).ShouldContain("password protected");
    }

    [Asvs("V5.2.3")]
    [Fact]
    public void More_entries_than_allowed_are_refused()
    {
        var zip = Zip.Of([.. Enumerable.Range(0, 12).Select(i => ($"part{i}", "x"))]);

        Refusal(() => ZipGuard.Open(zip, Limits with { ZipEntries = 11 })).ShouldContain("more than 11 parts");
        ZipGuard.Open(zip, Limits with { ZipEntries = 12 }).Entries.Count.ShouldBe(12);
    }

    [Asvs("V5.3.3")]
    [Theory]
    [InlineData("../up.xml")]
    [InlineData("a/../../up.xml")]
    [InlineData("..\\up.xml")]
    [InlineData("/root.xml")]
    [InlineData("\\root.xml")]
    [InlineData("C:\\x.xml")]
    [InlineData("a\u0001b")]
    public void A_name_that_leads_out_of_the_container_is_refused(string name) =>
        Refusal(() => ZipGuard.Open(Zip.Of((name, "x")), Limits)).ShouldContain("unsafe names");

    [Fact]
    public void Names_that_differ_only_in_case_are_refused_because_readers_disagree_on_them() =>
        Refusal(() => ZipGuard.Open(Zip.Of(("word/a.xml", "1"), ("word/A.xml", "2")), Limits)).ShouldContain("unsafe names");

    [Fact]
    public void Archives_inside_are_counted_and_named_and_never_opened()
    {
        var inner = Zip.OfZeros("bomb", 5_000_000);
        var guard = ZipGuard.Open(Zip.Of(("word/document.xml", "<w/>"u8.ToArray()), ("word/embeddings/data.xlsx", inner)), Limits);

        var note = guard.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe("embedded-archives-not-read");
        note.Message.ShouldContain("1 embedded file was not opened: data.xlsx");
        Should.NotThrow(() => guard.InflateAll(CancellationToken.None));
    }

    [Fact]
    public void Reading_after_the_full_check_starts_a_new_count()
    {
        var limits = Limits with { ZipUnpackedBytes = 6_000 };
        var guard = ZipGuard.Open(Zip.Of(("a", new Noise(7).Bytes(5_000))), limits);

        guard.InflateAll(CancellationToken.None);

        Text(guard, "a").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_truncation_of_a_container_is_refused_and_nothing_worse()
    {
        var zip = Zip.Of(("a.xml", "some text that packs"), ("b.xml", "more"));

        for (var length = 0; length < zip.Length; length++)
        {
            Refusal(() => ZipGuard.Open(zip.AsMemory(0, length), Limits)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Every_flipped_bit_is_read_or_refused_and_nothing_worse()
    {
        var zip = Zip.Of(("a.xml", "some text that packs"), ("b.xml", "more"));

        for (var bit = 0; bit < zip.Length * 8; bit++)
        {
            var broken = zip.ToArray();
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                ZipGuard.Open(broken, Limits).InflateAll(CancellationToken.None);
            }
            catch (QuickActionException refusal)
            {
                refusal.Code.ShouldBe(ProblemCode.InputRefused);
            }
        }
    }

    [Fact]
    public void Cancelling_stops_the_full_check()
    {
        var guard = ZipGuard.Open(Zip.Of(("a", "text")), Limits);

        Should.Throw<OperationCanceledException>(() => guard.InflateAll(new CancellationToken(canceled: true)));
    }

    private static string Text(ZipGuard guard, string name)
    {
        using var reader = new StreamReader(guard.OpenEntry(name).ShouldNotBeNull(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Refusal(Action action)
    {
        var refusal = Should.Throw<QuickActionException>(action);
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }
}
