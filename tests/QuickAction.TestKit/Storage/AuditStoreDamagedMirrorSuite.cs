using QuickAction.Core;
using QuickAction.Core.Audit.Notes;

namespace QuickAction.TestKit.Storage;

/// <summary>A mirror whose own checkpoint was damaged, that is of another log, or that is not there: what is said names the file and a way out, and that way works.</summary>
public abstract class AuditStoreDamagedMirrorSuite : ChangedStoreSuite
{
    private string Head => Path.Combine(Under.Mirror, "checkpoint");

    [Theory]
    [InlineData("junk")]
    [InlineData("empty")]
    [InlineData("appended")]
    [InlineData("size")]
    [InlineData("root")]
    [InlineData("signature")]
    [InlineData("stranger's")]
    public async Task A_damaged_checkpoint_of_the_mirror_is_named_with_its_file_and_written_again(string how)
    {
        await DecideAndRotateAsync();
        var whole = await DamageAsync(how);

        ShouldName((await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message);
        await using (var store = await Under.OpenToReadAsync())
        {
            ShouldName((await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What);
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("written again");
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        (await File.ReadAllTextAsync(Head, Token)).ShouldBe(whole);
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_damaged_checkpoint_of_a_mirror_whose_records_are_damaged_too_is_written_again_from_the_database()
    {
        await DecideAsync("first", "second");
        var whole = await DamageAsync("root");
        Directory.Delete(Path.Combine(Under.Mirror, "tile", "entries"), recursive: true);

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("written again");
        }

        (await File.ReadAllTextAsync(Head, Token)).ShouldBe(whole);
        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_or_lost_database_is_carried_on_from_the_mirror_although_its_checkpoint_was_damaged(bool isLost)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await DamageAsync("junk");
        await (isLost ? Under.LoseAsync() : Under.PutBackAsync());

        ShouldName((await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message);
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("written again");
            (await store.VerifyAsync([], Token)).Log.Fault.ShouldBeNull();
            (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(6, "five came back or were there, and that is recorded");
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_checkpoint_is_not_written_from_an_older_database_where_nothing_else_says_what_was_signed(bool hasRecords)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await DamageAsync("junk");
        await Under.PutBackAsync();
        File.Delete(Under.Mark);
        if (!hasRecords)
        {
            Directory.Delete(Path.Combine(Under.Mirror, "tile"), recursive: true);
        }

        await using (var store = await Under.OpenToReadAsync())
        {
            foreach (var endLost in new[] { false, true })
            {
                var refused = (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost, Token))).Message;
                ShouldName(refused);
                refused.ShouldContain($"move the folder {Under.Mirror} away");
            }
        }

        (await File.ReadAllTextAsync(Head, Token)).ShouldBe("junk");
        (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(3, "nothing was signed");
        Directory.Move(Under.Mirror, Under.Mirror + ".away");
        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldNotBeNull().ShouldContain("--end-lost");
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_checkpoint_of_the_mirror_that_is_damaged_under_a_running_program_stops_it_with_the_file_and_the_way_out()
    {
        await DecideAsync("first");
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second") with { CaseReference = null }, "second");
            await DamageAsync("junk");
            ShouldName((await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message);
            (await store.MendMirrorAsync(Token)).ShouldNotBeNull().ShouldContain(Head);
            (await store.MendMirrorAsync(Token)).ShouldBeNull();
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_mirror_of_another_log_is_said_to_be_that_whichever_is_longer(int decisions)
    {
        await DecideAsync("first", "second");
        Directory.Move(Under.Mirror, Under.Mirror + ".away");
        await using (var other = new SqliteStoreUnderTest())
        {
            await using (var store = await other.OpenAsync())
            {
                for (var i = 0; i < decisions; i++)
                {
                    await SomeDecisions.DecideAsync(store, SomeDecisions.Job($"other-{i}"), $"{i}");
                }

                await store.PublishAsync(Token);
            }

            Directory.Move(other.Mirror, Under.Mirror);
        }

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldStartWith($"The mirror {Under.Mirror} is of another log, ");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain(told);
            (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: false, Token))).Message.ShouldBe(told);
        }

        Directory.Move(Under.Mirror, Under.Mirror + ".other");
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_mirror_that_is_not_there_is_said_to_be_missing_and_not_to_be_damaged()
    {
        await DecideAsync("first");
        Lose(mirror: false, mark: true);

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What
                .ShouldBe($"The log in the database is sound, but its mirror {Under.Mirror} is missing: `quickaction audit mirror` writes it again.");
            await store.MendMirrorAsync(Token);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_mirror_is_missing_and_the_mark_cannot_be_read_one_way_out_is_named_and_it_works(bool isMarkThere)
    {
        await DecideAsync("first");
        Lose(mirror: false, isMarkThere);
        if (isMarkThere)
        {
            await File.WriteAllTextAsync(Under.Mark, "junk", Token);
        }

        await using (var store = await Under.OpenToReadAsync())
        {
            foreach (var told in new[] { store.Shut.ShouldNotBeNull(), (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What })
            {
                told.ShouldContain("--end-lost");
                told.ShouldNotContain("writes it again");
            }

            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
        }

        await ShouldGoOnAsync();
    }

    /// <summary>Damages the mirror's own checkpoint.</summary>
    /// <returns>What it was.</returns>
    protected async Task<string> DamageAsync(string how)
    {
        var whole = await File.ReadAllTextAsync(Head, Token);
        var lines = whole.Split('\n');
        var stranger = SigningKey.Generate(lines[0], NoteKeyType.Ed25519);
        await File.WriteAllTextAsync(Head, how switch
        {
            "junk" => "junk",
            "empty" => "",
            "appended" => whole + "x",
            "size" => whole.Replace($"{lines[0]}\n{lines[1]}\n", $"{lines[0]}\n900\n", StringComparison.Ordinal),
            "root" => whole.Replace(lines[2], Flipped(lines[2], 0), StringComparison.Ordinal),
            "signature" => string.Join('\n', lines.Select((l, i) => i > 3 && l.Length > 60 ? Flipped(l, l.Length - 20) : l)),
            _ => SignedNote.Sign($"{lines[0]}\n900\n{lines[2]}\n", stranger).ToString(),
        }, Token);
        return whole;
    }

    private static string Flipped(string text, int at) => $"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}";

    private void ShouldName(string told)
    {
        told.ShouldContain(Head);
        told.ShouldContain("`quickaction audit mirror` ");
        told.ShouldNotContain("to compare with");
    }
}
