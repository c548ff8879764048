using System.Collections.Concurrent;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.TestKit;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit.Verification;

/// <summary>Each attack on logs whose size is at an edge of the tiles; each is caught, and the first wrong entry is named.</summary>
public sealed class AttacksOfEverySizeTests
{
    private static readonly VerifierKey[] Keys = [SomeKeys.Log.Verifier];
    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<string, byte[]>> Made = new();

    public static TheoryData<int> Sizes { get; } = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537];

    public static TheoryData<int> SizesFromTwo { get; } = [2, 255, 256, 257, 65_535, 65_536, 65_537];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_flipped_bit_of_the_first_a_middle_and_the_last_entry(int size)
    {
        foreach (var index in new[] { 0, size / 2, size - 1 })
        {
            var log = Log(size);
            log.FlipEntry(index);

            (await FaultAsync(log)).Index.ShouldBe(index);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_flipped_bit_of_the_last_hash_of_every_level(int size)
    {
        for (var level = 0; TileAddress.HashesAt(level, size) > 0; level++)
        {
            var log = Log(size);
            var last = TileAddress.HashesAt(level, size) - 1;
            log.Resources[TileAddress.Holding(level, last, size).Path][^1] ^= 1;

            var fault = await FaultAsync(log);

            fault.Index.ShouldBe(last << (TileAddress.Height * level));
            fault.What.ShouldContain("the one");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Entries_deleted_from_the_end_with_their_hashes(int size)
    {
        foreach (var left in new[] { size - 1, size / 2, 0 }.Distinct())
        {
            var log = Log(left);
            log.Resources[LogResources.CheckpointPath] = Log(size).Resources[LogResources.CheckpointPath];

            var fault = await FaultAsync(log);

            fault.Index.ShouldBe(left, fault.What);
        }
    }

    [Theory]
    [MemberData(nameof(SizesFromTwo))]
    public async Task Two_entries_that_changed_places(int size)
    {
        var log = Log(size);
        var entries = log.Entries.ToArray();
        var (one, other) = (size / 3, size - 1);
        (entries[one], entries[other]) = (entries[other], entries[one]);
        var bundles = MemoryLog.BundlesOf(entries);
        foreach (var (path, bundle) in bundles)
        {
            log.Resources[path] = bundle;
        }

        (await FaultAsync(log)).Index.ShouldBe(one);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_history_rewritten_and_signed_again_with_the_real_key(int size)
    {
        var vouched = size / 2;
        var rewritten = MemoryLog.Of([.. Log(size).Entries.Take(size - 1), "another entry"u8.ToArray()], SomeKeys.Log);

        (await VerifyAsync(rewritten)).IsSound.ShouldBeTrue("nobody can see it who knows nothing else of the log");
        (await FaultAsync(rewritten, Log(vouched).Checkpoint, Log(size).Checkpoint)).Index.ShouldBe(vouched);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_log_rolled_back_to_a_backup(int size)
    {
        (await FaultAsync(Log(size - 1), Log(size).Checkpoint)).Index.ShouldBe(size - 1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Two_checkpoints_of_a_log_that_was_forked(int size)
    {
        var forked = MemoryLog.Of([.. Log(size).Entries.Take(size - 1), "the other branch"u8.ToArray()], SomeKeys.Log);

        (await FaultAsync(Log(size), Log(size - 1).Checkpoint, forked.Checkpoint)).Index.ShouldBe(size - 1);
        (await FaultAsync(forked, Log(size - 1).Checkpoint, Log(size).Checkpoint)).Index.ShouldBe(size - 1);
    }

    [Fact]
    public async Task A_flipped_bit_of_any_byte_of_an_entry_or_a_hash_names_its_entry()
    {
        // Every bit when there is time, else one of each byte: which one differs from byte to byte.
        var step = Soak.IsAsked ? 1 : 9;
        var log = Log(257);
        var lengths = log.Entries.Select(e => e.Length + 2).ToList();
        foreach (var (path, bytes) in log.Resources.Where(r => r.Key != LogResources.CheckpointPath).ToList())
        {
            for (var bit = 0; bit < bytes.Length * 8; bit += step)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                var fault = await FaultAsync(log);
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));

                Assert.Equal(Owner(path, bit / 8, lengths), fault.Index);
            }
        }
    }

    /// <summary>The entry to which a byte of a file belongs, in a log of 257.</summary>
    private static long Owner(string path, int at, List<int> lengths)
    {
        if (!path.StartsWith("tile/entries/", StringComparison.Ordinal))
        {
            return path switch
            {
                "tile/0/000" => at / TreeHash.Size,
                "tile/0/001.p/1" => 256,
                "tile/1/000.p/1" => 0,
                _ => throw new ArgumentOutOfRangeException(nameof(path)),
            };
        }

        var entry = path.EndsWith("001.p/1", StringComparison.Ordinal) ? 256 : 0;
        for (; at >= lengths[entry]; entry++)
        {
            at -= lengths[entry];
        }

        return entry;
    }

    /// <summary>A log that the caller may change: building one anew for each attack would take most of the time.</summary>
    private static MemoryLog Log(int size) =>
        MemoryLog.From(MemoryLog.SomeEntries(size), Made.GetOrAdd(size, s => MemoryLog.OfSize(s, SomeKeys.Log).Resources));

    private static async Task<LogFault> FaultAsync(MemoryLog log, params SignedNote[] known) => (await VerifyAsync(log, known)).Fault.ShouldNotBeNull();

    private static Task<VerificationResult> VerifyAsync(MemoryLog log, params SignedNote[] known) =>
        new LogVerifier(log).VerifyAsync(LogTrust.In(Keys), known, TestContext.Current.CancellationToken);
}
