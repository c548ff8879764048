using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.TestKit;
using QuickAction.TestKit.Audit;

namespace QuickAction.Core.Tests.Audit;

/// <summary>Nobody has to take our word: programs that we did not write come to the same answer.</summary>
public sealed class OutsideToolsTests
{
    private static readonly MemoryLog Log = MemoryLog.OfSize(700, SomeKeys.Log, SomeKeys.SecondLine);

    [Asvs("V11.2.1", "V11.4.1")]
    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    [InlineData(699)]
    public async Task Sigstore_accepts_our_checkpoint_and_proof_under_both_keys(int index)
    {
        OutsideProgram.NeedPackages();

        foreach (var key in new[] { SomeKeys.Log.Verifier, SomeKeys.SecondLine.Verifier })
        {
            (await Ask(key, Log.Checkpoint, Log.Entries[index], index)).ShouldBe(new Answer(0, "ok", ""));
        }
    }

    [Fact]
    public async Task Sigstore_refuses_a_changed_entry_size_proof_place_and_key()
    {
        OutsideProgram.NeedPackages();
        var key = SomeKeys.Log.Verifier;
        var path = InclusionProof.Make(512, 700, Log);
        var moved = Log.Checkpoint with { Text = Log.Checkpoint.Text.Replace("\n700\n", "\n701\n", StringComparison.Ordinal) };

        (await Ask(key, Log.Checkpoint, Log.Entries[511], 512)).Out.ShouldBe("calculated root hash does not match inclusion proof");
        (await Ask(key, moved, Log.Entries[512], 512)).Out.ShouldBe("invalid checkpoint signature");
        (await Sigstore.CheckAsync(key, Log.Checkpoint, Log.Entries[512], 512, [.. path.Reverse()])).ExitCode.ShouldBe(1);
        (await Ask(key, Log.Checkpoint, Log.Entries[512], 513)).ExitCode.ShouldBe(1);
        (await Ask(SomeKeys.Stranger.Verifier, Log.Checkpoint, Log.Entries[512], 512)).Out.ShouldBe("invalid checkpoint signature");
    }

    [Fact]
    public async Task OpenSSL_accepts_the_signature_under_the_checkpoint_and_refuses_it_under_another()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.Combine("pub.der"), Sigstore.Spki(SomeKeys.Log.Verifier));
        File.WriteAllBytes(folder.Combine("sig"), Log.Checkpoint.Signatures[0].Signature.ToArray());
        File.WriteAllText(folder.Combine("text"), Log.Checkpoint.Text);
        File.WriteAllText(folder.Combine("other"), new Checkpoint(MemoryLog.Origin, 699, Log.Root).Text);

        (await OpenSsl("text")).Out.ShouldBe("Signature Verified Successfully");
        (await OpenSsl("other")).ExitCode.ShouldBe(1);

        Task<Answer> OpenSsl(string text) => OutsideProgram.RunAsync(
            "openssl",
            ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", folder.Combine("pub.der"), "-rawin", "-in", folder.Combine(text), "-sigfile", folder.Combine("sig")]);
    }

    private static Task<Answer> Ask(VerifierKey key, SignedNote checkpoint, byte[] entry, int index) =>
        Sigstore.CheckAsync(key, checkpoint, entry, index, InclusionProof.Make(index, Log.Size, Log));
}
