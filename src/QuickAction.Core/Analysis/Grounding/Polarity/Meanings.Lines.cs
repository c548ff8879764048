namespace QuickAction.Core.Analysis.Grounding.Polarity;

internal static partial class Meanings
{
    /// <summary>
    /// One meaning a line. Behind a colon stands its contrary, where that denies by itself; behind a bar, where it is only the opposite end of a scale ("rose" of what fell).
    /// Only for the check of negation: a line does not make a statement, it makes two words comparable.
    /// </summary>
    private const string Lines =
        """
        reply, answer, respond, response, get back, come back, ring back, call back, write back, hear from : ignore
        attend, attendance, arrive, come along, turn up, show up, make it, be there, present, here, take part : absent, miss, stay away, skip, fail to attend, cancel
        return, come back, get back, bring back, send back, give back, hand back, pay back, repay, go back, reopen, resume, be back, back
        accept, agree, content, happy, will, consent, approve, approval, welcome, fine, okay, prepare, comfortable, go along, assent, support, favour, in favour, endorse, sign up : refuse, refusal, reject, decline, resist, oppose, object, objection, against, turn down, turn away, unwilling, reluctant, dispute, disagree, hold out, veto, push back, dissent, say no
        grant, award, give, approve, allow, agree, uphold : refuse, reject, decline, deny, turn down, dismiss, knock back, withhold
        permit, permission, allow, let, authorise, licence, license, leave, may : forbid, ban, bar, prohibit, prevent, stop, block, rule out, against
        possible, option, open to, consider : rule out, impossible, out of the question
        carry on, continue, do, go for, go ahead, proceed, happen, take place, go on, pursue, run, keep on, use : drop, abandon, cancel, call off, scrap, shelve, fall through, withdraw, give up, stop, rule out, halt, axe
        carry, pass, win, succeed, approve : fall, lose, defeat, fail, reject, vote down
        seek, ask, apply, request, application, want, pursue : withdraw, drop, abandon
        continue, still, carry on, go on, keep, keep up, remain, stay, keep on, persist : stop, end, cease, finish, give up, pack up, discontinue, withdraw, conclude, drop, lapse, run out, come off, go off, take off, strike off, collapse, go under, break down
        remain, stay, stop at, keep, hold, same, unchanged, as it is, still, continue, leave it, leave as, stick, freeze, frozen, maintain | change, alter, move, adjust, amend, vary, revise, shift
        remain, stay, keep | leave, remove, quit, move out, step down, come off, be out, withdraw
        keep, retain, hold | lose, drop, give up, scrap, get rid, remove, throw away, release, break, close
        start, begin, launch, commence, set up, open : delay, postpone, defer, put off, hold up, stall, end, finish, stop
        decide, decision, settle, determine, resolve, issue : defer, leave open, postpone, hold, hold back, undecided, outstanding
        open, reopen | close, shut, locked, shut down, out of action
        work, operational, switch on, turn on, function, run, in use, in order, in service : broken, break, dead, bust, out of action, out of order, out of use, switch off, turn off, fail, stop, faulty, kaput
        full, fill : empty, vacant, free, vacancy, have nobody on
        fill, recruit, appoint, replace, staffed : freeze, vacant, empty, vacancy
        enough, sufficient, adequate, plenty, cover | short, lack, shortage, shortfall, insufficient, run out, run short
        money, fund, budget, penny, afford, affordable, manage, pay for, manageable : problem, unaffordable, broke
        pay, charge, cost, fee, bill, price, expense, charge for : waive, free, free of charge, for nothing, gratis, without charge
        available, free, can be had, get, obtain : unavailable, full, full up, taken
        give out, hand out, issue, supply, provide, send, offer, distribute, give : withhold, hold back, keep back, stop
        receive, get, reach, arrive | lose, miss, go astray, await, wait, outstanding
        pay, paid, settle, up to date : owe, arrears, behind, unpaid, overdue, debt
        on time, punctual, prompt, promptly : late, delay, behind, overdue
        early | late
        early, sooner | later
        safe, secure, safety | dangerous, unsafe, danger, at risk, risk, hazard
        healthy, fine, all right, recover | ill, poorly, unwell, sick
        fine, sound, safe, good, satisfactory, okay, in order | wrong, bad, poor, faulty, fault, defective, defect, problem, trouble, unsatisfactory, concern, worry, issue, difficulty
        concern, worry, worried, concerned, anxious, problem, trouble, fear, complaint, fault, issue, mind, difficulty | comfortable, content, happy, reassure
        blame, responsible, fault, down to, liable | exonerate
        hurt, injure, injury, harm, bruise, wound | unharmed, unhurt
        damage, break, broken | intact
        evidence, sign, indication, suggestion, suggest, proof, prove, intelligence, information, intel, trace, nothing to say, show, indicate, reason | disprove
        breach, break, violate, contravene, flout | comply, keep to, stick to, abide, observe, meet
        know, aware, hear of, awareness, familiar : unaware, unknown, ignorant
        believe, think, consider, reckon, feel, view, opinion : doubt, disbelieve
        sure, certain, confident, convinced : doubt, doubtful, unsure
        expect, likely, anticipate, probable, expectation : doubt, unlikely, surprise
        true, accurate, correct : false, wrong, untrue, inaccurate, incorrect, mistake, error, mistaken
        admit, accept, acknowledge, concede, own up | deny, refute, dispute
        mistake, error, wrong, slip, inaccurate
        know, remember, recall | forget
        use, touch, employ : stop, abandon, cease, scrap, discontinue, disuse
        drink, alcohol, booze, drinking | sober, dry, clean
        smoke, vape
        valid, current, renew, in force, in place, still : lapse, expire, run out, ran out, out of date, end
        protect, cover, insure | expose
        include, part of, contain, among, count, in the pack, in the papers | exclude, omit, leave out, left out, miss out, leave off
        attach, enclose
        paper, pack, agenda, bundle
        rise, increase, go up, put up, grow, raise, higher | fall, decrease, go down, reduce, cut, drop, come down, bring down, lower, shrink
        improve, better, recover, improvement, get better | worsen, deteriorate, worse, decline, slip, get worse
        gain, put on, add, win | lose, shed
        strong | weak
        support, help, assist | hinder
        visible, see, seen | hidden, invisible
        find, locate, identify, discover, trace | lose, missing
        easy, simple, straightforward | hard, difficult, struggle
        compulsory, mandatory, required, oblige, must, have to, need, necessary, require : optional, voluntary, unnecessary
        quick, fast | slow
        complete, finish, done, sign off, finalise, ready, fit, fitted : outstanding, unfinished, incomplete, pending
        resolve, solve, sort, sort out, fix, mend, settle, repair, put right
        all, every, always, each, every time, every single time, entire, whole, everyone, everybody
        alive | dead, die
        announce, announced, notice : unannounced
        attendance, attend
        reason, cause, explain, why
        tell, notify, inform, notice, notification, say, let know, mention, told : keep from
        visit, see, go round, be out, call
        visit, session, appointment, meeting
        want, wish, appetite, keen, willing, desire, eager, like, prefer, favour : unwilling, reluctant
        intend, plan, intention, propose, proposal, go to
        house, home, flat, property, premises
        vehicle, car
        vehicle, van
        vehicle, taxi
        taxi, cab
        firm, company, contractor, supplier
        staff, worker, employee, carer, girl
        carer, care
        letter, write, writing, written, correspondence, paper, post, email
        allocate, assign, allocation
        replace, replacement
        speak, talk, say, speech
        decide, decision
        exclude, exclusion
        submit, send, hand in, put in, lodge, file, give
        admit, admission, readmit, let in, let back in, let back : turn away, turn back
        lend, loan
        lose, loss
        choose, choice, prefer, preference
        sell, sale
        die, death
        able, ability, capable, manage, capacity, can : unable, incapable
        sit, serve
        view, opinion, mind
        repeat, again, redo, further, other, another
        affect, move, matter, make a difference, influence, bearing
        apply, application, applicant, come into it, relevant
        hear, heard, audible
        discuss, discussion, talk about
        quorate, quorum
        reach, reachable, get to, accessible, access : unreachable, inaccessible, out of reach
        extend, extension, lengthen, open until | cut, shorten
        police, officer
        children, child, kid, pupil
        child, kid, son
        child, kid, daughter
        child, kid, boy, lad
        child, kid, girl
        child, baby
        mother, mum, mam, parent
        grandfather, grandad, grandparent
        grandmother, nan, gran, grandparent
        husband, partner
        wife, partner
        bring, take
        collect, pick up, fetch
        give, given, offer, make an offer
        ring, phone, telephone, call
        gone, leave, left
        wear, have on, get on
        serious, severe, grave | minor, slight
        issue, send out, put out, give out
        recruit, hire, appoint
        advertise, have out, go out
        suggest, indicate
        need, have to, require, must
        save, keep, spare, protect
        flood, water
        warn, warning, alert
        meet, reach, exceed, hit : miss, fall short, short of
        harm, hurt, self-harm
        charge, bill
        reinspect, inspect, look at, check, camera
        photograph, picture
        lawful, legal | illegal, unlawful
        fair : unfair
        eligible, qualify, entitled : ineligible
        clean | dirty, filthy
        : block, blocked
        bar, ban, exclude
        robbed, stolen, theft
        treat, treatment, grit, gritted : untreated
        own | lease, rent, hire
        busy | quiet, deserted
        trouble, disorder, incident : quiet
        hold, keep
        public, publish, release, disclose | private, confidential, secret
        common, usual, normal : rare, unusual, rarely, seldom
        welcome, rate, think highly, impress : criticise
        support, in favour of
        dog, pet
        cat, pet
        trip, outing
        fund, meet, pay, cover
        leave, be out, move out, get out : stay, remain
        exist, appear : disappear, vanish, gone, fold, lack, shortage, nil, zero, avoid, prevent, suspend, pause, stall, mothball
        get, give, receive
        deliver, drop off, hand over, take round
        waiting list
        move, transfer, relocate
        send, circulate, post, email
        ask, request, invite
        start, begin, begun, commence, get going
        clear, empty, clean out
        count, take into account, take account, include : disregard, discount
        keep, retain : abolish, do away with
        vacancy, vacant, unfilled
        let in, allow in, admit : exclude, shut out, keep out
        buy, purchase
        repair, mend, fix
        tenant, resident
        boy, lad
        father, dad
        worker, carer, staff
        come, arrive, get here
        turn up, arrive, come
        anxious, worried, nervous | calm
        appeal, appellant
        agree, decide, resolve
        trigger, activate, set off
        inspect, inspection, check, examine
        further, another, more, extra, additional
        blame, fault, down to, responsible
        give a comment, comment
        fall, trip, slip, tumble
        home, house
        submit, send, hand in
        notice, evict, eviction
        money, cash, pound, pay
        late, overdue : on time, early, prompt, promptly
        tablet, medication, medicine, dose, pill
        weigh, weight
        grow, growth
        high, height
        long, length
        reveal, disclose, tell | conceal, hide
        agreement, agree
        promise, undertake, commit, guarantee
        exist, appear, succeed, work out, come about : come to nothing, fall flat, pull the plug, clean sheet, clean bill, walk away, back down, back out, opt out, drop out, pull out, bow out, step back, wash hands, write off, strike off, cross off, strike out, throw out, kick out, knock out, turf out, leave off, shut out, lock out, keep out, stay out, sit out, run dry, dry up, seize up, pack in, conk out, let down, let slip, go missing, go astray, overlook, neglect, dodge, shirk, skip, forgo, forfeit, waive, renounce, relinquish, revoke, rescind, quash, annul, void, nullify, overturn, overrule, reverse, retract, recant, disown, disclaim, repudiate, abstain, refrain, desist, bereft, devoid, deprive, exempt, immune, silent, bare, barren, redundant, redundancy, untrue, myth, hoax, rumour
        satisfy, please, happy, content, meet, pass : dissatisfy, disappoint, fail, fall short
        mention, refer, say, specify, state, cover : silent, omit, leave out
        uphold, find for, back : throw out, dismiss, reject, turn down, strike out
        qualify, eligible, entitle, entitled, able : ineligible, exclude, bar, disqualify
        show, train, teach, instruct, explain
        job, post, role, position, redundancy
        owe, owing, due, outstanding, arrears | clear, settle, pay
        own, belong, hold, have
        trace, find, locate, turn up
        lose, loss, deficit, in the red | profit, surplus, gain
        return, go back, get back
        demand, taker, interest, call, call for
        fit, suitable, suit, right : unsuitable, unfit
        obey, follow, comply, keep to | break, ignore, flout
        cure, heal, recover
        fund, pay for, budget, finance
        allow, let, hear of, entertain, countenance, stand for, permit : refuse, forbid, ban
        hit, strike, damage, puncture
        join, enrol, register, sign up
        win, get, secure, obtain | lose, miss
        believe, accept, credit, trust : doubt, dispute, deny
        vote for, support, back, in favour | vote against, oppose, against
        touch, contact, in touch, hear from, speak
        need, necessary, require, consent
        : run out, exhaust, use up
        lead, cause, result, end up, finish up, wind up, bring about
        : quit, halt, pause, suspend, wind down, peter out, fizzle out, tail off, come to an end, call time, call a halt, pack it in, knock on the head
        continue, carry on, keep on : quit, halt, pause, suspend, on hold, on ice, mothball, wind down
        act, deal with, tackle, address, change : leave as it is, leave as they are, leave as it be, leave alone, let lie, turn a blind eye, sit on, look the other way
        : await, awaiting, hang on for, pending, outstanding, still to come, to follow
        : await, pending, outstanding
        decide, decision, agree, settle : on hold, on ice, hang fire, long grass, back burner, abeyance, fence, undecided, up in the air, park it, leave on the table, lie on the table
        start, begin, go ahead, proceed : on hold, on ice, hang fire, mothball
        know, aware, understand : no idea, none the wiser, clueless, baffle, mystify
        tell, inform, notify, let know : keep in the dark, keep from, leave out
        agree, agreement : at odds, deadlock, stalemate, impasse
        available, in stock, get hold, obtain : sold out, out of stock, booked up, fully booked, oversubscribed, snap up
        keep to, honour, stick to, stand by : go back on, renege, break
        reply, answer, respond : fob off, brush off, stonewall, ghost, go quiet, go silent, silence
        take place, happen, meet, hold, go ahead : postpone, put off, put back, adjourn, rain off, cancel, call off, fall through
        work, running, function : offline, on the blink, pack up, conk out, fail
        fill, recruit, staff, appoint : short-staffed, understaffed, short-handed, a man down, one down, carry a vacancy, unfilled, gap
        enough, plenty, sufficient : scarce, scarcity, thin on the ground, few and far between, overstretched, insufficient, inadequate
        pay, repay : default, bounce, dodge, in arrears, withhold
        come, attend, turn up, appear, show : no-show, stand up, fail to appear, stay at home, give it a miss
        approve, accept, agree : refer back, knock back, quash, veto, pour cold water
        have : lack, go without, do without, be without, short of, low on
        accept, take up : opt out, say no, steer clear, decline, spurn, snub
        allow, permit, let : put a stop, put foot down, clamp down, off limits, out of bounds, out of the question, prohibit, outlaw
        evidence, prove, proof, founded, substantiate : unfounded, groundless, baseless, unsubstantiated, without foundation, hearsay
        true, fact, so, right : nonsense, false, fiction, wide of the mark
        find, trace, locate : missing, mislaid, vanish, draw a blank, no trace, no sign, come up empty, go walkabout, lost
        charge, prosecute, prosecution : drop, discontinue, let off, no further action
        guilty, convict | innocent, acquit, clear
        pass, succeed, meet : fail, fall short, flunk, come unstuck
        contact, in touch, hear from, speak : lose touch, fall out of contact, off the radar, go to ground, lose contact
        involve, involved : sit out, step aside, recuse, stand aside
        use, occupy, occupied, live in : gather dust, sit empty, stand empty, lie empty, disused, unused, void, empty
        win, succeed : lose out, beaten, outvoted, unsuccessful, lose
        rise, increase, raise, uplift | freeze, plateau, level off, standstill
        fund, funded, pay for, finance : unfunded, cut off, dry up, pull the plug, withdraw
        extend, extension, longer : cut short, curtail, shorten
        need, require, necessary, call for : surplus, redundant, spare, do without, unnecessary, needless
        willing, keen, want, ready : dig in, balk, baulk, drag feet, reluctant, loath, hesitate, reluctance
        speak, say, talk, tell : silent, clam up, keep quiet
        support, help, look after, back : let down, leave to it, abandon, neglect, turn back on
        trust, confidence, confident, faith : wary, mistrust, distrust
        eat, meal, food : skip, go without
        change, different, differ | same, as you were, status quo, as before, no different, unchanged, identical
        solve, cure, mend, fix : insoluble, incurable, beyond repair, write off, past saving, past repair
        save, rescue, mend, repair : beyond repair, past saving, write off, condemned
        clear, plain, obvious, certain : unclear, uncertain, vague, murky, moot, open to question
        sign, signed, sign up : unsigned
        legal, lawful, allowed : against the law, unlawful, illegal
        fit, well, better, recover : poorly, under the weather, off colour, laid up, off sick
        pay, paid : unpaid, for nothing
        full, fully, complete, completely : partial, partly, incomplete
        join, member, belong : resign, quit, step down, stand down
        : resign, quit, step down, stand down
        responsible, accountable, down to, own : wash hands, pass the buck, disclaim
        return, give back, refund, reimburse, pay back, repay
        recover, recoup, claim back, get back
        : quit, stop, give up
        get, obtain, secure, acquire, get hold
        investigate, look into, examine, explore, look at, enquire, inquire
        find out, establish, ascertain, discover, learn
        carry out, conduct, undertake, perform, do
        pursue, chase, chase up, follow up, press
        monitor, keep an eye, watch, track, keep under review
        check, verify, confirm, make sure, ensure
        fill in, complete, fill out
        record, write down, minute, note, write up
        retain, keep, hold on to, hang on to
        cut, reduce, reduction, trim, slash, saving
        run, operate, manage, deliver
        look after, care for, care
        tolerate, put up with, stand
        sack, dismiss, fire, let go, lay off
        frighten, scare, scared, afraid, fear, frightened
        angry, upset, cross, annoy, annoyed, distress, distressed
        expensive, dear, costly, pricey | cheap, inexpensive
        big, large, great | small, little, tiny
        argument, row, dispute, quarrel, fall out
        fight, altercation, brawl
        rubbish, waste, litter
        throw away, bin, discard, dispose, get rid, chuck
        job, employment, work
        manager, boss, head, lead
        doctor, gp, practice, surgery
        shop, store
        road, street, highway, lane
        lorry, vehicle, wagon
        brother, sibling
        sister, sibling
        belief, believe, think
        photo, photograph, picture, image
        form, paperwork, document
        contract, agreement
        complain, complaint, moan
        suggest, propose, put forward, recommend
        supervise, supervision, supervised, oversee
        report, tell, say
        crash, accident, collision, smash
        knock down, hit, run over, injure
        crowd, busy, packed
        night, overnight, evening
        class, lesson
        : lost, lose, gone
        set up, establish, create, found, form
        build, construct, construction, put up, erect
        pull down, demolish, knock down, demolition
        lead, run, head, chair
        rent, lease, let, hire
        : miss, overlook
        draft, draw up, write, prepare
        send, forward, pass on, let have, get across, get over
        view, watch, look at
        put out, throw out, chuck, chuck out, kick out, evict, turf out
        visit, call on, pop in, drop in, go to see, see
        catch up, up to date
        explain, talk through, go through
        train, training, trained, course
        teach, lesson, tuition
        swim, swimming, pool
        bus, service, route
        toilet, lavatory, loo
        bathroom, shower, wet room
        medicine, medication, tablet, drug
        drug, substance
        vote, ballot
        minutes, record
        target, goal, aim
        limit, cap, ceiling
        area, patch, ward
        evening, night
        guarantee, assure, assurance, promise
        apologise, sorry, apology
        appeal, challenge, contest
        challenge, question, query
        steal, theft, rob, burgle, burglary, break in
        damage, vandalise, vandalism, smash
        : cancel, call off, scrap
        : outside
        : breach, break
        : refuse, decline, turn down, knock back, say no
        : lack, shortage
        stuck, trapped, trap
        fire, blaze, go up
        burst, leak, leaking
        serve, supply, provide
        """;
}
