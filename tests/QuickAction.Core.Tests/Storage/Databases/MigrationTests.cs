using System.Security.Cryptography;
using System.Text;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Tests.Storage.Databases;

/// <summary>
/// A script that a database somewhere has already run is never changed: that database would not get the change, and would differ from a new one with the same version. What is to be different comes
/// in a script of its own, and a line of its own here.
/// </summary>
public sealed class MigrationTests
{
    private static readonly string[] Released =
    [
        "log sqlite 1 b3459303bcae927e",
        "log sqlite 2 99b56c2a62c0f1c6",
        "log sqlite 3 0e7dcc431934cb44",
        "log sqlite 4 230998fed67ac106",
        "log sqlite 5 c3dd6cc7f9657957",
        "log sqlite 6 6a7410f9169f2121",
        "log sqlite 7 a54362d87f5893dd",
        "log sqlite 8 4b38bd7f599e4215",
        "log sqlite 9 73be437ecb98e36c",
        "log sqlite 10 87169a2eed30109f",
        "log sqlite 11 35d240586dddb7ee",
        "log sqlite 12 619c9c85f0b2a04a",
        "log sqlite 13 95431da83f16f5fb",
        "log sqlite 14 dc33ed76d99a1a14",
        "log sqlite 15 49688dda816a0cd0",
        "log sqlite 16 77b001e0aaf01fe6",
        "log sqlite 17 b646dd2aa0985541",
        "log sqlite 18 24a781b4f7810aa6",
        "log postgres 1 cd0fa3abf348c56e",
        "log postgres 2 1097e50213a46671",
        "log postgres 3 170658c551081cb5",
        "log postgres 4 88ab270f4f453ee9",
        "log postgres 5 fc59b1426a60bf47",
        "log postgres 6 6a7410f9169f2121",
        "log postgres 7 2ffaefad0e8b4c81",
        "log postgres 8 4b38bd7f599e4215",
        "log postgres 9 9f5760ef0c6ea5ad",
        "log postgres 10 87169a2eed30109f",
        "log postgres 11 35d240586dddb7ee",
        "log postgres 12 274fc7c6def49ee4",
        "log postgres 13 4bd1e91ee098ad2d",
        "log postgres 14 dd03b85b3f1bf04a",
        "log postgres 15 3d2c95fcd0143251",
        "log postgres 16 77b001e0aaf01fe6",
        "log postgres 17 b0358b23fc380745",
        "log postgres 18 3bf011730eb17561",
        "keys sqlite 1 a28c398c3bf06b30",
        "keys sqlite 2 83a4c260270ba152",
        "keys sqlite 3 26912e26cbce2a7a",
        "keys sqlite 4 3e884481cce831ad",
        "keys sqlite 5 e004ebd5b5532a4b",
        "keys postgres 1 5483a856529b6d19",
        "keys postgres 2 c04278edf128fb3b",
        "keys postgres 3 d3b21241fd59af63",
        "keys postgres 4 55aed310e99c305f",
        "keys postgres 5 f6165c0f4b563705",
        "keys postgres 6 e004ebd5b5532a4b",
    ];

    [Fact]
    public void No_script_is_changed_once_a_database_may_have_run_it() => Lines(Migrations.Log, Migrations.Keys).ShouldBe(Released);

    [Fact]
    public void A_script_that_was_changed_taken_out_or_put_in_between_is_noticed()
    {
        var log = Migrations.Log;
        foreach (var changed in new[]
        {
            log with { Sqlite = [log.Sqlite[0].Replace("NOT NULL", "", StringComparison.Ordinal), .. log.Sqlite.Skip(1)] },
            log with { Postgres = [.. log.Postgres.SkipLast(1)] },
            log with { Postgres = ["SELECT 1", .. log.Postgres] },
        })
        {
            Lines(changed, Migrations.Keys).SequenceEqual(Released).ShouldBeFalse();
        }
    }

    private static List<string> Lines(params Migrations[] parts) =>
    [
        .. from part in parts
           from dialect in new[] { (Name: "sqlite", Scripts: part.Sqlite), (Name: "postgres", Scripts: part.Postgres) }
           from script in dialect.Scripts.Index()
           select $"{part.Part} {dialect.Name} {script.Index + 1} {HashOf(script.Item)}",
    ];

    private static string HashOf(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))))[..16];
}
