using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Tests.Audit.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Members_stand_in_the_order_of_their_UTF_16_code_units()
    {
        // The example of RFC 8785, section 3.2.3.
        var json = new CanonicalObject
        {
            { "\u20ac", "Euro Sign" },
            { "\r", "Carriage Return" },
            { "\ufb33", "Hebrew Letter Dalet With Dagesh" },
            { "1", "One" },
            { "\ud83d\ude00", "Emoji: Grinning Face" },
            { "\u0080", "Control" },
            { "\u00f6", "Latin Small Letter O With Diaeresis" },
        };

        json.Select(m => m.Value).ShouldBe(
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]);
    }

    [Theory]
    [InlineData("\u20ac$\u000f\nA'B\"\\\\\"/", "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("\b\t\n\f\r\u001f\u007f\u2028<>&+", "\"\\b\\t\\n\\f\\r\\u001f\u007f\u2028<>&+\"")]
    [InlineData("", "\"\"")]
    public void Texts_are_escaped_only_where_they_must_be(string text, string expected)
    {
        Encoding.UTF8.GetString(CanonicalJson.Encode(text)).ShouldBe(expected);
    }

    [Fact]
    public void There_is_no_white_space_and_nested_values_keep_their_order()
    {
        var json = new CanonicalObject
        {
            { "list", new CanonicalList([3, -1, true, CanonicalNull.Instance, new CanonicalObject()]) },
            { "b", new CanonicalObject { { "z", 0 }, { "a", false } } },
        };

        Encoding.UTF8.GetString(CanonicalJson.Encode(json)).ShouldBe("""{"b":{"a":false,"z":0},"list":[3,-1,true,null,{}]}""");
    }

    [Fact]
    public void What_is_absent_is_left_out_and_a_name_may_stand_once()
    {
        var json = new CanonicalObject { { "here", 1 }, { "absent", null } };

        Encoding.UTF8.GetString(CanonicalJson.Encode(json)).ShouldBe("""{"here":1}""");
        Should.Throw<AuditException>(() => json.Add("here", 2));
    }

    [Fact]
    public void Numbers_beyond_what_every_reader_keeps_exactly_are_refused()
    {
        Encoding.UTF8.GetString(CanonicalJson.Encode(9_007_199_254_740_991)).ShouldBe("9007199254740991");
        Should.Throw<AuditException>(() => (CanonicalValue)9_007_199_254_740_992);
        Should.Throw<AuditException>(() => (CanonicalValue)(-9_007_199_254_740_992));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Should.Throw<AuditException>(() => CanonicalJson.Encode("\ud83d"));
    }

    [Theory]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("\"\\u0041\"")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-0")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("1 ")]
    [InlineData("[1")]
    [InlineData("1 2")]
    [InlineData("")]
    public void Any_other_spelling_is_not_read(string json)
    {
        Should.Throw<AuditException>(() => CanonicalJson.Decode(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void What_is_written_is_read_back_as_it_was_and_other_readers_agree()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<NonNull<string>[], int>((texts, number) =>
        {
            var usable = texts.Select(t => t.Get).Where(t => !t.Any(char.IsSurrogate)).Distinct(StringComparer.Ordinal).ToList();
            var json = new CanonicalObject { { "list", new CanonicalList([.. usable.Select(t => (CanonicalValue)t)]) } };
            foreach (var text in usable.Where(t => t != "list"))
            {
                json.Add(text, number);
            }

            var bytes = CanonicalJson.Encode(json);

            using var parsed = JsonDocument.Parse(bytes);
            return CanonicalJson.Decode(bytes).Equals(json)
                && parsed.RootElement.GetProperty("list").EnumerateArray().Select(e => e.GetString()).SequenceEqual(usable);
        }));
    }
}
