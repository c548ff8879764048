using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Verification;

/// <summary>Everything that somebody with the files, and then with the key, could do to a log; each is caught and the first wrong entry named.</summary>
public sealed class AttackTests
{
    private static readonly VerifierKey[] Keys = [SomeKeys.Log.Verifier];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public async Task A_log_that_nobody_touched_is_sound(int size)
    {
        var found = await Verify(MemoryLog.OfSize(size, SomeKeys.Log, SomeKeys.SecondLine));

        found.Fault.ShouldBeNull();
        found.Checkpoint.ShouldNotBeNull().Size.ShouldBe(size);
        found.SignedBy.ShouldBe(Keys);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(254, 255)]
    [InlineData(0, 256)]
    [InlineData(255, 256)]
    [InlineData(256, 257)]
    [InlineData(30_000, 65_535)]
    [InlineData(65_535, 65_536)]
    [InlineData(65_536, 65_537)]
    public async Task A_changed_entry_is_named(int index, int size)
    {
        var log = MemoryLog.OfSize(size, SomeKeys.Log);
        log.FlipEntry(index);

        var fault = (await Verify(log)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(index);
        fault.What.ShouldStartWith($"Entry {index} was changed");
    }

    [Theory]
    [InlineData("tile/0/000", 3, 3, "The hash of entry 3 in tile/0/000 was changed")]
    [InlineData("tile/0/001.p/44", 20, 276, "The hash of entry 276 in tile/0/001.p/44 was changed")]
    [InlineData("tile/1/000.p/1", 0, 0, "The hash over entries 0 to 255 in tile/1/000.p/1 was changed")]
    public async Task A_changed_hash_is_named_and_the_entries_are_cleared(string path, int place, long index, string what)
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        log.Resources[path][(place * 32) + 5] ^= 1;

        var fault = (await Verify(log)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(index);
        fault.What.ShouldStartWith(what);
    }

    [Fact]
    public async Task Any_flipped_bit_of_any_file_is_caught()
    {
        var log = MemoryLog.OfSize(260, SomeKeys.Log);

        foreach (var (path, bytes) in log.Resources)
        {
            // Every bit of the checkpoint, and one bit of every byte elsewhere: which one differs from byte to byte.
            var every = path == LogResources.CheckpointPath ? 1 : 8;
            for (var bit = 0; bit < bytes.Length * 8; bit += every)
            {
                var flipped = bit + (every == 1 ? 0 : (bit / 8) % 8);
                bytes[flipped / 8] ^= (byte)(1 << (flipped % 8));
                (await Verify(log)).IsSound.ShouldBeFalse($"{path}, bit {flipped}");
                bytes[flipped / 8] ^= (byte)(1 << (flipped % 8));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(299)]
    public async Task Entries_cut_off_the_end_are_missed(int cut)
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        var shorter = MemoryLog.OfSize(300 - cut);
        var claim = log.Resources[LogResources.CheckpointPath];
        log.Resources.Clear();
        foreach (var (path, bytes) in shorter.Resources)
        {
            log.Resources[path] = bytes;
        }

        log.Resources[LogResources.CheckpointPath] = claim;

        var fault = (await Verify(log)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(300 - cut);
        fault.What.ShouldStartWith($"Entry {300 - cut} is missing");
    }

    [Fact]
    public async Task An_entry_taken_out_of_its_bundle_is_missed_at_the_end_of_it()
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        var bundle = log.Resources["tile/entries/001.p/44"];
        log.Resources["tile/entries/001.p/44"] = bundle[..^(2 + log.Entries[299].Length)];

        var fault = (await Verify(log)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(299);
        fault.What.ShouldStartWith("Entry 299 is missing");
    }

    [Fact]
    public async Task An_entry_put_in_behind_the_last_is_seen()
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        log.Resources["tile/entries/001.p/44"] = [.. log.Resources["tile/entries/001.p/44"], 0, 1, 65];

        (await Verify(log)).Fault.ShouldNotBeNull().Index.ShouldBe(300);
    }

    [Theory]
    [InlineData(7, 8)]
    [InlineData(10, 280)]
    public async Task Two_entries_that_changed_places_are_seen_at_the_first(int one, int other)
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        var entries = log.Entries.ToArray();
        (entries[one], entries[other]) = (entries[other], entries[one]);
        var swapped = MemoryLog.Of(entries);
        foreach (var path in log.Resources.Keys.Where(k => k.Contains("entries", StringComparison.Ordinal)).ToList())
        {
            log.Resources[path] = swapped.Resources[path];
        }

        (await Verify(log)).Fault.ShouldNotBeNull().Index.ShouldBe(one);
    }

    [Fact]
    public async Task A_history_rewritten_with_its_hashes_does_not_fit_the_signature()
    {
        var log = MemoryLog.OfSize(700, SomeKeys.Log);
        var atFour = MemoryLog.OfSize(400, SomeKeys.Log).Checkpoint;
        var entries = log.Entries.ToArray();
        entries[500] = "another entry"u8.ToArray();
        log.Write(entries);

        (await Verify(log)).Fault.ShouldNotBeNull().Index.ShouldBe(0);
        var fault = (await Verify(log, atFour)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(400);
        fault.What.ShouldContain("entries 400 to 699");
    }

    [Fact]
    public async Task A_history_rewritten_by_the_holder_of_the_key_is_caught_only_by_a_checkpoint_from_elsewhere()
    {
        var log = MemoryLog.OfSize(700, SomeKeys.Log);
        var witnessed = log.Checkpoint;
        var entries = log.Entries.ToArray();
        entries[500] = "another entry"u8.ToArray();
        var rewritten = MemoryLog.Of([.. entries, "later"u8.ToArray()], SomeKeys.Log);

        (await Verify(rewritten)).IsSound.ShouldBeTrue();
        (await Verify(rewritten, witnessed)).Fault.ShouldNotBeNull().What.ShouldContain("the checkpoint of size 700");
    }

    [Fact]
    public async Task A_log_put_back_to_an_older_state_is_caught_by_a_later_checkpoint()
    {
        var old = MemoryLog.OfSize(300, SomeKeys.Log);
        var later = MemoryLog.OfSize(310, SomeKeys.Log).Checkpoint;

        (await Verify(old)).IsSound.ShouldBeTrue();
        var fault = (await Verify(old, later)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(300);
        fault.What.ShouldContain("310");
    }

    [Fact]
    public async Task Two_checkpoints_of_a_forked_log_cannot_both_be_of_it()
    {
        var one = MemoryLog.OfSize(300, SomeKeys.Log);
        var other = MemoryLog.Of([.. one.Entries.Take(290), .. Enumerable.Repeat("fork"u8.ToArray(), 10)], SomeKeys.Log);

        (await Verify(one, other.Checkpoint)).Fault.ShouldNotBeNull().Index.ShouldBe(0);
        var shared = MemoryLog.OfSize(290, SomeKeys.Log).Checkpoint;
        (await Verify(one, other.Checkpoint, shared)).Fault.ShouldNotBeNull().Index.ShouldBe(290);
        (await Verify(other, other.Checkpoint, shared)).IsSound.ShouldBeTrue();
    }

    [Theory]
    [InlineData("tile/entries/000", 0)]
    [InlineData("tile/entries/001.p/44", 256)]
    [InlineData("tile/0/000", 0)]
    [InlineData("tile/0/001.p/44", 256)]
    [InlineData("tile/1/000.p/1", 0)]
    public async Task A_missing_file_is_named(string path, long index)
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        log.Resources.Remove(path);

        var fault = (await Verify(log)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(index);
        fault.What.ShouldContain(path);
        fault.What.ShouldContain("missing");
    }

    [Fact]
    public async Task A_full_bundle_and_tile_may_stand_in_for_partial_ones_that_were_removed()
    {
        var log = MemoryLog.OfSize(300, SomeKeys.Log);
        var longer = MemoryLog.OfSize(600);
        foreach (var path in new[] { "tile/entries/001.p/44", "tile/0/001.p/44" })
        {
            log.Resources.Remove(path);
        }

        log.Resources["tile/entries/001"] = longer.Resources["tile/entries/001"];
        log.Resources["tile/0/001"] = longer.Resources["tile/0/001"];

        (await Verify(log)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_checkpoint_that_nobody_trusted_signed_is_not_believed()
    {
        (await Verify(MemoryLog.OfSize(3, SomeKeys.Stranger))).Fault.ShouldNotBeNull().What.ShouldContain("No signature");
        (await Verify(MemoryLog.OfSize(3, SomeKeys.Log), MemoryLog.OfSize(2, SomeKeys.Stranger).Checkpoint)).IsSound.ShouldBeFalse();
    }

    [Fact]
    public async Task A_log_without_a_checkpoint_or_with_nonsense_for_one_is_not_sound()
    {
        var log = MemoryLog.OfSize(3, SomeKeys.Log);
        log.Resources[LogResources.CheckpointPath] = "nonsense"u8.ToArray();
        (await Verify(log)).IsSound.ShouldBeFalse();
        log.Resources.Remove(LogResources.CheckpointPath);
        (await Verify(log)).Fault.ShouldNotBeNull().What.ShouldContain("no checkpoint");
    }

    [Fact]
    public async Task A_folder_is_verified_as_the_log_that_it_holds()
    {
        using var folder = new TestKit.TempFolder();
        var log = MemoryLog.OfSize(700, SomeKeys.Log);
        log.WriteTo(folder.Path);

        (await new LogVerifier(new FolderLog(folder.Path)).VerifyAsync(LogTrust.In(Keys), [], TestContext.Current.CancellationToken)).Fault.ShouldBeNull();

        var bundle = folder.Combine("tile", "entries", "002.p", "188");
        var bytes = File.ReadAllBytes(bundle);
        bytes[^1] ^= 1;
        File.WriteAllBytes(bundle, bytes);
        var found = await new LogVerifier(new FolderLog(folder.Path)).VerifyAsync(LogTrust.In(Keys), [], TestContext.Current.CancellationToken);
        found.Fault.ShouldNotBeNull().Index.ShouldBe(699);
        File.Delete(bundle);
        found = await new LogVerifier(new FolderLog(folder.Path)).VerifyAsync(LogTrust.In(Keys), [], TestContext.Current.CancellationToken);
        found.Fault.ShouldNotBeNull().What.ShouldContain("there is no tile/entries/002.p/188");
    }

    private static Task<VerificationResult> Verify(MemoryLog log, params SignedNote[] known) =>
        new LogVerifier(log).VerifyAsync(LogTrust.In(Keys), known, TestContext.Current.CancellationToken);
}
