using QuickAction.Core;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Checkpoints that somebody has made unreadable in the database: the mirror and the mark say what was signed, and where nothing does, that is what is said.</summary>
public abstract class AuditStoreLostCheckpointsSuite : ChangedStoreSuite
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Where_the_newest_checkpoint_and_that_of_a_change_of_keys_cannot_be_read_the_mirror_or_the_mark_says_what_was_signed(bool mirror, bool mark)
    {
        var old = await DecideAndRotateAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size > 3");
        Lose(mirror, mark);

        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldBeNull();
            var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            fault.What.ShouldContain("that for 4 records cannot be read, that for 6 records cannot be read");
            fault.What.ShouldContain("`quickaction audit mirror` puts the table right");
            (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("stands in the place of that of 6 records");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await DecideAsync("third");
        await using var again = await Under.OpenAsync();
        again.Warnings.ShouldBeEmpty();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        if (mirror)
        {
            // The mirror keeps the checkpoint in which the old keys handed over.
            (await again.VerifyAsync(ReaderTrust.None with { Keys = [old] }, Token)).Fault.ShouldBeNull();
            await again.ExportAsync(Under.Folder.Combine("export"), Token);
            (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([old], [], null, Token)).HandedOver.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_checkpoint_in_which_keys_were_handed_over_and_that_is_the_newest_is_brought_back_from_the_mirror_or_the_mark(bool mirror, bool mark)
    {
        await DecideAsync("first");
        VerifierKey old;
        await using (var store = await Under.OpenAsync())
        {
            old = store.VerifierKeys[0];
            await store.RotateKeysAsync(Token);
        }

        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size > 3");
        Lose(mirror, mark);
        if (mirror)
        {
            Directory.Delete(Path.Combine(Under.Mirror, ExportedLog.Checkpoints), recursive: true);
        }

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        }

        await DecideAsync("second");
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync(ReaderTrust.None with { Keys = [old] }, Token)).Fault.ShouldBeNull();
        await again.ExportAsync(Under.Folder.Combine("export"), Token);
        (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([old], [], null, Token)).HandedOver.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("mirror")]
    [InlineData("mark")]
    [InlineData("backup")]
    [InlineData("end lost")]
    public async Task Where_nothing_signed_by_the_keys_of_today_is_left_that_is_said_with_the_first_record_and_each_way_out_works(string wayOut)
    {
        await DecideAndRotateAsync();
        await Under.BackUpAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size > 3");
        Directory.Move(Under.Mirror, Under.Mirror + ".away");
        File.Move(Under.Mark, Under.Mark + ".away");

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("there is no mirror of it");
        await using (var store = await Under.OpenToReadAsync())
        {
            var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            fault.Index.ShouldBe(3);
            fault.What.ShouldContain("signed with keys that record 3 replaced");
            fault.What.ShouldContain("put the mirror in its place");
            if (wayOut == "end lost")
            {
                (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
                (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
            }
        }

        if (wayOut == "mirror")
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }
        else if (wayOut == "mark")
        {
            File.Move(Under.Mark + ".away", Under.Mark);
        }
        else if (wayOut == "backup")
        {
            await Under.PutBackAsync();
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task An_older_key_file_is_said_to_be_one_although_the_checkpoint_of_the_change_cannot_be_read()
    {
        var file = Path.Combine(Under.Options.DataFolder, "keys", "log.key");
        await DecideAsync("first");
        var old = await File.ReadAllBytesAsync(file, Token);
        await using (var store = await Under.OpenAsync())
        {
            await store.RotateKeysAsync(Token);
        }

        await DecideAsync("second");
        var present = await File.ReadAllBytesAsync(file, Token);
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size > 3");
        await File.WriteAllBytesAsync(file, old, Token);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("replaced by record 3: the key file is an older one");

        await File.WriteAllBytesAsync(file, present, Token);
        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_newest_checkpoint_that_cannot_be_read_is_what_is_said_and_no_record_is_missed(bool mirror, bool mark)
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size = 5");
        Lose(mirror, mark);

        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldBeNull();
            var found = await store.VerifyAsync([], Token);
            found.Fault.ShouldNotBeNull().What.ShouldStartWith("The table audit_checkpoint was changed: of its rows, that for 5 records cannot be read.");
            found.NotYetSigned.ShouldBe(0);
            (await Should.ThrowAsync<QuickActionException>(() => store.ExportAsync(Under.Folder.Combine("export"), Token))).Message.ShouldContain("stands in the place of that of 5 records");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
            await store.ExportAsync(Under.Folder.Combine("export"), Token);
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task Where_no_checkpoint_is_left_at_all_the_first_record_is_named_and_the_way_out_that_is_said_works()
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await using (var store = await Under.OpenAsync())
        {
            (await store.EraseAsync("first", new ErasureOrder("art17", Core.Analysis.DecisionActor.Nobody), Token)).ShouldBe(5);
        }

        await Under.BackUpAsync();
        await Under.TamperAsync("DELETE FROM audit_checkpoint");
        Lose(mirror: false, mark: false);
        await using (var store = await Under.OpenToReadAsync())
        {
            var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            fault.Index.ShouldBe(0);
            fault.Told.ShouldStartWith("No checkpoint of the log is left");
            fault.Told.ShouldContain("`quickaction restore FILE --end-lost`");
            store.Shut.ShouldNotBeNull().ShouldContain("No checkpoint of the log is left");
            store.Shut.ShouldContain("`quickaction restore FILE --end-lost`");
            store.Shut.ShouldNotContain("says where it was changed");
        }

        await Under.PutBackAsync();
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_record_that_was_changed_under_a_newest_checkpoint_that_cannot_be_read_is_named()
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await Under.BackUpAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size = 5");
        await Under.TamperAsync(Changed(4));

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldBe(new LogFault(4, "Entry 4 was changed: the mirror, which is sound, holds another one there."));
            store.Shut.ShouldNotBeNull().ShouldContain("is not the one that these keys signed when it had 5 records");
            store.Shut.ShouldContain("a backup of the database from before puts it right");
            await Should.ThrowAsync<QuickActionException>(() => store.MendTablesAsync(Token));
        }

        await Under.PutBackAsync();
        await ShouldGoOnAsync();
    }
}
