using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>The glance that comes before a grammar must never pass over a word with which the grammar finds something.</summary>
public sealed class OpeningsTests
{
    private static readonly string[] Phrases =
    [
        "By Friday. No later than Tuesday. Not later than the sixth. In good time for the launch. Ahead of Monday. In advance of the budget. Straight after lunch. Right after this.",
        "Immediately after the meeting. Give me a fortnight. First thing on Monday. Early next week. Late on Thursday. Later today. Some time next month. Sometime tomorrow. At the latest Friday.",
        "Within ten working days. Inside a week. On Wednesday. For Christmas. From Monday. Until easter. Till June. Come Friday. In a couple of weeks. Over the weekend. During half term.",
        "Tomorrow morning. The day after tomorrow. End of tomorrow. Close of play on Thursday. COP Friday. COB. Home time. Hometime. Teatime. Tea time. Lunchtime. Noon. Midday. Midnight. Tonight.",
        "Today. This afternoon. Straight away. Right away. A week on Monday. Three weeks today. Six weeks' time. 6 weeks' time. Twenty-one days from now. One month hence. The next week from now.",
        "Month end. Month's end. The start of June. Mid July. The end of the financial year. End of August. Next week on Tuesday. This coming Friday. Coming Friday. The coming weekend. The weekend.",
        "Mon. Tues. Weds. Thur. Fri. Sat. Sun. Monday's. Friday's fine. Jan the third. Sept 7th. 21st of May. Twenty-first of May. Twenty first of May. The thirtieth. 17/09/2026. 2026-09-17. March the ninth.",
        "To the next board. To the December meeting. After Good Friday. Last Friday of May. Final Monday in June. First Monday in January. January meeting, which is on the twelfth. The June board on the third. First week of July.",
        "Noon. Half past nine. Quarter to ten. Twenty past four. Nine o'clock. Two thirds. Three-quarters. A quarter. Half a million. Fifty-two. A dozen. Dozen. Hundred and four. Thousand. \u00A31,250. 88%. 2.5m. 14:30. Third. Twentieth. Ninety-first. 4x4. An hundred.",
    ];

    [Fact]
    public void No_due_phrase_begins_with_a_word_that_is_passed_over()
    {
        var found = 0;
        foreach (var tokens in Talks())
        {
            for (var at = 0; at < tokens.Length; at++)
            {
                if (DueReader.At(tokens, at, tokens.Length) is not null)
                {
                    found++;
                    DueOpenings.MayBegin(tokens[at].Word).ShouldBeTrue(tokens[at].Word);
                }
            }
        }

        found.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void No_number_begins_with_a_word_that_is_passed_over()
    {
        var found = 0;
        foreach (var tokens in Talks())
        {
            for (var at = 0; at < tokens.Length; at++)
            {
                if (NumberReader.At(tokens, at) is not null)
                {
                    found++;
                    Numerals.MayBegin(tokens[at].Word).ShouldBeTrue(tokens[at].Word);
                }
            }
        }

        found.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("The fourth of July", 7)]
    [InlineData("the fourth of july", 7)]
    [InlineData("on Sept the ninth", 9)]
    [InlineData("on sept the ninth", null)]
    [InlineData("it may be the ninth", null)]
    [InlineData("May the ninth", 5)]
    public void A_month_is_read_in_full_and_when_written_with_a_capital_cut_short(string text, int? month) =>
        Talk.From(Said.By(text)).TokenArray.Select(DateReader.Month).OfType<int>().Cast<int?>().FirstOrDefault().ShouldBe(month);

    [Theory]
    [InlineData("see you Wed", DayOfWeek.Wednesday)]
    [InlineData("see you wed", null)]
    [InlineData("see you on saturday", DayOfWeek.Saturday)]
    [InlineData("Thursday's list", DayOfWeek.Thursday)]
    [InlineData("Wednesd's list", null)]
    [InlineData("the sun is out", null)]
    public void A_weekday_is_read_in_full_and_when_written_with_a_capital_cut_short(string text, DayOfWeek? weekday) =>
        Talk.From(Said.By(text)).TokenArray.Select(DateReader.Weekday).OfType<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault().ShouldBe(weekday);

    private static IEnumerable<Token[]> Talks() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("seeds"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".vtt" or ".txt" or ".md" or ".json")
            .Select(File.ReadAllLines)
            .Append(Phrases)
            .Select(lines => Talk.From(Said.By(lines)).TokenArray);
}
