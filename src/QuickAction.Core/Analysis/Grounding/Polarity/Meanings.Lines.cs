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
        remain, stay, keep, hold, same, unchanged, as it is, still, continue, leave it, leave as, stick, freeze, frozen, maintain | change, alter, move, adjust, amend, vary, revise, shift
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
        start, begin, commence
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
        """;
}
