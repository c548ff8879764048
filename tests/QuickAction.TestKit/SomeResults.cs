using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;
using static QuickAction.TestKit.SomeMeeting;

namespace QuickAction.TestKit;

/// <summary>Believable values for whatever a test does not care about.</summary>
public static partial class Some
{
    public static EngineIdentity Engine { get; } =
        new("offline", "quickaction", "extractive-1", [new PromptUse("templates/team-meeting", 3, new string('a', 64))]);

    /// <summary>Minutes with something in every list, a section of every kind and every kind of odd character.</summary>
    public static MinutesResult MinutesResult() => new()
    {
        Engine = Engine,
        Source = ResultSourceOf(Source),
        Coverage = new Coverage(16, 16, 12, 0),
        Warnings =
        [
            new Warning("template", Severity.Info, "The template team-meeting was taken because the talk says \u201Cteam meeting\u201D."),
            new Warning("number-not-in-source", Severity.Warn, "A sum of money is not in the cited words.", [Cites("£14,200 over by September")]),
        ],
        Records = ["019f6a3c-77aa-7c1e-8d10-52c4b7a90e11"],
        Title = "Harbour Locality team meeting",
        MeetingDate = new DateOnly(2026, 4, 21),
        Template = "team-meeting",
        Attendees =
        [
            new Attendee { Name = "Siân Pryce", Role = "Chair", Organisation = "Adult Social Care", Citations = [Cites("Good morning everybody.")] },
            new Attendee { Name = "Priya Raman", Role = "Team manager", Citations = [Cites("Thank you.")] },
            new Attendee { Name = "Tom O'Hara", Role = "Social worker", Organisation = "Adult Social Care", Citations = [Cites("Most of that fall")] },
            new Attendee { Name = "Grace Mensah", Organisation = "Harbour Carers & Friends", Citations = [Cites("Three carers told us")] },
        ],
        Apologies = [new Attendee { Name = "Dafydd Nolan", Citations = [Cites("apologies from Dafydd Nolan")] }],
        Summary =
        [
            Says("The waiting list fell to 48 people, mostly because cases were closed.", "The waiting list stood at 48 people on Monday", "Most of that fall is the review team closing cases"),
            Verbatim("Three carers told us that nobody rang them back within the five days that we promise."),
        ],
        Topics =
        [
            new Topic
            {
                Title = "Waiting list and call-backs",
                Points =
                [
                    Verbatim("The waiting list stood at 48 people on Monday, down from 61 in March."),
                    Says("Most of the fall came from closed cases, not from less demand.", "Most of that fall is the review team closing cases, not fewer people asking for help."),
                ],
            },
            new Topic
            {
                Title = "The <referral> form & its *boxes*",
                Points =
                [
                    Verbatim("The form still says <b>Form_A</b> & has a * by the box for \"lone worker\" | nobody knows why."),
                    Verbatim("My mother would call that # 1 on the list of daft things 🙂 but it puts people off."),
                    new Statement { Text = "The form was last changed in 2019.", Supported = false },
                ],
            },
        ],
        Decisions =
        [
            Says("Every carer is rung back within two working days from 1 May.", "every carer is rung back within two working days from the first of May"),
            Says("The Thursday surgery stays at the library until the lease is settled.", "We decided to keep the Thursday surgery at the library until the lease is settled."),
        ],
        Actions =
        [
            Act("Priya Raman to write to the duty workers about the two-day rule by Friday.", "I will write to the duty workers", "Priya Raman", "by Friday", new DateOnly(2026, 4, 24)),
            Act("Tom O'Hara to redraw the form with the web team before the end of the month.", "I can redraw the form with the web team", "Tom O'Hara", "before the end of the month", null),
            Act("Find out who pays for the interpreter.", "Who pays for the interpreter", null, null, null),
        ],
        Risks = [Says("Agency rates may put the team £14,200 over by September.", "If the agency rates rise by 6% in June we are £14,200 over by September.")],
        Questions = [Verbatim("Who pays for the interpreter when the hospital books one and then cancels?")],
        Sections =
        [
            Section("place", "Place", "field", "cues", Verbatim("the Quay Room")),
            Section("present", "Present", "table", "attendees"),
            Section("summary", "Summary", "prose", "summary"),
            Section("discussion", "Matters discussed", "list", "topics"),
            Section("voice", "What carers said", "quote", "cues", Verbatim("I rang four times and on the fifth a young man stayed on the line until the ambulance came.")),
            Section("costs", "Costs", "table", "cues", Verbatim("we are £14,200 over by September")),
            Section("wellbeing", "Staff wellbeing", "prose", "cues"),
            Section("actions", "Actions", "table", "actions"),
            Section("next", "Next meeting", "field", "cues", Verbatim("The next meeting is on the nineteenth of May at ten in the Quay Room.")),
        ],
    };

    /// <summary>A summary of a report, with pages, sections and use cases.</summary>
    public static SummaryResult SummaryResult() => new()
    {
        Engine = Engine with { Prompts = [] },
        Source = new ResultSource("winter-pressures.pdf", MediaTypes.Pdf, new string('b', 64), 88_120, 14, 120, 5_404),
        Coverage = new Coverage(120, 118, 9, 2),
        Warnings = [new Warning("part-unread", Severity.High, "Two pages hold only pictures and could not be read.")],
        Records = ["019f6a3c-77aa-7c1e-8d10-52c4b7a90e12", "019f6a3c-77aa-7c1e-8d10-52c4b7a90e13"],
        Headline = OnPage("Falls rose by a third in the coldest weeks, and most were at home.", 1),
        KeyPoints = [OnPage("The handyperson service fitted 212 rails between November and February.", 3), OnPage("One in five calls came after 10pm.", 4)],
        Sections =
        [
            new SectionSummary { Title = "1. What happened", Page = 2, Points = [OnPage("Admissions peaked in the second week of January.", 2)] },
            new SectionSummary { Title = "Costs & savings", Points = [OnPage("A rail costs £64 fitted; a fall costs far more.", 9)] },
        ],
        UseCases =
        [
            new UseCase
            {
                Title = "A rail before the frost",
                Quote = "Mr Ferris had his rail on the Tuesday and told us he had not fallen once since.",
                Citation = OnPage("Mr Ferris had his rail on the Tuesday and told us he had not fallen once since.", 11).Citations[0],
                Themes = ["falls", "prevention"],
                Why = "outcome told",
            },
        ],
    };

    public static ResultSource ResultSourceOf(SourceText source) =>
        new(source.FileName, source.MediaType, source.Sha256, source.Bytes, source.Pages, source.Segments.Count, source.Words);

    private static Statement OnPage(string words, int page) =>
        new() { Text = words, Citations = [Cite.Whole(new Segment { Index = page * 3, Text = words, Page = page })] };

    private static ActionItem Act(string text, string cited, string? owner, string? due, DateOnly? dueDate) =>
        new() { Text = text, Citations = [Cites(cited)], Owner = owner, Due = due, DueDate = dueDate };

    private static MinutesSection Section(string id, string title, string kind, string from, params Statement[] items) =>
        new() { Id = id, Title = title, Kind = kind, From = from, WhenEmpty = "Not discussed", Items = items };
}
