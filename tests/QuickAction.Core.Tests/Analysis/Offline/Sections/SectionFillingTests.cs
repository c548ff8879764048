using FsCheck.Fluent;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline.Sections;
using QuickAction.Core.Extraction;
using QuickAction.Core.Tests.Minutes;
using QuickAction.Core.Tests.Prompts;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Offline.Sections;

public sealed class SectionFillingTests
{
    public static TheoryData<string> Kinds => new(FixtureMeeting.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_said_about_a_section_stands_in_it(string kind)
    {
        var meeting = FixtureMeeting.Of(kind);

        var filled = Fill(meeting.Source, kind);

        var missing = meeting.Expected
            .Where(e => !filled.TryGetValue(e.Section, out var items) || !items.Any(i => i.Citations.Any(c => c.Segment == e.Segment)))
            .Select(e => $"{e.Section}: {meeting.Source.Segments[e.Segment].Text}");
        missing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("That's a good question and I'm not minuting it.", false)]
    [InlineData("Lil Aske is minuting it, as she always does.", true)]
    public void A_field_is_not_filled_with_what_is_denied(string said, bool isFilled) =>
        Fill(Talk.Of($"Hal Wren: The hall was cold.\nBo Marsh: {said}"), "general-meeting").ContainsKey("chair").ShouldBe(isFilled);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_section_about_which_nothing_was_said_is_empty(string kind)
    {
        var meeting = FixtureMeeting.Of(kind);

        var filled = Fill(meeting.Source, kind);

        meeting.Empty.Where(filled.ContainsKey).Select(s => $"{s}: {filled[s][0].Text}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Little_stands_in_a_section_where_it_does_not_belong(string kind)
    {
        var meeting = FixtureMeeting.Of(kind);

        var filled = Fill(meeting.Source, kind);

        var placed = filled.SelectMany(f => f.Value.SelectMany(i => i.Citations.Select(c => (c.Segment, Section: f.Key)))).Distinct().ToList();
        var wrong = placed.Except(meeting.Expected).Select(p => $"{p.Section}: {meeting.Source.Segments[p.Segment].Text}").ToList();
        wrong.Count.ShouldBeLessThanOrEqualTo(placed.Count / 4, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_item_is_quoted_and_says_only_words_of_its_quotes(string kind)
    {
        var meeting = FixtureMeeting.Of(kind);
        var check = new CitationCheck(meeting.Source);

        var items = Fill(meeting.Source, kind).SelectMany(f => f.Value).ToList();

        items.ShouldNotBeEmpty();
        check.Check(items).ShouldAllBe(i => i.Supported);
        items.ShouldAllBe(i => WordsOf(i.Text).All(WordsOf(string.Join(' ', i.Citations.Select(c => c.Quote))).Contains));
    }

    [Fact]
    public void No_section_becomes_a_transcript()
    {
        var talk = string.Join('\n', Enumerable.Range(1, 200).Select(i => $"Ann: The rota for week {i} has two gaps and the agency has nobody free."));

        var filled = Fill(Talk.Of(talk), "team-meeting");

        filled.SelectMany(f => f.Value).Sum(i => i.Citations.Count).ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public void A_talk_about_something_else_fills_nothing()
    {
        var talk = Talk.Of("Ann: The tide was out.\nBob: So it was.\nAnn: We ate chips on the wall.\nBob: Vinegar?\nAnn: Always vinegar on the pier.");

        Fill(talk, "child-protection-conference").ShouldBeEmpty();
    }

    [Fact]
    public void Back_channel_and_questions_are_no_items()
    {
        var talk = Talk.Of("Zoe: How is the attendance at school?\nMr Platt: Yeah.\nZoe: And his attendance this term?\nMr Platt: Attendance is ninety one per cent, up from eighty.");

        Fill(talk, "child-protection-conference")["education"].ShouldHaveSingleItem().Text.ShouldBe("Attendance is ninety one per cent, up from eighty.");
    }

    [Fact]
    public void The_same_talk_is_filled_the_same_twice()
    {
        var meeting = FixtureMeeting.Of("child-protection-conference");

        Flat(Fill(meeting.Source, "child-protection-conference")).ShouldBe(Flat(Fill(meeting.Source, "child-protection-conference")));

        static string Flat(IReadOnlyDictionary<string, IReadOnlyList<Statement>> filled) =>
            string.Join('\n', filled.Select(f => $"{f.Key}: {string.Join('|', f.Value.Select(i => i.Text))}"));
    }

    [Fact]
    public void The_persons_words_and_the_carers_are_never_mixed()
    {
        var meeting = FixtureMeeting.Of("care-act-assessment");

        var filled = Fill(meeting.Source, "care-act-assessment");

        Speakers(filled["carer-views"]).ShouldBe(["Brian Quigley"]);
        Speakers(filled["own-words"]).ShouldBe(["Edna Quigley"]);
        Speakers(filled["observed"]).ShouldBe(["Tess Marlow"]);
        Speakers(filled["analysis"]).ShouldBe(["Tess Marlow"]);

        static IEnumerable<string?> Speakers(IReadOnlyList<Statement> items) => items.SelectMany(i => i.Citations).Select(c => c.Speaker).Distinct();
    }

    [Fact]
    public void Whatever_is_said_every_item_is_quoted_and_no_section_is_overfull()
    {
        var word = Gen.Elements("I'll", "mum", "said", "school", "police", "the", "bath", "plan", "don't", "agree", "worried", "?", ".", "Ann", "attendance", "he", "wants", ",", "um", "Monday");
        var turn = Gen.Elements("Ann", "Bob Lee", "PC Roe", "Mum", "").Zip(word.ListOf(), (who, said) => (who, said: string.Join(' ', said)));
        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(turn.ListOf()), turns =>
        {
            var segments = turns.Where(t => t.said.Length > 0)
                .Select((t, i) => new Segment { Index = i, Kind = SegmentKind.Turn, Speaker = t.who.Length > 0 ? t.who : null, Text = t.said })
                .ToList();
            var talk = Some.Of(SourceShape.Transcript, segments);
            var template = TemplateText.Of("child-protection-conference");
            var filled = Fill(talk, template.Id);
            var check = new CitationCheck(talk);
            return filled.All(f => f.Value.Count <= template.Sections.Single(s => s.Id == f.Key).Most && f.Value.All(i => i.Text.Length > 0 && check.Check(i).Supported));
        }));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        Should.Throw<OperationCanceledException>(() =>
            SectionFilling.Fill(FixtureMeeting.Of("supervision").Source, TemplateText.Of("supervision"), new CancellationToken(canceled: true)));
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<Statement>> Fill(SourceText source, string template) =>
        SectionFilling.Fill(source, TemplateText.Of(template), TestContext.Current.CancellationToken);

    private static HashSet<string> WordsOf(string text) => [.. new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
