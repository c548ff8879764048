using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Offline;
using QuickAction.TestKit;
using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>What one sentence makes of another: words of the same meaning cancel, contraries turn, and denials are counted.</summary>
public sealed class PolarityTests
{
    [Theory]
    [InlineData("He's not once been collected late this term.", "He has been collected on time all term.")]
    [InlineData("She has never turned a carer away.", "She has always accepted her carers.")]
    [InlineData("We'd not resist a condition to that effect.", "They would accept a condition to that effect.")]
    [InlineData("I've no problem with Gordon taking them swimming.", "Gordon may take them swimming.")]
    [InlineData("We're no longer asking for live music, that's withdrawn.", "The request for live music has been dropped.")]
    [InlineData("Nine visits were announced, two of them not.", "Two visits were unannounced.")]
    [InlineData("They've delivered one of the four reports.", "Three of the four reports have not been delivered.")]
    [InlineData("Only the north side needs replacing.", "The south side does not need replacing.")]
    [InlineData("The railway's been written to four times and they've never answered.", "The railway has not replied to four letters.")]
    [InlineData("He couldn't. Amir wasn't allowed to work. He can now.", "Amir may now work.")]
    [InlineData("I declined to comment.", "He did not give a comment.")]
    [InlineData("The inspector was happy with everything except the swing.", "The swing did not satisfy the inspector.")]
    [InlineData("There's nobody on the list now who's waiting with a flag.", "No one with a flag is still waiting on the list.")]
    [InlineData("If we don't get a third clerk there'll be files that get lost.", "Some files may get lost unless a third clerk is found.")]
    [InlineData("There isn't a house without a meter.", "Every house has a meter.")]
    [InlineData("If Ada thinks she's coming home and then she isn't, it could unsettle her.", "Ada could be unsettled by a belief that she is coming home.")]
    [InlineData("So Fenby and Hartlow are funded and Lower Tiding isn't.", "Falling roll money goes to Fenby.")]
    [InlineData("The path will be gravel, not tarmac.", "The path will be gravel rather than tarmac.")]
    [InlineData("On somebody that thin it could get infected in no time.", "The wound could become infected.")]
    [InlineData("I'll ring her tonight, before the minutes are out.", "Ring her tonight")]
    [InlineData("We haven't got a leaflet in Polish. I'll write one by Friday.", "Ada Quill agreed to write a leaflet in Polish, by Friday.")]
    [InlineData("The number's not been set up for him yet. I'll have it to him next week.", "Ada Quill undertook to provide him with the number, by the end of next week.")]
    [InlineData("The one that isn't in is the business plan, due in May. We haven't had it.", "The business plan, due in May, had not been received.")]
    [InlineData("He's said he'll serve notice. He's not given me nothing on paper.", "He has threatened notice but has issued nothing on paper.")]
    [InlineData("So the rate's eighteen, except for the children's charities, who stay on fourteen.", "The rate rises to £18, with the children's charities remaining at £14.")]
    [InlineData("I'm content with ten thousand for Ashwater. Anybody not? No. Both approved, then.", "A grant of £10,000 to Ashwater was approved.")]
    [InlineData("The house doesn't count, not for a short stay.", "The house is disregarded for a short stay.")]
    [InlineData("The county's engineer hasn't surveyed the culvert since 2018.", "The culvert was last surveyed by the county's engineer in 2018.")]
    [InlineData("And no more agency staff without it coming through me.", "Any use of agency staff must come through Ada Quill.")]
    [InlineData("There's no doubt about his capacity, he understood all of it.", "His capacity is not in doubt.")]
    [InlineData("We've advertised the posts and we've had no applicants that we could appoint.", "The posts have not been filled by an applicant who could be appointed.")]
    [InlineData("She's on the lower rate of the allowance. I'd think she'd get the higher one. I'll fill it in.", "Complete the form for the higher rate of the allowance")]
    [InlineData("Because I've got the sitting service. Wednesdays? Yes, then. Put me down.", "He will take up the sitting service on Wednesdays.")]
    [InlineData("Nobody has. I haven't ordered a hospital bed and I'm not ordering one.", "Ada Quill said that nobody had agreed it, that no hospital bed had been ordered and that one would not be ordered.")]
    [InlineData("I'm not signing another three years of that, it stops in December.", "Ada Quill would not sign another three years and said that it would stop in December.")]
    [InlineData("I can't have a building open with no member of staff in it.", "A building could not be open with no member of staff in it.")]
    [InlineData("There's nowt wrong with my knees.", "There was nothing wrong with his knees.")]
    [InlineData("With lamented in place of welcomed at fourteen, those stand as the record.", "The minutes were accepted as the record with lamented in place of welcomed at minute fourteen.")]
    [InlineData("So no, we're stopping at monthly, I'm not going to fortnightly.", "The conference was to stay monthly and not go to fortnightly.")]
    [InlineData("I'm not refusing it, I'm adjourning it, bring it back with the report.", "The request was not refused but adjourned, to be brought back with the report.")]
    [InlineData("I was going to say I'd get a notice served on the son, but listening to that, no, I'm not going to.", "Ada Quill was not going to get a notice served on the son.")]
    [InlineData("I don't want an order I can't defend.", "Ada Quill did not want an order that could not be defended.")]
    [InlineData("I'm not so sure it's neglect. He liked it.", "Ada Quill was not so sure that it was neglect.")]
    [InlineData("I ran her last night, nothing on her.", "A check had found nothing on her.")]
    [InlineData("Is he living there? No. There's a van outside most nights.", "Asked whether he lived there, Ada Quill said no, and that there was a van outside most nights.")]
    [InlineData("I manage the service and I'm in the chair.", "Ada Quill was in the chair. It was not said who took the minutes.")]
    [InlineData("It's Wednesday the third of March.", "The meeting was on Wednesday the third of March. No place or times were said.")]
    [InlineData("She isn't eating upstairs, she isn't sleeping upstairs.", "She was not eating or sleeping upstairs.")]
    [InlineData("Has that gone to the police? Not yet.", "Asked whether that had gone to the police, Ada Quill said that it had not.")]
    [InlineData("Where would it go? Not on the sensory garden.", "Asked where it would go, Ada Quill said not on the sensory garden.")]
    [InlineData("Child protection medicals for both of them, at the Willow Unit, nobody objects to that? No.", "Both were to have child protection medicals at the Willow Unit.")]
    [InlineData("The council's promised him a six foot wall, he says. Which, no.", "He said that the council had promised him a six foot wall, to which Ada Quill said no.")]
    [InlineData("I heard a hundred and eighty. It's not a hundred and eighty.", "Ada Quill had heard a hundred and eighty, and it was not.")]
    [InlineData("He wasn't aiming at her neither.", "He had not been aiming at her.")]
    [InlineData("Is there an incident form? I can't find one.", "Ada Quill asked for an incident form and could not find one.")]
    [InlineData("Nobody knows what it is, the drugs service don't know.", "Nobody, including the drugs service, knew what it was.")]
    [InlineData("Nor, Nigel, will we be charging for the lavatories.", "There would be no charging for the lavatories.")]
    [InlineData("Those for? Four. Against, none.", "There were four votes for and none against.")]
    [InlineData("I've read this twice and I can't find the form. No.", "Ada Quill had read it twice and could not find the form.")]
    [InlineData("If he drags it out then we lose the slot, don't we, the money rolls back.", "The slot would be lost if he dragged it out.")]
    [InlineData("The invitation wants to say no address.", "The invitation should give no address.")]
    [InlineData("It may be perfectly innocent. They often aren't.", "It might be perfectly innocent but they often were not.")]
    [InlineData("Mr Lomax isn't here, he's on a course. We'll put it off until he can come.", "It was put off until Mr Lomax, who was on a course, could attend.")]
    [InlineData("No venue or dates were agreed, the list is still going round.", "No venue or dates were agreed.")]
    public void What_says_the_same_in_other_words_is_not_found_fault_with(string said, string statement) => Codes(said, statement).ShouldBeEmpty();

    [Theory]
    [InlineData("He's not once been collected late this term.", "He has not been collected on time all term.", "negation-added")]
    [InlineData("I've no problem with Gordon taking them swimming.", "Gordon may not take them swimming.", "negation-added")]
    [InlineData("Nine visits were announced, two of them not.", "Two visits were not unannounced.", "negation-added")]
    [InlineData("The railway's been written to four times and they've never answered.", "The railway has replied to four letters.", "negation-dropped")]
    [InlineData("The yard shuts at ten and there'll be no music in it.", "Music is to be played in the yard.", "negation-dropped")]
    [InlineData("We'd be content with one o'clock, we would not be content with two.", "They would accept one o'clock and would accept two.", "negation-dropped")]
    [InlineData("Nobody in the building can override it.", "It can be overridden by anyone in the building.", "negation-dropped")]
    [InlineData("I don't believe there's any need for another meeting.", "A further meeting was considered necessary.", "negation-dropped")]
    [InlineData("We've reported four things since Easter and had not one reply.", "The parish had received a reply to the four things it had reported since Easter.", "negation-dropped")]
    [InlineData("We tested sixty of those that were seized and we found no lead in any of them.", "Tests of 60 of those seized found lead.", "negation-dropped")]
    [InlineData("There isn't a house without a meter.", "Every house has not a meter.", "negation-added")]
    [InlineData("If we've nothing by the tenth, we'll use the old team.", "The old team will be used if something is found by the tenth.", "negation-dropped")]
    [InlineData("He's not back till November.", "He is expected to return before November.", "negation-dropped")]
    [InlineData("I'll ring her tonight, before the minutes are out.", "She will not be rung tonight.", "negation-added")]
    [InlineData("It won't get built unless a site is found.", "It will get built unless a site is found.", "negation-dropped")]
    [InlineData("They've been ordered but they haven't come. I'll ring the supplier again tomorrow.", "Ada Quill will not contact the supplier tomorrow.", "negation-added")]
    [InlineData("I won't ring the supplier.", "Ada Quill agreed to ring the supplier.", "negation-dropped")]
    [InlineData("I'm happy to have a chat with the homelessness team. I'll ask them next week, no names.", "Approach the homelessness team with names", "negation-dropped")]
    [InlineData("After that nobody's got eyes on him at all.", "After that somebody would have sight of him.", "negation-dropped")]
    [InlineData("I'm not signing another three years of that, it stops in December.", "Ada Quill would sign another three years of that.", "negation-dropped")]
    [InlineData("We won't be looking at the video or relying on it.", "The video would be viewed or relied on.", "negation-dropped")]
    [InlineData("I'm going to say no to sleeping over for the time being.", "There would be sleeping over for the time being.", "negation-dropped")]
    [InlineData("I want to see Poppy without everyone.", "Ada Quill wanted to see Poppy with everyone.", "negation-dropped")]
    [InlineData("It's timing, not new money. I've no difficulty with it.", "Ada Quill had difficulty with it, as a matter of timing and not new money.", "negation-dropped")]
    [InlineData("I've no money agreed, so don't tell him.", "Ada Quill had no money agreed and asked that he should be told.", "negation-dropped")]
    [InlineData("They've never once said sorry to us.", "They had apologised to the family.", "negation-dropped")]
    [InlineData("Nothing's settled with Larch House, they don't even have her name.", "Nothing was settled with Larch House and they had her name.", "negation-dropped")]
    [InlineData("They're still taking eleven pounds a week. That shouldn't be.", "Ada Quill was of the view that this should be happening.", "negation-dropped")]
    [InlineData("Why weren't the other two reported?", "The other two were reported.", "negation-dropped")]
    [InlineData("She had no training, she hadn't been shown the kit. She did everything right.", "She had no training and had been shown the kit, and did everything right.", "negation-dropped")]
    [InlineData("Fine, it's not mine then.", "Ada Quill said that it was theirs.", "negation-dropped")]
    [InlineData("We are not chucking him out, end of.", "He was to be put out.", "negation-dropped")]
    [InlineData("I'll get you a list of the ones who never registered.", "Get a list of the ones who registered.", "negation-dropped")]
    [InlineData("Nor, Nigel, will we be charging for the lavatories.", "There would be charging for the lavatories.", "negation-dropped")]
    [InlineData("The invitation wants to say no address.", "The invitation should give the address.", "negation-dropped")]
    [InlineData("I've read this twice and I can't find the form. No. It's not there.", "Ada Quill had read it twice and could find the form, and it was confirmed that it was not there.", "negation-dropped")]
    [InlineData("That's everybody. Hoses are to be hand held, evenings only.", "It was not agreed that hoses were to be hand held.", "negation-added")]
    public void What_says_the_contrary_is_found_in_whatever_words(string said, string statement, string code) => Codes(said, statement).ShouldBe([code]);

    [Fact]
    public void A_pronoun_between_verb_and_particle_does_not_hide_that_something_ends() =>
        Codes("Do the schools want the Friday slot? They turned it down.", "The schools want the Friday slot.").ShouldBe(["negation-dropped"]);

    [Fact]
    public void A_yes_is_one_though_a_denial_follows_it() =>
        Codes("If there's no third member we can't sit, is that right? That's right, you're not quorate with two.", "The panel cannot sit if third member can be found.").ShouldBe(["negation-dropped"]);

    [Fact]
    public void What_is_denied_is_why_something_is_to_be_done() =>
        Codes("They've not sent the invoice, so I'll ring the agency.", "Ring the agency about the invoice").ShouldBeEmpty();

    [Fact]
    public void Another_thing_that_the_statement_denies_takes_up_what_was_denied() =>
        Codes("Line it. We're not digging Fulstow Road up.", "Fulstow Road is to be lined, not dug up.").ShouldBeEmpty();

    /// <summary>Whatever is said, its own words do not turn it.</summary>
    [Fact]
    public void No_sentence_is_turned_by_itself() =>
        Prop.ForAll(Sentences, text =>
        {
            var own = Read(text);
            return own.TrueForAll(p => Matching.Of(p, p, own).Verdict != Verdict.Turned);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_words_mean_the_same_or_contraries_whichever_is_asked_of_the_other() =>
        Prop.ForAll(Sentences, Sentences, (one, other) =>
            Read(one).SelectMany(p => p.Terms).All(a => Read(other).SelectMany(p => p.Terms).All(b => Term.Sign(a, b) == Term.Sign(b, a)))).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Sentences { get; } = Gen.Elements(DenialExchange.All.SelectMany(e => e.Turns).Select(t => t.Split(": ", 2)[1]).ToArray()).ToArbitrary();

    private static List<Proposition> Read(string text)
    {
        var talk = Talk.Of(Some.Transcript("Ada Quill: " + text));
        return [.. talk.Sentences.ToArray().SelectMany(s => PropositionReader.Read(talk.TokensOf(s), s.IsQuestion))];
    }

    private static IEnumerable<string> Codes(string said, string statement)
    {
        var source = Some.Transcript("Ada Quill: " + said);
        return new GroundingCheck(source, meetingDate: null)
            .Of([new Statement { Text = statement, Citations = [.. source.Segments.Select(Cite.Whole)] }])
            .Select(w => w.Code)
            .Where(c => c.StartsWith("negation-", StringComparison.Ordinal));
    }
}
