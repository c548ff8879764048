using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.People;

/// <summary>Lists of those present and of apologies above a transcript, as they are typed.</summary>
public sealed class AttendanceListTests
{
    private static readonly string[] Names =
    [
        "Ann Webb", "Cllr Bob Dale", "Dr Cy Lowe", "Zbigniew Nowak", "Mrs Una Farrelly", "J. P. Marsh", "Siobhan O'Neil", "Parveen Anwar-Cole", "Tunde Balogun", "Maria de Souza", "Rev Joan Ash",
        "Cllr Mrs Pat Hall", "Grace Baker", "Mark Church", "Tebogo Radebe", "Li Wei", "Prof. Ifor ap Huw", "A Hale", "Sgt Tom Constable", "Rose Hill", "DC Ian Pruett", "Mohammed Al Amin", "Frank Bishop",
    ];

    private static readonly string[] Roles =
    [
        "Chair", "Harbour Master", "Head of Parks, Culture and Leisure", "Clerk to the Council", "Town Crier", "Vice-Chair", "Parks and Gardens Officer", "Deputy Director of Children's Services", "Tree Surgeon",
        "Archivist", "Independent Member", "Ward Councillor", "Mayor", "Housing and Repairs Manager", "Lead Officer, Waste and Recycling", "Solicitor", "",
    ];

    public static TheoryData<string> Forms => new(Writing.Keys);

    private static readonly Dictionary<string, Func<IReadOnlyList<Entry>, string>> Writing = new()
    {
        ["brackets and commas"] = list => $"Present: {Joined(", ", list, " (", ")")}",
        ["brackets, commas and an and"] = list => $"Present: {Joined(", ", list.SkipLast(1), " (", ")")} and {Joined("", list.TakeLast(1), " (", ")")}.",
        ["square brackets and semicolons"] = list => $"PRESENT: {Joined("; ", list, " [", "]")}",
        ["dashes and semicolons"] = list => $"Attendees: {Joined("; ", list, " - ", "")}",
        ["dashes and commas"] = list => $"Members present: {Joined(", ", list, " \u2013 ", "")}",
        ["commas and semicolons"] = list => $"In attendance: {Joined("; ", list, ", ", "")}",
        ["commas alone"] = list => $"Present: {Joined(", ", list, ", ", "")}",
        ["a line each, brackets"] = list => $"Present:\n{Joined("\n", list, " (", ")")}",
        ["a line each, bullets and dashes"] = list => $"Attendees\n{string.Join('\n', list.Select(e => $"- {Joined("", [e], " \u2013 ", "")}"))}",
        ["a line each, numbers and commas"] = list => $"In attendance:\n{string.Join('\n', list.Select((e, i) => $"{i + 1}. {Joined("", [e], ", ", "")}"))}",
        ["a line each, tabs"] = list => $"**Present:**\n{Joined("\n", list, "\t", "")}",
        ["tabs"] = list => $"Present\t{Joined("\t", list, " (", ")")}",
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Any_list_of_names_and_roles_reads_the_same_however_it_is_written(string form)
    {
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            List<Entry> list = [.. Names.OrderBy(_ => random.Next()).Take(random.Next(2, 7)).Select(n => new Entry(n, Roles[random.Next(Roles.Length)]))];

            var people = await People(Writing[form](list));

            people.Attendees.SkipWhile(a => a.Name is "Kit Moss" or "Lou Vale").Select(a => new Entry(a.Name, a.Role ?? "")).ShouldBe(list, Writing[form](list));
            people.Attendees.ShouldAllBe(a => a.Organisation == null && a.Citations.Count > 0);
        }
    }

    [Theory]
    [InlineData("Present: Ann Webb (Chair), Kit Moss (Harbour Master)", "Kit Moss=Harbour Master|Lou Vale=|Ann Webb=Chair")]
    [InlineData("Present: Cllrs Webb, Dale and Moss", "Kit Moss=|Lou Vale=|Webb=|Dale=")]
    [InlineData("Present: Mr and Mrs Ives", "Kit Moss=|Lou Vale=|Mr Ives=|Mrs Ives=")]
    [InlineData("Attendees: Moss, Kit - Clerk; Webb, Ann (Chair)", "Kit Moss=Clerk|Lou Vale=|Ann Webb=Chair")]
    [InlineData("Present: K. Moss (Chair); L Vale", "Kit Moss=Chair|Lou Vale=")]
    [InlineData("Present: Ann Webb (AW, via Teams), Kit Moss (from 10.15)", "Kit Moss=|Lou Vale=|Ann Webb=")]
    [InlineData("Present: Ann Webb (AW) and three members of the public", "Kit Moss=|Lou Vale=|Ann Webb=")]
    [InlineData("Present: Ann Webb,\nBob Dale (Clerk)\nRiverside House\n7 pm", "Kit Moss=|Lou Vale=|Ann Webb=|Bob Dale=Clerk")]
    [InlineData("Present:\nAnn Webb\nOfficers: Bob Dale\nClerk: Jo Bell", "Kit Moss=|Lou Vale=|Ann Webb=|Bob Dale=|Jo Bell=Clerk")]
    [InlineData("Chair: Kit Moss\nMinutes: Jo Bell", "Kit Moss=Chair|Lou Vale=|Jo Bell=Minutes")]
    [InlineData("Present: Ann Webb (substitute for Cllr Reid), Bob Dale (Town Council), 12 residents", "Kit Moss=|Lou Vale=|Ann Webb=substitute for Cllr Reid|Bob Dale=Town Council")]
    [InlineData("Absent: Ann Webb", "Kit Moss=|Lou Vale=")]
    [InlineData("Minutes of the Cemetery Working Group", "Kit Moss=|Lou Vale=")]
    [InlineData("Attendance - Primary Schools\nHarbour Street", "Kit Moss=|Lou Vale=")]
    public async Task Who_is_listed_as_present_is_and_nobody_else(string head, string expected) =>
        (await People(head)).Attendees.Select(a => $"{a.Name}={a.Role}{a.Organisation}").ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("Apologies: Ann Webb (Chair), Dr Bob Dale and Cllr Reid", "Ann Webb=Chair|Dr Bob Dale=|Cllr Reid=")]
    [InlineData("Apologies for absence:\nAnn Webb - Harbour Master\nBob Dale", "Ann Webb=Harbour Master|Bob Dale=")]
    [InlineData("Apologies: Kit Moss, Ann Webb", "Ann Webb=")]
    [InlineData("Apologies: none received", "")]
    [InlineData("Apologies for lateness: Ann Webb", "")]
    public async Task Who_is_listed_under_apologies_sent_them_unless_they_speak(string head, string expected) =>
        (await People(head)).Apologies.Select(a => $"{a.Name}={a.Role}").ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task What_is_cited_of_a_listed_person_is_their_entry()
    {
        var people = await People("Present: Ann Webb (Chair), Bob Dale (Harbour Master)");

        people.Attendees[^1].Citations.Select(c => c.Quote).ShouldBe(["Bob Dale (Harbour Master)"]);
    }

    [Fact]
    public async Task Introductions_are_heard_below_a_long_list()
    {
        var people = MeetingPeople.Find(
            Talk.From(await Read($"Present:\n{string.Join('\n', Names)}\n\nKit Moss: Good morning.\nLou Vale: Morning.\nKit Moss: Beside me is Wilf Ogden.\nLou Vale: Hello.\n")), null);

        people.Attendees.Select(a => a.Name).ShouldContain("Wilf Ogden");
        people.Attendees.Count.ShouldBe(Names.Length + 3);
    }

    [Fact]
    public async Task The_chair_who_calls_on_somebody_in_the_talk_is_no_line_of_the_head()
    {
        var source = await Read("Kit Moss: Good morning.\nChair: Lou Vale\nLou Vale: It is leaning.\nChair: Thank you.\n");

        source.Segments.Select(s => s.Speaker).ShouldBe(["Kit Moss", "Chair", "Lou Vale", "Chair"]);
    }

    [Theory]
    [InlineData("Present: Ann Webb, Lou Vale\nApologies: Jo Bell\nAbsent: Sam Hale")]
    [InlineData("Cemetery Working Group: Site Meeting\n4 May 2026\nPresent: Ann Webb, Lou Vale\nApologies: Jo Bell\nDid not attend: Sam Hale")]
    [InlineData("Members: Ann Webb, Lou Vale\nIn attendance: Kit Moss\nApologies: Jo Bell")]
    public async Task The_lists_above_a_talk_of_two_turns_are_read(string head)
    {
        var source = await Read($"{head}\n\nAnn Webb: Then we shut the gate on Monday.\nLou Vale: I'll tell the warden.\n");
        var people = MeetingPeople.Find(Talk.From(source), null);

        source.Shape.ShouldBe(SourceShape.Transcript);
        people.Attendees.Select(a => a.Name).Except(["Kit Moss"]).ShouldBe(["Ann Webb", "Lou Vale"]);
        people.Apologies.Select(a => a.Name).ShouldBe(["Jo Bell"]);
    }

    [Fact]
    public async Task The_lists_of_a_document_stay_apart()
    {
        var people = MeetingPeople.Find(Talk.From(await Read("Present: Ann Webb (Harbour Master), Lou Vale (Clerk)\nApologies: Jo Bell\n\nThe wall was looked at.\n\nIt leans.\n")), null);

        people.Attendees.Select(a => a.Name).ShouldBe(["Ann Webb", "Lou Vale"]);
        people.Apologies.Select(a => a.Name).ShouldBe(["Jo Bell"]);
    }

    [Theory]
    [InlineData("Saltmarsh Parish Council: Burial Grounds and Open Spaces", "Saltmarsh Parish Council: Burial Grounds and Open Spaces")]
    [InlineData("Meeting of the Harbour Board: 4 May 2026", "Meeting of the Harbour Board")]
    [InlineData("Isle of Tarn District Council: Licensing Sub-Committee", "Isle of Tarn District Council: Licensing Sub-Committee")]
    [InlineData("Ferry Users' Forum (North): Annual Meeting", "Ferry Users' Forum (North): Annual Meeting")]
    public async Task A_title_with_a_colon_in_it_is_nobodys_speech(string line, string title)
    {
        var source = await Read($"{line}\nPresent: Kit Moss (Chair), Lou Vale, Ann Webb\nApologies: Jo Bell\nAbsent: Sam Hale\n\nKit Moss: Good morning.\nLou Vale: Morning.\nKit Moss: The wall leans.\n");
        var people = MeetingPeople.Find(Talk.From(source), null);

        source.Segments.Select(s => s.Speaker).ShouldNotContain(line.Split(':')[0]);
        MeetingTitle.Find(Talk.From(source)).ShouldBe(title);
        people.Attendees.Select(a => $"{a.Name}={a.Role}").ShouldBe(["Kit Moss=Chair", "Lou Vale=", "Ann Webb="]);
        people.Apologies.Select(a => a.Name).ShouldBe(["Jo Bell"]);
    }

    [Theory]
    [InlineData("Harbour Board: We are quorate.\nKit Moss: Good.\nHarbour Board: Then we begin.\nKit Moss: Yes.\n", "Harbour Board")]
    [InlineData("Allotment Team: The wall leans.\nKit Moss: It does.\nLou Vale: I saw it.\nKit Moss: So did I.\n", "Allotment Team")]
    [InlineData("Leader of the Council: Good morning everybody who has come out on such a night as this\nKit Moss: Morning, and mind the bucket that is under the roof light\nLou Vale: Hello\nKit Moss: It leans\nLou Vale: It does, it does, I saw it from the road\n", "Leader of the Council")]
    public async Task A_body_that_speaks_is_a_speaker(string talk, string speaker) => (await Read(talk)).Segments[0].Speaker.ShouldBe(speaker);

    [Theory]
    [InlineData("Clerk:   Jo  Bell\nParish Council: \nChair: ")]
    [InlineData("Members:  Ann  Webb,  , Bob Dale")]
    public async Task A_blank_too_many_above_a_talk_is_no_damage(string head) =>
        (await People(head)).Attendees.Select(a => a.Name).ShouldContain("Kit Moss");

    [Fact]
    public void Whatever_stands_above_a_talk_it_is_read()
    {
        string[] pieces = ["Clerk:", "Chair -", "Present:", "Apologies", "Members:", "Parish Council:", "Minutes of the", "Jo  Bell", "Ann", "Mr and Mrs Ives", "(", ")", "[via Teams]", "and", "&", ",", ";", ":", "\t", "|", " - ", "\u2013", "\u2022", "3.", "  ", "\n", "\n\n", "\u00A0", "O'", "J."];
        var heads = Gen.Elements(pieces).ListOf(12).Select(p => string.Join(' ', p)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(heads, head => People(head).GetAwaiter().GetResult().Attendees.Any(a => a.Name == "Kit Moss")));
    }

    private static string Joined(string between, IEnumerable<Entry> list, string before, string after) =>
        string.Join(between, list.Select(e => e.Role.Length == 0 ? e.Name : $"{e.Name}{before}{e.Role}{after}"));

    private static async Task<MeetingPeople> People(string head) => MeetingPeople.Find(Talk.From(await Read(
        $"Cemetery Working Group\n{head}\n\nKit Moss: Good morning everybody, shall we begin?\nLou Vale: The wall is leaning.\nKit Moss: I saw it.\nLou Vale: So did I.\n")), null);

    private static Task<SourceText> Read(string text) =>
        new SourceReader(Extractors.All, new DocumentLimits()).ReadAsync(new SourceFile("minutes.txt", Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken).AsTask();

    private sealed record Entry(string Name, string Role);
}
